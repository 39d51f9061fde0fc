import {messageOf} from '../../base/errors.ts';
import {NoteVerifier} from '../../merkle/note-verifier.ts';
import {readKeyFile} from '../read/keys.ts';
import type {Findings} from './findings.ts';

/** The log keys that may have signed checkpoints. */
export interface AccountKeys {
  /** Those that the account names, oldest first. */
  readonly named: readonly NoteVerifier[];
  /** Those, and the key that is trusted. */
  readonly all: readonly NoteVerifier[];
}

/** Reads the log keys that the account in `dir` names. Lines that are no keys go to the findings. */
export function keysOf(dir: string, trusted: NoteVerifier | undefined, findings: Findings): AccountKeys {
  const named = namedKeys(dir, findings);
  const isNamed = named.some(key => key.toString() === trusted?.toString());
  return {named, all: trusted && !isNamed ? [...named, trusted] : named};
}

function namedKeys(dir: string, findings: Findings): NoteVerifier[] {
  const text = readKeyFile(dir);
  if (text === undefined) {
    const told = 'is missing: nothing says which keys signed the checkpoints';
    findings.add('error', 'keys', {file: 'keys'}, told);
    return [];
  }
  const lines = text.split('\n');
  if (lines.pop() !== '')
    findings.add('error', 'keys', {file: 'keys', line: lines.length + 1}, 'is cut off: no whole line');
  return lines.flatMap((line, i) => {
    try {
      return [NoteVerifier.parse(line)];
    } catch (error) {
      findings.add('error', 'keys', {file: 'keys', line: i + 1}, `is no key: ${messageOf(error)}`);
      return [];
    }
  });
}
