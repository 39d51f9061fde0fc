import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import type {Findings} from './findings.ts';

/** A statement about what was removed, and who signed it. */
export interface Statement {
  readonly name: string;
  readonly by: readonly NoteVerifier[];
}

/**
 * Requires that each was signed by a key that is believed, or that an entry tells of: anybody who may write to the folder
 * can name a key of his own in `keys`. Without the entries, which a quick look does not read, it is left open.
 *
 * @param believed the trusted key, and those that signed the last checkpoint
 * @param announced the keys that entries tell of; undefined where nobody looked
 */
export function checkStatements(
  statements: readonly Statement[],
  believed: readonly NoteVerifier[],
  announced: ReadonlySet<string> | undefined,
  findings: Findings,
): void {
  const known = new Set([...believed.map(String), ...(announced ?? [])]);
  for (const {name, by} of statements) {
    if (by.some(key => known.has(key.toString()))) continue;
    const told = `is signed by ${by.map(String).join(' and ')}, which is not the key that is trusted`;
    if (announced)
      findings.add(
        'error',
        'pruned',
        {file: name},
        `${told}, and of which no entry tells: what it says was removed is missing`,
      );
    else
      findings.add(
        'warning',
        'pruned',
        {file: name},
        `${told}: a full verification looks whether an entry tells of it`,
      );
  }
}
