import type {Checkpoint} from '../../merkle/checkpoint.ts';
import {leafHash} from '../../merkle/hashes.ts';
import type {Line} from '../read/lines.ts';
import type {Anchor} from './checkpoints.ts';
import type {EntryCheck} from './entry-check.ts';
import type {DueLine, Stretch, Torn, WalkItem, WalkOptions} from './entry-sequence.ts';
import {LineWalk} from './entry-sequence.ts';
import type {Findings, Place} from './findings.ts';
import {toldStretch} from './told-stretch.ts';
import type {TwinTree} from './tree-comparison.ts';

/** How far it came. */
export interface Progress {
  tree: TwinTree;
  entries: number;
  checkpoints: number;
  first: number | undefined;
  last: number | undefined;
  /** The last checkpoint that was met, good or bad for the lines. */
  anchor: Anchor | undefined;
  /** Up to where a checkpoint showed the lines, or the stored hashes, to be right. */
  provenTo: number;
  /** The first line behind that. */
  unproven: Place | undefined;
  /** Lines up to here do not fit a checkpoint; those behind it cannot be compared with any more. */
  lostAt: number | undefined;
  /** Whether the checkpoint that was seen before was met, and fits. */
  seen: boolean | undefined;
}

export interface PartOptions {
  readonly name: string;
  readonly checkpointsName: string;
  readonly lines: Iterable<Line>;
  readonly walk: Omit<WalkOptions, 'isKnown'>;
  readonly anchors: Iterable<Anchor>;
  readonly isGrowing: boolean;
}

export interface RunContext {
  readonly findings: Findings;
  readonly entries: EntryCheck | undefined;
  readonly isKnown: WalkOptions['isKnown'];
  readonly seen: Checkpoint | undefined;
  /** Whether the checkpoints that are given leave out others, by which a line that is wrong could be found. */
  readonly isQuick: boolean;
  readonly onProgress: ((entries: number) => void) | undefined;
}

const progressEvery = 4096;

/**
 * Goes through a part of an account: the lines, beside them the tree, and the checkpoints where they are due. Returns false where
 * a checkpoint does not fit, and others, that were not given, could tell more.
 */
export function runPart(progress: Progress, part: PartOptions, context: RunContext): boolean {
  return new PartRun(progress, part, context).run();
}

class PartRun {
  readonly #progress: Progress;
  readonly #part: PartOptions;
  readonly #context: RunContext;
  readonly #anchors: Iterator<Anchor>;
  #anchor: Anchor | undefined;
  #isGood = true;

  constructor(progress: Progress, part: PartOptions, context: RunContext) {
    this.#progress = progress;
    this.#part = part;
    this.#context = context;
    this.#anchors = part.anchors[Symbol.iterator]();
  }

