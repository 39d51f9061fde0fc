import {parseCheckpoint} from '../../merkle/checkpoint.ts';
import type {Frontier} from '../../merkle/frontier.ts';
import type {Hash} from '../../merkle/hashes.ts';
import {leafHash} from '../../merkle/hashes.ts';
import {parseNote} from '../../merkle/note.ts';
import type {EntryCheck} from '../verify/entry-check.ts';
import type {DueLine, NumberedLine, Stretch, WalkItem} from '../verify/entry-sequence.ts';
import {LineWalk} from '../verify/entry-sequence.ts';
import type {Findings, Place} from '../verify/findings.ts';
import {toldStretch} from '../verify/told-stretch.ts';
import type {ExportHead} from './evidence-file.ts';
import {readLineAs} from './evidence-file.ts';

interface RunOptions {
  readonly file: string;
  readonly findings: Findings;
  readonly entries: EntryCheck;
  readonly onProgress: ((entries: number) => void) | undefined;
}

/** A stretch of entries that do not make the root that a checkpoint on the way has. */
interface Doubt {
  readonly from: number;
  readonly to: number;
  readonly place: Place;
  readonly checkpoint: Place;
}

const progressEvery = 4096;

/** Goes through the entries of an export. */
export class ExportRun {
  entries = 0;
  checkpoints = 0;
  first: number | undefined;
  last: number | undefined;
  /** The time of the newest entry: clocks are set back. */
  newest = 0;
  readonly #head: ExportHead;
  readonly #options: RunOptions;
  readonly #walk: LineWalk;
  #tree: Frontier | undefined;
  #seq: number;
  /** Behind the last checkpoint on the way that fits. */
  #provenTo: number;
  #unproven: Place | undefined;
  #doubt: Doubt | undefined;

  constructor(head: ExportHead, frontier: Frontier, options: RunOptions) {
    const {from, to} = head;
    this.#head = head;
    this.#options = options;
    this.#tree = frontier;
    this.#seq = from;
    this.#provenTo = from;
    this.#walk = new LineWalk({from, below: to, due: to, isKnown: () => false}, item => this.#step(item));
  }

  push(line: NumberedLine): void {
    this.#walk.push(line);
  }

  end(): void {
    this.#walk.end();
  }

  /** That of the tree up to the last entry, where there are all of them. */
  root(): Hash | undefined {
    return this.#tree?.size === this.#head.to ? this.#tree.root() : undefined;
  }

  /**
   * A checkpoint on the way. It proves nothing by itself, whoever signed it; it tells which lines were changed.
   *
   * @throws {Error} where it is none
   */
  compare({bytes, number, position}: NumberedLine): void {
    const {size, root} = parseCheckpoint(
      parseNote(readLineAs(bytes.toString(), 'checkpoint').checkpoint).text,
    );
    const place = {file: this.#options.file, line: number, byte: position, seq: this.#seq};
    if (!this.#tree || this.#doubt || this.#walk.isLooking) return;
    if (size !== this.#seq) throw new Error(`it is over ${size} entries, and stands behind ${this.#seq}`);
    this.checkpoints += 1;
    if (this.#tree.root().equals(root)) {
      this.#provenTo = size;
      this.#unproven = undefined;
    } else this.#doubt = {from: this.#provenTo, to: size, place: this.#unproven ?? place, checkpoint: place};
  }

  /** @param isProven whether the checkpoint of the header is about these entries */
  conclude(isProven: boolean): void {
    const {findings, file} = this.#options;
    const doubt = this.#doubt;
    if (isProven) {
      if (doubt)
        findings.add(
          'error',
          'checkpoint',
          doubt.checkpoint,
          'is a checkpoint with a root that the entries do not have',
        );
      return;
    }
    const {from, to, place} = doubt ?? {
      from: this.#provenTo,
      to: this.#head.to,
      place: this.#unproven ?? {file, line: 1},
    };
    const which =
      to - from === 1
        ? 'is not what was signed'
        : `is the first of ${to - from} entries of which one or more are not what was signed`;
    findings.add('error', 'line', place, `${which}, or what the header says of the tree was changed`);
  }

  #step(item: WalkItem): void {
    if (item.kind === 'due') this.#take(item);
    else if (item.kind === 'stretch') this.#skip(item);
    else {
      const place = {file: this.#options.file, line: item.number, byte: item.position, seq: this.#seq};
      this.#options.findings.add('error', 'line', place, 'is cut off');
    }
  }

  #take({seq, time, bytes, position, number}: DueLine): void {
    const place = {file: this.#options.file, line: number, byte: position, seq};
    this.#unproven ??= place;
    this.#tree?.append(leafHash(bytes));
    this.#seq = seq + 1;
    this.#options.entries.check(bytes, place);
    this.entries += 1;
    this.first ??= time;
    this.last = time;
    this.newest = Math.max(this.newest, time);
    if (this.entries % progressEvery === 0) this.#options.onProgress?.(this.entries);
  }

  #skip(stretch: Stretch): void {
    const {code, place, message} = toldStretch(this.#options.file, stretch);
    this.#options.findings.add('error', code, place, message);
    this.#options.entries.doubt(stretch.from, stretch.to);
    this.#tree = undefined;
    this.#seq = stretch.to;
  }
}
