import type {EntryHead} from '../entry/parse-entry.ts';
import {headOf, mayBeginLine} from '../entry/parse-entry.ts';
import type {NumberedLine} from '../read/stream-lines.ts';
import type {FindingCode, Place} from './findings.ts';

/** A line that holds the entry that is due. */
export interface DueLine {
  readonly kind: 'due';
  readonly seq: number;
  readonly time: number;
  readonly bytes: Buffer;
  readonly position: number;
  /** The number of the line, from 1. */
  readonly number: number;
}

/**
 * Lines that do not hold the entries that are due: `lines` of them are in the place of the entries up to
 * `to`.
 */
export interface Gap {
  readonly kind: 'gap';
  readonly from: number;
  /** The number behind the last of those entries. */
  readonly to: number;
  readonly lines: number;
  /** The first such line, or the line that they should be before. */
  readonly number: number;
  readonly position: number;
  /** The number that the first of them claims. */
  readonly says: number | undefined;
}

/** The bytes behind the last newline. */
export interface Torn {
  readonly kind: 'torn';
  readonly number: number;
  readonly position: number;
  readonly bytes: number;
  /** True if they can be the beginning of a line. */
  readonly isBeginning: boolean;
}

export type SequenceItem = DueLine | Gap | Torn;

export interface SequenceOptions {
  /** The number of the first entry. */
  readonly from: number;
  /** All entries in these lines have lower numbers. */
  readonly below: number;
  /** At least the entries below this number must be there. */
  readonly due: number;
  /** True if the line is known to be that entry. */
  readonly isKnown: (seq: number, line: Buffer) => boolean;
}

interface Read extends NumberedLine {
  readonly head: EntryHead | undefined;
}

/** The first line that is not due, and the number of such lines so far. */
interface Strange {
  readonly first: Read;
  lines: number;
  /** The highest number that one of them claims, of those that are due. */
  highest: number;
}

/**
 * Goes through the lines of a part by the numbers that they claim. If one is not the next, it looks for
 * where the entries go on, so that one edit makes one gap. Pure. Passes its results to `sink`, in order.
 */
export class EntrySequence {
  readonly #options: SequenceOptions;
  readonly #sink: (item: SequenceItem) => void;
  #next: number;
  /** The place behind the last line. */
  #end = {number: 1, position: 0};
  #strange: Strange | undefined;
  /** A line about which the next one tells more. */
  #held: Read | undefined;

  constructor(options: SequenceOptions, sink: (item: SequenceItem) => void) {
    this.#options = options;
    this.#sink = sink;
    this.#next = options.from;
  }

  /** True while it looks for where the entries go on. */
  get isLooking(): boolean {
    return this.#held !== undefined;
  }

  push(line: NumberedLine): void {
    const {number, position, bytes, isWhole} = line;
    this.#end = {number, position};
    if (!isWhole) {
      this.#settle(undefined);
      this.#sink({kind: 'torn', number, position, bytes: bytes.length, isBeginning: mayBeginLine(bytes)});
      return;
    }
    this.#end = {number: number + 1, position: position + bytes.length + 1};
    const head = headOf(bytes);
    if (this.#held) this.#settle({...line, head});
    else if (head?.seq === this.#next && head.seq < this.#options.below) this.#due(line, head);
    else {
      this.#held = {...line, head};
      this.#strange = {first: this.#held, lines: 0, highest: -1};
    }
  }

  /** There are no more lines. */
  end(): void {
    this.#settle(undefined);
    const {due} = this.#options;
    if (this.#next >= due) return;
    this.#sink({kind: 'gap', from: this.#next, to: due, lines: 0, ...this.#end, says: undefined});
    this.#next = due;
  }

  #due({bytes, position, number}: NumberedLine, {seq, time}: EntryHead): void {
    this.#next = seq + 1;
    this.#sink({kind: 'due', seq, time, bytes, position, number});
  }

  /** Decides about the held line, by the line behind it. */
  #settle(after: Read | undefined): void {
    const held = this.#held;
    const strange = this.#strange;
    if (!held || !strange) return;
    this.#held = undefined;
    if (held.head && this.#canFollow(held, held.head.seq, after)) {
      this.#endGap(strange, held.head.seq);
      this.#due(held, held.head);
      if (after) this.push(after);
      return;
    }
    strange.lines += 1;
    if (held.head && held.head.seq < this.#options.below)
      strange.highest = Math.max(strange.highest, held.head.seq);
    if (after) this.#held = after;
    // No later line tells where these belong.
    else
      this.#endGap(
        strange,
        Math.min(this.#options.below, Math.max(this.#options.due, this.#next + strange.lines)),
      );
  }

  #endGap({first, lines}: Strange, to: number): void {
    const {number, position, head} = first;
    this.#strange = undefined;
    this.#sink({kind: 'gap', from: this.#next, to, lines, number, position, says: head?.seq});
    this.#next = to;
  }

  #canFollow({bytes}: Read, seq: number, after: Read | undefined): boolean {
    const {below, isKnown} = this.#options;
    if (seq < this.#next || seq >= below) return false;
    if (after?.head?.seq === seq + 1) return true;
    if (!after && seq === this.#next + (this.#strange?.lines ?? 0)) return true;
    // If one that is due before it is behind it, or the other way round, they have changed places.
    const isBefore = after?.head !== undefined && after.head.seq >= this.#next && after.head.seq < seq;
    return !isBefore && seq > (this.#strange?.highest ?? -1) && isKnown(seq, bytes);
  }
}

/** Returns the finding about a gap in the lines of `file`. */
export function describeGap(file: string, gap: Gap): {code: FindingCode; place: Place; message: string} {
  const {from, to, lines, number, position, says} = gap;
  const place = {file, line: number, byte: position, seq: from};
  const entries = to - from;
  const which = entries === 1 ? `entry ${from}` : `entries ${from} to ${to - 1}`;
  const found = says === undefined ? 'is no entry' : `says that it is entry ${says}`;
  if (lines === 0) {
    const verb = entries === 1 ? 'is' : 'are';
    return {code: 'missing', place, message: `is where ${which} ${verb} missing`} as const;
  }
  if (entries === 0) {
    const more = lines === 1 ? '' : `, as do the ${lines - 1} behind it`;
    return {code: 'line', place, message: `does not belong there${more}: it ${found}`} as const;
  }
  const what = lines === 1 ? '' : `, and ${lines} lines stand`;
  return {code: 'line', place, message: `${found}${what} where ${which} should be`} as const;
}
