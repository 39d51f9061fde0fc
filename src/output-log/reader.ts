import {closeSync, constants, openSync, readSync} from 'node:fs';
import {isOutOfFiles, isSystemError, messageOf} from '../base/errors.ts';
import {OutputError} from './errors.ts';
import type {Wanted} from './records.ts';
import {maxRecordPayload, recordHeaderSize, takeFrames} from './records.ts';
import {listSegments, segmentPath} from './segments.ts';
import {SlabPool, slabBytes} from './slab-pool.ts';

/** Bytes `from` up to `to` are no longer held. */
export interface Gap {
  from: number;
  to: number;
}

/** Whole data frames for one stream, and how many payload bytes are in them. */
export interface Frames {
  frames: Buffer;
  bytes: number;
  /** To be called once all frames were written; their memory is then used again. */
  readonly written: () => void;
}

/** The greatest size of a record, so that the next one is always whole in a read. */
const recordBytes = recordHeaderSize + maxRecordPayload;

/**
 * Follows the output log of a job from an offset on, at its own pace, by synchronous reads from the page
 * cache. Holds at most one file open, and none while it is short of credit; of what was read it keeps
 * nothing. Segments may be unlinked at any time.
 */
export class OutputReader {
  readonly #folder: string;
  readonly #job: string;
  readonly #slabs: SlabPool;
  #offset: number;
  /** The offset of the record that begins at #position; never above #offset. */
  #record = 0;
  #fd: number | undefined;
  #position = 0;
  /** The first offset of the segment that is open or was last. */
  #segment = -1;
  /** Its file was closed in the middle of a segment. */
  #isResting = false;
  /** Payload bytes of the next record, where there was not credit enough for it. */
  #short = 0;

  /** Opens nothing yet. */
  constructor(folder: string, job: string, from: number, slabs: SlabPool = new SlabPool()) {
    this.#folder = folder;
    this.#job = job;
    this.#slabs = slabs;
    this.#offset = from;
  }

  /** The offset of the next byte to come. */
  get offset(): number {
    return this.#offset;
  }

  /**
   * The next whole records below `end`, which the writer announced, as data frames for `stream`, with at most
   * `credit` payload bytes; or the bytes that are missing. Undefined at the end, and where the next record is
   * larger than the credit: `offset < end` tells the second.
   *
   * @throws {OutputError} `output-damaged`, `output-failed`, `output-busy`
   */
  next(credit: number, end: number, stream: number): Frames | {gap: Gap} | undefined {
    while (this.#offset < end && credit > 0 && credit >= this.#short) {
      if (this.#fd === undefined) {
        const gap = this.#seek(end);
        if (gap) return {gap};
        continue;
      }
      const slab = this.#slabs.lend(this.#sizeOfRead(credit, end));
      const read = this.#readInto(slab.bytes);
      const taken = this.#take(read, {from: this.#offset, end, credit, stream});
      this.#position += taken.cursor;
      this.#record = taken.record;
      this.#offset = Math.max(this.#offset, taken.record);
      this.#short = taken.short;
      // Reading it again costs little; holding it for each stream that grants a byte now and then would not.
      if (taken.short > 0) this.rest();
      if (taken.payload > 0) {
        const frames = read.subarray(taken.start, taken.cursor);
        return {frames, bytes: taken.payload, written: slab.giveBack};
      }
      slab.giveBack();
      // No whole record below `end` stands here, so the log goes on in the next segment.
      if (taken.cursor === 0 && taken.short === 0) this.#leaveSegment();
    }
    return undefined;
  }

  /** Goes on at `offset`: what is before it came by another way. */
  passOver(offset: number): void {
    this.#closeFile();
    this.#isResting = false;
    this.#skip(offset);
  }

  /** True if it holds a file open. */
  get isOpen(): boolean {
    return this.#fd !== undefined;
  }

  /** Closes its file until more is to be read, which goes on where it was. */
  rest(): void {
    this.#isResting = this.#fd !== undefined;
    this.#closeFile();
  }

  close(): void {
    this.#closeFile();
  }

  #closeFile(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
  }

  /** A short log takes little, and little credit, too. */
  #sizeOfRead(credit: number, end: number): number {
    const expected = 2 * (end - this.#record) + 4096;
    return Math.min(slabBytes, expected, Math.max(recordBytes, 2 * credit));
  }

  #readInto(bytes: Buffer): Buffer {
    const size = this.#guard(() => readSync(this.#fd as number, bytes, 0, bytes.length, this.#position));
    return bytes.subarray(0, size);
  }

  #take(slab: Buffer, wanted: Wanted) {
    try {
      return takeFrames(slab, 0, this.#record, wanted);
    } catch (error) {
      if (!(error instanceof OutputError)) throw error;
      throw new OutputError(error.code, `the output log of job ${this.#job} is damaged: ${error.message}`, {
        cause: error,
      });
    }
  }

  /** The end of a segment: the next one has the name of the next offset. */
  #leaveSegment(): void {
    this.#closeFile();
    if (this.#record === this.#offset && this.#record > this.#segment) this.#open(this.#record);
  }

  /** Opens the segment that holds the next byte, or passes over what is missing. */
  #seek(end: number): Gap | undefined {
    if (this.#isResting && this.#reopen()) return undefined;
    const last = this.#segment;
    for (;;) {
      const starts = this.#guard(() => listSegments(this.#folder, this.#job));
      // The last one was read to its end: it has nothing for us, also where it ends sooner than it should.
      const start = starts.findLast(start => start <= this.#offset && start > last);
      if (start === undefined)
        return this.#skip(Math.min(starts.find(start => start > this.#offset) ?? end, end));
      if (this.#open(start)) return undefined;
      // It was dropped in between; the next listing has later ones only.
    }
  }

  #skip(to: number): Gap {
    const gap = {from: this.#offset, to};
    this.#offset = to;
    this.#record = to;
    this.#short = 0;
    return gap;
  }

  #open(start: number): boolean {
    if (!this.#openFile(start)) return false;
    this.#segment = start;
    this.#record = start;
    this.#position = 0;
    this.#short = 0;
    return true;
  }

  /** Goes on in the segment where it rested; false if that was dropped since. */
  #reopen(): boolean {
    const isThere = this.#openFile(this.#segment);
    this.#isResting = false;
    return isThere;
  }

  #openFile(start: number): boolean {
    this.#fd = this.#guard(() => {
      try {
        return openSync(
          segmentPath(this.#folder, this.#job, start),
          constants.O_RDONLY | constants.O_NOFOLLOW,
        );
      } catch (error) {
        if (isSystemError(error, 'ENOENT')) return undefined;
        throw error;
      }
    });
    return this.#fd !== undefined;
  }

  #guard<T>(operation: () => T): T {
    try {
      return operation();
    } catch (error) {
      throw new OutputError(
        isOutOfFiles(error) ? 'output-busy' : 'output-failed',
        `cannot read the output of job ${this.#job}: ${messageOf(error)}`,
        {cause: error},
      );
    }
  }
}