  run(): boolean {
    this.#nextAnchor();
    this.#settle();
    const {lines, walk} = this.#part;
    const steps = new LineWalk({...walk, isKnown: this.#context.isKnown}, item => this.#step(item));
    let number = 0;
    for (const {bytes, position, isWhole} of lines) {
      number += 1;
      steps.push({bytes, position, isWhole, number});
      if (!this.#isGood) return false;
    }
    steps.end();
    if (!this.#isGood) return false;
    for (; this.#anchor; this.#nextAnchor()) this.#misplaced(this.#anchor);
    this.#end();
    return true;
  }

  /** Where the disk was full, a checkpoint may be missing: the next one covers those entries as well. */
  #end(): void {
    const {tree, anchor} = this.#progress;
    const {isGrowing, checkpointsName} = this.#part;
    if (isGrowing || anchor?.size === tree.size) return;
    const told = `cover the entries before ${anchor?.size ?? 0}, and ${this.#part.name} ends with ${tree.size}`;
    this.#context.findings.add(
      'warning',
      'checkpoint',
      {file: checkpointsName, seq: anchor?.size ?? 0},
      told,
    );
  }

  #step(item: WalkItem): void {
    if (!this.#isGood) return;
    if (item.kind === 'due') this.#take(item);
    else if (item.kind === 'stretch') this.#skip(item);
    else this.#tear(item);
  }

  #take({seq, time, bytes, position, number}: DueLine): void {
    const progress = this.#progress;
    const place = {file: this.#part.name, line: number, byte: position, seq};
    progress.unproven ??= place;
    progress.tree.add(leafHash(bytes), place);
    this.#context.entries?.check(bytes, place);
    progress.entries += 1;
    progress.first ??= time;
    progress.last = time;
    if (progress.entries % progressEvery === 0) this.#context.onProgress?.(progress.entries);
    this.#settle();
  }

  #skip(stretch: Stretch): void {
    const {tree} = this.#progress;
    const {code, place, message} = toldStretch(this.#part.name, stretch);
    this.#context.findings.add('error', code, place, message);
    this.#context.entries?.doubt(stretch.from, stretch.to);
    while (tree.size < stretch.to && this.#isGood) {
      tree.addMissing();
      // What is not known need not be gone through one by one: there is no telling how many somebody claims.
      if (!tree.hasAllStored) tree.jump(Math.min(stretch.to, this.#anchor?.size ?? stretch.to));
      this.#settle();
    }
  }

  #tear({number, position, bytes, isBeginning}: Torn): void {
    const {name, walk, isGrowing} = this.#part;
    const place = {file: name, line: number, byte: position, seq: this.#progress.tree.size};
    // One that was signed stands in the stretch that is missing then.
    if (!isBeginning) {
      const told = `is no line: the bytes from ${position} on were added, or put in the place of others`;
      this.#context.findings.add('error', 'line', place, told);
    } else if (isGrowing && place.seq >= walk.due) {
      const told = `is a line of ${bytes} bytes that was not finished: the next start cuts it off`;
      this.#context.findings.add('warning', 'torn', place, told);
    } else this.#context.findings.add('error', 'line', place, `is cut off, or its end was changed`);
  }

  /** Compares with what was signed over as many entries as there are by now. */
  #settle(): void {
    const {tree} = this.#progress;
    const {seen} = this.#context;
    if (seen?.size === tree.size) this.#progress.seen = tree.isRoot(seen.root);
    while (this.#anchor && this.#anchor.size <= tree.size) {
      if (this.#anchor.size === tree.size) this.#compare(this.#anchor);
      else this.#misplaced(this.#anchor);
      if (!this.#isGood) return;
      this.#nextAnchor();
    }
  }

  #compare(anchor: Anchor): void {
    const progress = this.#progress;
    progress.checkpoints += 1;
    progress.anchor = anchor;
    if (progress.lostAt !== undefined) return;
    const verdict = progress.tree.settle(anchor.root);
    if (verdict === 'unknown') return;
    const difference = progress.tree.takeDifference();
    if (verdict === 'bad') {
      this.#isGood = !this.#context.isQuick;
      if (this.#isGood) this.#lose(anchor, difference.lines);
      return;
    }
    if (verdict === 'lines-changed') {
      for (const place of difference.lines)
        this.#changed(place, 'is not what was signed: the line was changed');
      this.#context.findings.drop(difference.count - difference.lines.length);
    }
    progress.provenTo = anchor.size;
    progress.unproven = undefined;
  }

  /** Neither the lines nor the stored hashes are those that were signed. */
  #lose(anchor: Anchor, differing: readonly Place[]): void {
    const progress = this.#progress;
    progress.lostAt = anchor.size;
    for (const place of differing)
      this.#changed(place, 'is not what was signed: neither is the hash that is stored of it');
    if (differing.length > 0) return;
    const {provenTo, unproven = anchor.place} = progress;
    const by = `by the checkpoint over ${anchor.size} entries (${anchor.place.file}${shownLine(anchor.place)})`;
    const told =
      anchor.size - provenTo === 1
        ? `is not what was signed, ${by}: the line was changed`
        : `is the first of ${anchor.size - provenTo} lines of which one or more were changed, ${by}`;
    this.#changed(unproven, told);
  }

  #changed(place: Place, message: string): void {
    this.#context.findings.add('error', 'line', place, message);
  }

  #misplaced({place, size}: Anchor): void {
    const told = `is a checkpoint over ${size} entries that is out of place: ${this.#part.name} ends with ${this.#progress.tree.size}`;
    this.#context.findings.add('error', 'checkpoint', place, told);
  }

  #nextAnchor(): void {
    const {value, done} = this.#anchors.next();
    this.#anchor = done === true ? undefined : value;
  }
}

const shownLine = ({line}: Place) => (line === undefined ? '' : `:${line}`);
