import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  unlinkSync,
  writevSync,
} from 'node:fs';
import {join} from 'node:path';
import {isSystemError, messageOf} from '../base/errors.ts';
import type {ChannelEnd} from '../protocol/generated/wire.ts';
import {ChannelDigest} from './channel-digest.ts';
import {OutputError} from './errors.ts';
import {maxRecordPayload, recordHeaderSize, writeRecordHeader} from './records.ts';
import {segmentPath} from './segments.ts';

export interface OutputWriterOptions {
  /** Most bytes on disk, headers counted; at least 4096. */
  window: number;
  /** True if segments that nobody has consumed are dropped as well when their room is needed. */
  dropsOldest?: boolean;
  /** Bytes after which a new segment begins; 8 MiB, or less so that a window holds several. */
  segmentBytes?: number;
  /** Writes bytes to a file, for tests that inject faults. */
  write?: typeof writevSync;
}

/** A file of a log. */
export interface Segment {
  readonly start: number;
  /** On disk. */
  bytes: number;
}

/** The parts that are there of a log that another writer began. */
export interface HeldLog {
  readonly segments: readonly Segment[];
  /** The offset after its last byte. */
  readonly end: number;
}

/** Takes the output of one job, which is the part of a writer that a running job needs. */
export type JobOutput = Pick<OutputWriter, 'end' | 'room' | 'append' | 'consumed' | 'finish'>;

/** A window holds at least so many segments, so that little is dropped at once. */
const segmentsPerWindow = 8;
const maxSegmentBytes = 8 * 1024 * 1024;

/**
 * Writes the output log of one job, which it owns. Everything but `finish` is synchronous and goes to the
 * page cache. Nothing is made on disk before the first byte. One reader at most reports what it consumed;
 * segments below that are unlinked when their room is needed, not before, so that others can still read them.
 * With `dropsOldest` there is always room.
 */
export class OutputWriter {
  readonly #folder: string;
  readonly #job: string;
  readonly #window: number;
  readonly #dropsOldest: boolean;
  readonly #segmentBytes: number;
  readonly #recordPayload: number;
  readonly #write: typeof writevSync;
  readonly #header = Buffer.allocUnsafe(recordHeaderSize);
  readonly #stdout = new ChannelDigest();
  readonly #stderr = new ChannelDigest();
  readonly #segments: Segment[];
  #fd: number | undefined;
  #held: number;
  #end: number;
  #consumed = 0;
  #finished: Promise<{stdout: ChannelEnd; stderr: ChannelEnd}> | undefined;

  static create(folder: string, job: string, options: OutputWriterOptions): OutputWriter {
    return new OutputWriter(folder, job, options, {segments: [], end: 0});
  }

  /**
   * Goes on with a log that another writer began, in a new segment. The results of `finish` are then of the
   * bytes that this one wrote.
   */
  static resume(folder: string, job: string, held: HeldLog, options: OutputWriterOptions): OutputWriter {
    return new OutputWriter(folder, job, options, held);
  }

