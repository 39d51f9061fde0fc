import {closeSync, constants, openSync, readSync} from 'node:fs';
import {isSystemError, messageOf} from '../base/errors.ts';
import {OutputError} from './errors.ts';
import type {Wanted} from './records.ts';
import {maxRecordPayload, recordHeaderSize, takeFrames} from './records.ts';
import {listSegments, segmentPath} from './segments.ts';

/** Bytes `from` up to `to` are no longer held. */
export interface Gap {
  from: number;
  to: number;
}

/** Whole data frames for one stream, and how many payload bytes are in them. The buffer is the caller's own. */
export interface Frames {
  frames: Buffer;
  bytes: number;
}

/** What was read at once: four full records, so that a busy log is read without a torn one at the end. */
const slabBytes = 4 * (recordHeaderSize + maxRecordPayload);

interface Slab {
  readonly bytes: Buffer;
  /** Of the first byte, in the segment. */
  readonly position: number;
  /** What the writer had announced when it was read; beyond that there may be half a record. */
  readonly end: number;
  cursor: number;
}

/**
 * Follows the output log of a job from an offset on, at its own pace, by synchronous reads from the page cache. Holds
 * one file open, and a slab of at most 256 KiB while its reader is short of credit. Segments may be unlinked at any time.
 */
export class OutputReader {
  readonly #folder: string;
  readonly #job: string;
  #offset: number;
  /** Of the record that begins at the slab's cursor, or else at #position; never above #offset. */
  #record = 0;
  #fd: number | undefined;
  #position = 0;
  #slab: Slab | undefined;
  /** The first offset of the segment that is open or was last. */
  #segment = -1;

  /** Opens nothing yet. */
  constructor(folder: string, job: string, from: number) {
    this.#folder = folder;
    this.#job = job;
    this.#offset = from;
  }

  /** Of the next byte to come. */
  get offset(): number {
    return this.#offset;
  }

  /**
   * The next whole records below `end`, which the writer announced, as data frames for `stream`, with at most `credit`
   * payload bytes; or the bytes that are missing. Undefined at the end, and where the next record is larger than the
   * credit: `offset < end` tells the second.
   *
   * @throws {OutputError} `output-damaged`, `output-failed`
   */
  next(credit: number, end: number, stream: number): Frames | {gap: Gap} | undefined {
    while (this.#offset < end && credit > 0) {
      if (this.#fd === undefined) {
        const gap = this.#seek(end);
        if (gap) return {gap};
        continue;
      }
      const slab = this.#slab ?? this.#read(end);
      const isFresh = slab.cursor === 0;
      const taken = this.#take(slab, {from: this.#offset, end: slab.end, credit, stream});
      const isStuck = taken.cursor === slab.cursor;
      slab.cursor = taken.cursor;
      this.#record = taken.record;
      this.#offset = Math.max(this.#offset, taken.record);
      this.#slab = taken.isShortOfCredit ? slab : undefined;
      if (!taken.isShortOfCredit) this.#position = slab.position + slab.cursor;
      if (taken.payload > 0)
        return {frames: slab.bytes.subarray(taken.start, taken.cursor), bytes: taken.payload};
      if (taken.isShortOfCredit) return undefined;
      // No whole record below `end` stands here, so the log goes on in the next segment.
      if (isFresh && isStuck) this.#leaveSegment();
    }
    return undefined;
  }

  close(): void {
    if (this.#fd !== undefined) closeSync(this.#fd);
    this.#fd = undefined;
    this.#slab = undefined;
  }

  #read(end: number): Slab {
    // A fresh buffer each time: the socket may still hold the last one. A short log takes little.
    const expected = 2 * (end - this.#record) + 4096;
    const bytes = Buffer.allocUnsafeSlow(Math.min(slabBytes, expected));
    const size = this.#guard(() => readSync(this.#fd as number, bytes, 0, bytes.length, this.#position));
    return {bytes: bytes.subarray(0, size), position: this.#position, end, cursor: 0};
  }

  #take(slab: Slab, wanted: Wanted) {
    try {
      return takeFrames(slab.bytes, slab.cursor, this.#record, wanted);
    } catch (error) {
      if (!(error instanceof OutputError)) throw error;
      throw new OutputError(error.code, `the output log of job ${this.#job} is damaged: ${error.message}`, {
        cause: error,
      });
    }
  }

  /** The end of a segment: the next one has the name of the next offset. */
  #leaveSegment(): void {
    this.close();
    if (this.#record === this.#offset && this.#record > this.#segment) this.#open(this.#record);
  }

  /** Opens the segment that holds the next byte, or passes over what is missing. */
  #seek(end: number): Gap | undefined {
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
    return gap;
  }

  #open(start: number): boolean {
    const fd = this.#guard(() => {
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
    if (fd === undefined) return false;
    this.#fd = fd;
    this.#segment = start;
    this.#record = start;
    this.#position = 0;
    this.#slab = undefined;
    return true;
  }

  #guard<T>(operation: () => T): T {
    try {
      return operation();
    } catch (error) {
      throw new OutputError(
        'output-failed',
        `cannot read the output of job ${this.#job}: ${messageOf(error)}`,
        {cause: error},
      );
    }
  }
}
