import {leafHash} from '../../merkle/hashes.ts';
import type {NumberedLine} from '../read/stream-lines.ts';
import type {EntryCheck} from './entry-check.ts';
import type {DueLine, Gap, SequenceItem, SequenceOptions, Torn} from './entry-sequence.ts';
import {describeGap, EntrySequence} from './entry-sequence.ts';
import type {Findings, Place} from './findings.ts';
import type {TreeComparison} from './tree-comparison.ts';

/** The progress of a walk over the entries of an account, or of an export. */
export interface WalkProgress {
  /** The tree over all entries so far. */
  readonly tree: TreeComparison;
  /** The number of entries and of checkpoints so far. */
  entries: number;
  checkpoints: number;
  /** The times of the first entry, of the last one, and the latest time: clocks may be set back. */
  first: number | undefined;
  last: number | undefined;
  newest: number;
  /** A checkpoint showed the lines, or the stored hashes, up to this entry to be right. */
  provenTo: number;
  /** The first line behind that. */
  unproven: Place | undefined;
}

export interface WalkOptions {
  /** The name of the file with the lines. */
  readonly file: string;
  readonly sequence: SequenceOptions;
  readonly findings: Findings;
  /** Undefined if the content of entries is not checked. */
  readonly entries: EntryCheck | undefined;
  readonly onProgress: ((entries: number) => void) | undefined;
  /** Called when the tree has grown. Returns false if the rest of the lines is not wanted. */
  readonly grown: () => boolean;
  /** Returns the next size of the tree that has to be looked at, if there is one. */
  readonly nextSize: () => number | undefined;
  readonly tear: (torn: Torn) => void;
}

const progressEvery = 4096;

export function beginWalk(tree: TreeComparison): WalkProgress {
  return {
    tree,
    entries: 0,
    checkpoints: 0,
    first: undefined,
    last: undefined,
    newest: 0,
    provenTo: tree.size,
    unproven: undefined,
  };
}

/**
 * Goes through the lines of a part, or of an export, as they come: puts them in the tree, checks what they
 * say, and adds gaps to the findings.
 */
export class EntryWalk {
  readonly #progress: WalkProgress;
  readonly #options: WalkOptions;
  readonly #sequence: EntrySequence;
  #isWanted = true;

  constructor(progress: WalkProgress, options: WalkOptions) {
    this.#progress = progress;
    this.#options = options;
    this.#sequence = new EntrySequence(options.sequence, item => this.#step(item));
  }

  /** True while it looks for where the entries go on after a gap. */
  get isLooking(): boolean {
    return this.#sequence.isLooking;
  }

  /** Returns false if no more lines are wanted. */
  push(line: NumberedLine): boolean {
    this.#sequence.push(line);
    return this.#isWanted;
  }

  /** There are no more lines. Returns false if something before the end was the last that was wanted. */
  end(): boolean {
    this.#sequence.end();
    return this.#isWanted;
  }

  #step(item: SequenceItem): void {
    if (!this.#isWanted) return;
    if (item.kind === 'due') this.#take(item);
    else if (item.kind === 'gap') this.#skip(item);
    else this.#options.tear(item);
  }

  #take({seq, time, bytes, position, number}: DueLine): void {
    const progress = this.#progress;
    const {file, entries, onProgress} = this.#options;
    const place = {file, line: number, byte: position, seq};
    progress.unproven ??= place;
    progress.tree.add(leafHash(bytes), place);
    entries?.check(bytes, place);
    progress.entries += 1;
    progress.first ??= time;
    progress.last = time;
    if (time > progress.newest) progress.newest = time;
    if (progress.entries % progressEvery === 0) onProgress?.(progress.entries);
    this.#isWanted = this.#options.grown();
  }

  #skip(gap: Gap): void {
    const {tree} = this.#progress;
    const {file, findings, entries, grown, nextSize} = this.#options;
    const {code, place, message} = describeGap(file, gap);
    findings.add('error', code, place, message);
    entries?.doubt(gap.from, gap.to);
    while (tree.size < gap.to && this.#isWanted) {
      tree.addMissing();
      // Unknown hashes need not be counted one by one: somebody may claim any number of entries.
      if (!tree.hasAllStored) tree.jump(Math.min(gap.to, nextSize() ?? gap.to));
      this.#isWanted = grown();
    }
  }
}