  private constructor(folder: string, job: string, options: OutputWriterOptions, held: HeldLog) {
    this.#folder = folder;
    this.#job = job;
    this.#window = options.window;
    this.#dropsOldest = options.dropsOldest ?? false;
    this.#segmentBytes = Math.min(
      options.segmentBytes ?? maxSegmentBytes,
      Math.floor(options.window / segmentsPerWindow),
    );
    this.#recordPayload = Math.min(maxRecordPayload, this.#segmentBytes - recordHeaderSize);
    this.#write = options.write ?? writevSync;
    this.#segments = [...held.segments];
    this.#held = held.segments.reduce((sum, {bytes}) => sum + bytes, 0);
    this.#end = held.end;
  }

  /** The offset after the last byte. */
  get end(): number {
    return this.#end;
  }

  /**
   * Bytes that one `append` may bring now, so that the window holds with their headers; 0 when it is full.
   */
  get room(): number {
    const free = this.#window - this.#held + this.#droppable();
    const record = this.#recordPayload + recordHeaderSize;
    const whole = Math.floor(free / record);
    return whole * this.#recordPayload + Math.max(0, (free % record) - recordHeaderSize);
  }

  /**
   * Appends as records of at most 64 KiB. The bytes may be used again when this returns.
   *
   * @throws {OutputError} `output-full` when they are more than `room`: nothing was appended; `output-failed`
   * when the disk failed or is full: the records below `end` are whole, nothing is visible beyond it
   */
  append(channel: 1 | 2, bytes: Uint8Array): void {
    if (bytes.length > this.room) {
      throw new OutputError(
        'output-full',
        `${bytes.length} bytes were appended where the window has room for ${this.room}`,
      );
    }
    for (let at = 0; at < bytes.length; at += this.#recordPayload) {
      this.#appendRecord(channel, bytes.subarray(at, at + this.#recordPayload));
    }
  }

  /**
   * The submitter's reader has everything below `offset`. One that took over may be behind the one before it.
   */
  consumed(offset: number): void {
    this.#consumed = Math.min(offset, this.#end);
  }

  /** Unlinks the segments that hold nothing from `offset` on; never the last. */
  dropBelow(offset: number): void {
    while ((this.#segments[1]?.start ?? Number.POSITIVE_INFINITY) <= offset) this.#dropOldest();
  }

  /** Closes the log and tells what passed through each channel. The second call gives what the first gave. */
  finish(): Promise<{stdout: ChannelEnd; stderr: ChannelEnd}> {
    this.#finished ??= this.#close();
    return this.#finished;
  }

  async #close(): Promise<{stdout: ChannelEnd; stderr: ChannelEnd}> {
    this.#closeSegment();
    const [stdout, stderr] = await Promise.all([this.#stdout.finish(), this.#stderr.finish()]);
    return {stdout, stderr};
  }

  #appendRecord(channel: 1 | 2, payload: Uint8Array): void {
    if (this.#finished) throw new OutputError('output-failed', 'the output log is finished');
    const size = recordHeaderSize + payload.length;
    writeRecordHeader(this.#header, 0, {channel, offset: this.#end, size: payload.length});
    try {
      while (this.#held + size > this.#window) this.#dropOldest();
      const segment = this.#segmentFor(size);
      this.#writeWhole(segment, payload);
      segment.bytes += size;
    } catch (error) {
      throw new OutputError(
        'output-failed',
        `cannot write the output of job ${this.#job}: ${messageOf(error)}`,
        {cause: error},
      );
    }
    this.#held += size;
    this.#end += payload.length;
    (channel === 1 ? this.#stdout : this.#stderr).update(payload);
  }

  #writeWhole(segment: Segment, payload: Uint8Array): void {
    const fd = this.#fd as number;
    const size = recordHeaderSize + payload.length;
    let written = 0;
    try {
      while (written < size) {
        const header = this.#header.subarray(Math.min(written, recordHeaderSize));
        const rest = payload.subarray(Math.max(0, written - recordHeaderSize));
        written += this.#write(fd, header.length > 0 ? [header, rest] : [rest], segment.bytes + written);
      }
    } catch (error) {
      // Readers go by `end`, and the next record is written over this: the file is cut for people who look.
      if (written > 0) ftruncateSync(fd, segment.bytes);
      throw error;
    }
  }

  /** The last segment, or a new one where a record of `size` bytes would make it too long. */
  #segmentFor(size: number): Segment {
    const last = this.#segments.at(-1);
    if (last && this.#fd !== undefined && last.bytes + size <= this.#segmentBytes) return last;
    this.#closeSegment();
    this.#fd = this.#openSegment();
    const segment = {start: this.#end, bytes: 0};
    this.#segments.push(segment);
    return segment;
  }

  #openSegment(): number {
    const path = segmentPath(this.#folder, this.#job, this.#end);
    if (this.#segments.length === 0) this.#makeFolder();
    const fd = openSync(path, 'w', 0o640);
    setMode(fd, 0o640);
    return fd;
  }

  #makeFolder(): void {
    const path = join(this.#folder, this.#job);
    try {
      mkdirSync(path, 0o750);
    } catch (error) {
      if (isSystemError(error, 'EEXIST')) return;
      throw error;
    }
    const fd = openSync(path, constants.O_RDONLY | constants.O_DIRECTORY | constants.O_NOFOLLOW);
    setMode(fd, 0o750);
    closeSync(fd);
  }

  #closeSegment(): void {
    if (this.#fd === undefined) return;
    closeSync(this.#fd);
    this.#fd = undefined;
  }

  /**
   * Bytes on disk that may go: whole segments that the submitter's reader needs no longer, or any, but never
   * the last.
   */
  #droppable(): number {
    let bytes = 0;
    for (let i = 0; i < this.#segments.length - 1; i++) {
      if (!this.#dropsOldest && (this.#segments[i + 1] as Segment).start > this.#consumed) break;
      bytes += (this.#segments[i] as Segment).bytes;
    }
    return bytes;
  }

  #dropOldest(): void {
    const oldest = this.#segments[0] as Segment;
    try {
      unlinkSync(segmentPath(this.#folder, this.#job, oldest.start));
    } catch (error) {
      if (!isSystemError(error, 'ENOENT')) throw error;
    }
    this.#segments.shift();
    this.#held -= oldest.bytes;
  }
}

/**
 * Sets a mode whatever the umask is: the group, which is that of the folder above, is the gate's. Its bit for
 * new files stays.
 */
function setMode(fd: number, mode: number): void {
  const found = fstatSync(fd).mode & 0o7777;
  const wanted = mode | (found & 0o2000);
  if (found !== wanted) fchmodSync(fd, wanted);
}
