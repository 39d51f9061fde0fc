import type {Checkpoint} from '../../merkle/checkpoint.ts';
import type {PlacedCheckpoint} from './checkpoints.ts';
import type {WalkProgress} from './entry-walk.ts';
import {beginWalk} from './entry-walk.ts';
import type {Findings, Place} from './findings.ts';
import type {TreeComparison} from './tree-comparison.ts';

/** The progress of the verification of an account. */
export interface AccountProgress extends WalkProgress {
  /** The last checkpoint that was met, whether or not the lines fit it. */
  lastCheckpoint: PlacedCheckpoint | undefined;
  /** Lines up to here do not fit a checkpoint. Those behind it cannot be compared with any more. */
  lostAt: number | undefined;
  /** True if the account fits the checkpoint that was seen before; undefined if its size was not reached. */
  seen: boolean | undefined;
}

export function beginAccount(tree: TreeComparison): AccountProgress {
  return {...beginWalk(tree), lastCheckpoint: undefined, lostAt: undefined, seen: undefined};
}

export interface CheckpointsOptions {
  /** The names of the part, and of the file of its checkpoints. */
  readonly name: string;
  readonly checkpointsName: string;
  /** In their order. */
  readonly checkpoints: Iterable<PlacedCheckpoint>;
  readonly findings: Findings;
  /** A checkpoint that was seen before. */
  readonly seen: Checkpoint | undefined;
  /** True if checkpoints were left out, which could tell more about a wrong line. */
  readonly isQuick: boolean;
}

/**
 * Compares the tree over the lines of a part with each checkpoint of the part, when the tree has its size.
 */
export class PartCheckpoints {
  readonly #progress: AccountProgress;
  readonly #options: CheckpointsOptions;
  readonly #rest: Iterator<PlacedCheckpoint>;
  #next: PlacedCheckpoint | undefined;
  #isGood = true;

  constructor(progress: AccountProgress, options: CheckpointsOptions) {
    this.#progress = progress;
    this.#options = options;
    this.#rest = options.checkpoints[Symbol.iterator]();
    this.#advance();
  }

  /** The number of entries under the next checkpoint. */
  get nextSize(): number | undefined {
    return this.#next?.size;
  }

  /**
   * Compares with each checkpoint over as many entries as there are by now. Returns false if one does not
   * fit, and the checkpoints that were left out could tell more.
   */
  settle(): boolean {
    const {tree} = this.#progress;
    const {seen} = this.#options;
    if (seen?.size === tree.size) this.#progress.seen = tree.isRoot(seen.root);
    while (this.#next && this.#next.size <= tree.size) {
      if (this.#next.size === tree.size) this.#compare(this.#next);
      else this.#misplaced(this.#next);
      if (!this.#isGood) return false;
      this.#advance();
    }
    return true;
  }

  /** The part has no more lines. */
  end(isGrowing: boolean): void {
    for (; this.#next; this.#advance()) this.#misplaced(this.#next);
    const {tree, lastCheckpoint} = this.#progress;
    if (isGrowing || lastCheckpoint?.size === tree.size) return;
    // A full disk may leave out a checkpoint: the next one covers those entries as well.
    const {name, checkpointsName, findings} = this.#options;
    const covered = lastCheckpoint?.size ?? 0;
    const told = `cover the entries before ${covered}, and ${name} ends with ${tree.size}`;
    findings.add('warning', 'checkpoint', {file: checkpointsName, seq: covered}, told);
  }

  #compare(checkpoint: PlacedCheckpoint): void {
    const progress = this.#progress;
    progress.checkpoints += 1;
    progress.lastCheckpoint = checkpoint;
    if (progress.lostAt !== undefined) return;
    const verdict = progress.tree.settle(checkpoint.root);
    if (verdict === 'unknown') return;
    const difference = progress.tree.takeDifference();
    if (verdict === 'bad') {
      this.#isGood = !this.#options.isQuick;
      if (this.#isGood) this.#lose(checkpoint, difference.lines);
      return;
    }
    if (verdict === 'lines-changed') {
      for (const place of difference.lines)
        this.#changed(place, 'is not what was signed: the line was changed');
      this.#options.findings.drop(difference.count - difference.lines.length);
    }
    progress.provenTo = checkpoint.size;
    progress.unproven = undefined;
  }

  /** Neither the lines nor the stored hashes are those that were signed. */
  #lose(checkpoint: PlacedCheckpoint, differing: readonly Place[]): void {
    const progress = this.#progress;
    progress.lostAt = checkpoint.size;
    for (const place of differing)
      this.#changed(place, 'is not what was signed: neither is the hash that is stored of it');
    if (differing.length > 0) return;
    const {provenTo, unproven = checkpoint.place} = progress;
    const {file, line} = checkpoint.place;
    const where = line === undefined ? file : `${file}:${line}`;
    const by = `by the checkpoint over ${checkpoint.size} entries (${where})`;
    const told =
      checkpoint.size - provenTo === 1
        ? `is not what was signed, ${by}: the line was changed`
        : `is the first of ${checkpoint.size - provenTo} lines of which one or more were changed, ${by}`;
    this.#changed(unproven, told);
  }

  #changed(place: Place, message: string): void {
    this.#options.findings.add('error', 'line', place, message);
  }

  #misplaced({place, size}: PlacedCheckpoint): void {
    const told = `is a checkpoint over ${size} entries that is out of place: ${this.#options.name} ends with ${this.#progress.tree.size}`;
    this.#options.findings.add('error', 'checkpoint', place, told);
  }

  #advance(): void {
    const {value, done} = this.#rest.next();
    this.#next = done === true ? undefined : value;
  }
}
