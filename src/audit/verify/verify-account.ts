import {UnfitFileError} from '../../base/foreign-file.ts';
import {originOf} from '../../identity/log-key.ts';
import {leafHash} from '../../merkle/hashes.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import {storedHashIndex} from '../../merkle/stored-hashes.ts';
import {AuditError} from '../errors.ts';
import type {Part} from '../read/account-folder.ts';
import {AccountFolder} from '../read/account-folder.ts';
import {linesForward} from '../read/lines.ts';
import {prunedTo} from '../read/pruned.ts';
import {keysOf} from './account-keys.ts';
import type {Anchor} from './checkpoints.ts';
import {allAnchors, lastAnchor} from './checkpoints.ts';
import {closeAccount} from './conclude.ts';
import {EntryCheck} from './entry-check.ts';
import {Findings} from './findings.ts';
import type {VerifyOptions} from './options.ts';
import type {AccountReport} from './report.ts';
import {certificatesIn, Signers} from './signers.ts';
import type {Progress, RunContext} from './verify-part.ts';
import {runPart} from './verify-part.ts';
import {verifyBeginning} from './verify-pruned-prefix.ts';

export type {VerifyOptions} from './options.ts';

/**
 * Finds what is wrong with the account in `dir`, which is only read, and may grow meanwhile. What is wrong is in the
 * report; it throws only where the folder cannot be read, or a file of it is none. Reads synchronously, with little memory whatever the size: for
 * a process of its own.
 *
 * @throws {AuditError} `account-damaged`; and what the system says
 */
export function verifyAccount(dir: string, options: VerifyOptions = {}): AccountReport {
  try {
    return verify(dir, options);
  } catch (error) {
    if (!(error instanceof UnfitFileError)) throw error;
    throw new AuditError('account-damaged', `${error.message}: this is no account`, {cause: error});
  }
}

function verify(dir: string, options: VerifyOptions): AccountReport {
  using folder = new AccountFolder(dir, {isSigned: true});
  const findings = new Findings();
  const named = keysOf(dir, findings);
  const isNamed = named.some(key => key.toString() === options.verifier?.toString());
  const keys = options.verifier && !isNamed ? [...named, options.verifier] : named;
  const first = folder.parts[0]?.first ?? prunedTo(dir);
  const {tree, pruned, statements} = verifyBeginning(dir, first, folder.tree, keys, findings);
  const entries = options.mode === 'quick' ? undefined : entryCheck(dir, first, findings, options);
  const isKnown = (seq: number, line: Buffer) => {
    const stored = folder.tree?.at(storedHashIndex(0, seq));
    return stored !== undefined && leafHash(line).equals(stored);
  };
  const context = {
    findings,
    entries,
    isKnown,
    seen: options.seen,
    isQuick: options.mode === 'quick',
    onProgress: options.onProgress,
  };
  const progress = new Run(folder, keys, context).go(begin(tree));
  return closeAccount({folder, findings, keys, named, first, pruned, statements, progress, entries, options});
}

function entryCheck(
  dir: string,
  first: number,
  findings: Findings,
  {bundle, verifier}: VerifyOptions,
): EntryCheck {
  const host = verifier?.name.replace(/\/reeve-account$/, '');
  const known = host !== undefined && verifier?.name === originOf(host) ? host : undefined;
  return new EntryCheck(findings, new Signers(certificatesIn(dir), bundle), {host: known, first});
}

const begin = (tree: Progress['tree']): Progress => ({
  tree,
  entries: 0,
  checkpoints: 0,
  first: undefined,
  last: undefined,
  anchor: undefined,
  provenTo: tree.size,
  unproven: undefined,
  lostAt: undefined,
  seen: undefined,
});

/** Goes through the parts, the oldest first. */
class Run {
  readonly #folder: AccountFolder;
  readonly #keys: readonly NoteVerifier[];
  readonly #context: RunContext;

  constructor(folder: AccountFolder, keys: readonly NoteVerifier[], context: RunContext) {
    this.#folder = folder;
    this.#keys = keys;
    this.#context = context;
  }

  go(from: Progress): Progress {
    const {parts} = this.#folder;
    let progress = from;
    for (const [i, part] of parts.entries()) progress = this.#part(progress, part, parts[i + 1]);
    return progress;
  }

  #part(before: Progress, part: Part, next: Part | undefined): Progress {
    const {findings, isQuick} = this.#context;
    using checkpoints = this.#folder.openCheckpoints(part);
    const last = checkpoints && lastAnchor(checkpoints, this.#keys);
    const undo = findings.mark();
    const attempt = {...before, tree: before.tree.copy()};
    // Where the last one is not good, the others are needed as well.
    const what = {part, next, last};
    const isEnough = isQuick && (last !== undefined || !checkpoints);
    if (isEnough && this.#run(attempt, what, last ? [last] : [], true)) return attempt;
    undo();
    const all = checkpoints ? allAnchors(checkpoints, this.#keys, findings, part.first === undefined) : [];
    const progress = isQuick ? {...before, tree: before.tree.copy()} : before;
    this.#run(progress, what, all, false);
    return progress;
  }

  #run(
    progress: Progress,
    {part, next, last}: {part: Part; next: Part | undefined; last: Anchor | undefined},
    anchors: Iterable<Anchor>,
    isQuick: boolean,
  ): boolean {
    using file = this.#folder.open(part);
    const from = progress.tree.size;
    const isGrowing = part.first === undefined;
    // Where the growing part begins, no name says: behind what the checkpoints of the one before it cover, or later.
    const end = next?.first;
    const due = end ?? Math.max(from, last?.size ?? 0);
    const most = Math.max(due, from + Math.ceil(file.size / shortestLine));
    const options = {
      name: part.name,
      checkpointsName: part.checkpointsName,
      lines: linesForward(file.fd, 0, file.size),
      walk: {from, below: end ?? most, due},
      anchors,
      isGrowing,
    };
    return runPart(progress, options, {...this.#context, isQuick});
  }
}

/** No entry is shorter, bytes. */
const shortestLine = 64;
