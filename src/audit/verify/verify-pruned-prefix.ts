import {messageOf} from '../../base/errors.ts';
import {Frontier} from '../../merkle/frontier.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import {storedHashCount} from '../../merkle/stored-hashes.ts';
import type {AccountFolder} from '../read/account-folder.ts';
import {prunedNames} from '../read/layout.ts';
import {prunedTo, readPruned} from '../read/pruned.ts';
import type {AccountKeys} from './account-keys.ts';
import type {Findings} from './findings.ts';
import {TreeComparison} from './tree-comparison.ts';

/** The entries before the first one that is there. */
export interface PrunedPrefix {
  /** The number of the first entry that is there. */
  readonly first: number;
  /** The tree of the entries before it, by its stored hashes. */
  readonly tree: TreeComparison;
  readonly statements: readonly Statement[];
}

type Statement = ReturnType<typeof readPruned> & {name: string};

/**
 * Verifies the beginning of an account, of which parts may have been pruned: signed statements say so without
 * a hole, and the stored hashes of the pruned entries make the roots that are stated.
 */
export function verifyPrunedPrefix(
  {dir, parts, tree: stored}: AccountFolder,
  {all}: AccountKeys,
  findings: Findings,
): PrunedPrefix {
  const first = parts[0]?.first ?? prunedTo(dir);
  const statements = readStatements(dir, all, findings);
  const {to: covered = 0, name: lastName = ''} = statements.at(-1) ?? {};
  if (first > covered) {
    const place = {file: 'pruned', seq: covered};
    const told = `entries ${covered} to ${first - 1} are missing, and no statement says that they were removed`;
    findings.add('error', 'missing', place, `statements end at entry ${covered}: ${told}`);
  } else if (first < covered) {
    const told = `says that entries before ${covered} were removed, and those from ${first} on are there: prune once more`;
    findings.add('warning', 'pruned', {file: lastName}, told);
  }
  const lost = !stored ? 'is missing' : `ends before entry ${first}`;
  if (first > 0 && (!stored || stored.count < storedHashCount(first))) {
    const told = `${lost}, and cannot be made again: entries that it is over were removed`;
    findings.add('error', 'tree', {file: 'tree'}, told);
    return {first, tree: new TreeComparison(first, stored), statements};
  }
  const tree = new TreeComparison(Frontier.empty(), stored);
  for (const {name, to, root} of statements) {
    growTo(tree, Math.min(to, first));
    if (tree.size !== to || tree.isRoot(Buffer.from(root, 'base64')) === true) continue;
    const told = 'states another root than the stored hashes have';
    findings.add('error', 'pruned', {file: name, seq: to}, told);
  }
  growTo(tree, first);
  return {first, tree, statements};
}

/**
 * Requires that each statement was signed by a key that is believed, or that an entry announces: anybody who
 * may write to the folder can name a key of his own in `keys`. A quick verification does not read the
 * entries, and leaves it open.
 *
 * @param believed the trusted key, or else those that signed the last checkpoint
 * @param announced the keys that entries announce; undefined if the entries were not read
 */
export function verifyStatementSigners(
  {statements}: PrunedPrefix,
  believed: readonly NoteVerifier[],
  announced: ReadonlySet<string> | undefined,
  findings: Findings,
): void {
  const known = new Set([...believed.map(String), ...(announced ?? [])]);
  for (const {name: file, by} of statements) {
    if (by.some(key => known.has(key.toString()))) continue;
    const told = `is signed by ${by.map(String).join(' and ')}, which is not the key that is trusted`;
    const missing = `${told}, and of which no entry tells: the entries that it says were removed are missing`;
    const open = `${told}: a full verification looks whether an entry tells of it`;
    if (announced) findings.add('error', 'pruned', {file}, missing);
    else findings.add('warning', 'pruned', {file}, open);
  }
}

function growTo(tree: TreeComparison, size: number): void {
  while (tree.size < size) tree.addMissing();
}

/** The statements that follow each other from the first entry on. */
function readStatements(dir: string, keys: readonly NoteVerifier[], findings: Findings): Statement[] {
  const statements: Statement[] = [];
  for (const name of prunedNames(dir)) {
    try {
      const pruned = readPruned(dir, name, keys);
      const due = statements.at(-1)?.to ?? 0;
      if (pruned.from === due) statements.push({...pruned, name});
      else {
        const told = `begins with entry ${pruned.from}, and nothing states what became of those from ${due} on`;
        findings.add('error', 'pruned', {file: name, seq: due}, told);
      }
    } catch (error) {
      findings.add('error', 'pruned', {file: name}, messageOf(error));
    }
  }
  return statements;
}
