import {messageOf} from '../../base/errors.ts';
import {Frontier} from '../../merkle/frontier.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import {storedHashCount} from '../../merkle/stored-hashes.ts';
import {prunedNames} from '../read/layout.ts';
import {readPruned} from '../read/pruned.ts';
import type {TreeReader} from '../read/tree-reader.ts';
import type {Findings} from './findings.ts';
import {TwinTree} from './tree-comparison.ts';

export interface Beginning {
  /** The tree of the entries that were removed, by its stored hashes. */
  readonly tree: TwinTree;
  /** How many those are, for which there are statements. */
  readonly pruned: number;
  /** Who signed them. */
  readonly statements: readonly {readonly name: string; readonly by: readonly NoteVerifier[]}[];
}

/**
 * What stands before the first entry that is there. Parts may have been removed: then signed statements say so, without a
 * hole, and the stored hashes of them make the roots that are stated.
 */
export function verifyBeginning(
  dir: string,
  first: number,
  stored: TreeReader | undefined,
  keys: readonly NoteVerifier[],
  findings: Findings,
): Beginning {
  const statements = readStatements(dir, keys, findings);
  const {to: covered = 0} = statements.at(-1) ?? {};
  if (first > covered) {
    const place = {file: 'pruned', seq: covered};
    const told = `entries ${covered} to ${first - 1} are missing, and no statement says that they were removed`;
    findings.add('error', 'missing', place, `statements end at entry ${covered}: ${told}`);
  } else if (first < covered) {
    const told = `says that entries before ${covered} were removed, and those from ${first} on are there: prune once more`;
    findings.add('warning', 'pruned', {file: statements.at(-1)?.name ?? ''}, told);
  }
  if (first > 0 && !stored) {
    const told = 'is missing, and cannot be made again: entries that it is over were removed';
    findings.add('error', 'tree', {file: 'tree'}, told);
    return {tree: new TwinTree(first, undefined), pruned: first, statements};
  }
  if (stored && stored.count < storedHashCount(first)) {
    const told = `ends before entry ${first}, and cannot be made again: entries that it is over were removed`;
    findings.add('error', 'tree', {file: 'tree'}, told);
    return {tree: new TwinTree(first, stored), pruned: first, statements};
  }
  const tree = new TwinTree(Frontier.empty(), stored);
  for (const {name, to, root} of [...statements, {name: '', to: first, root: ''}]) {
    while (tree.size < Math.min(to, first)) tree.addMissing();
    const isRoot = name !== '' && tree.size === to ? tree.isRoot(Buffer.from(root, 'base64')) : true;
    if (isRoot !== true)
      findings.add(
        'error',
        'pruned',
        {file: name, seq: to},
        'states another root than the stored hashes have',
      );
  }
  return {tree, pruned: first, statements};
}

type Statement = ReturnType<typeof readPruned> & {name: string};

/** Those that follow each other from the first entry on. */
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
