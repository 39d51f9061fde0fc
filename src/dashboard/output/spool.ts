import type {FileHandle} from 'node:fs/promises';
import {systemMessageOf} from '../../base/errors.ts';
import {openNamelessFile, readAll, writeAll} from '../../base/nameless-file.ts';
import {DashboardError} from '../errors.ts';

/** Bytes of output; `missing` where the host had dropped them, or where they gave way here. */
export interface Piece {
  readonly channel: 'stdout' | 'stderr' | 'missing';
  readonly offset: number;
  /** The number of bytes. */
  readonly length: number;
  /** Empty where they are missing. */
  readonly bytes: Buffer;
}

/** Bytes that the spools of one dashboard may have on disk, and bytes of one file. */
export interface SpoolLimits {
  readonly total: number;
  readonly part: number;
}

export const spoolLimits: SpoolLimits = {total: 4 * 2 ** 30, part: 16 * 2 ** 20};

/** A record on disk: the channel (1), the offset (8), the length (4), and the bytes. */
const headSize = 13;
/** The most bytes of a record. */
const mostOfRecord = 64 * 1024;
/** Between two places that are found without reading what is before, bytes on disk. */
const step = 256 * 1024;

interface Part {
  readonly file: FileHandle;
  /** Bytes written. */
  size: number;
  /** The offset behind its last record. */
  end: number;
  /** Beginnings of records, in order: the first of the part, and one in each {@link step}. */
  readonly places: {readonly offset: number; readonly at: number}[];
}

/** The room that all spools of a dashboard share: where it is used up, the oldest part of the oldest spool goes. */
export class SpoolRoom {
  readonly limits: SpoolLimits;
  readonly #spools = new Set<Spool>();
  #used = 0;

  constructor(limits: SpoolLimits = spoolLimits) {
    this.limits = limits;
  }

  add(spool: Spool): void {
    this.#spools.add(spool);
  }

  remove(spool: Spool): void {
    this.#spools.delete(spool);
  }

  give(bytes: number): void {
    this.#used -= bytes;
  }

  /** Takes the room of so many bytes. Resolves when others gave it up. */
  async take(bytes: number): Promise<void> {
    this.#used += bytes;
    for (const spool of this.#spools)
      while (this.#used > this.limits.total && (await spool.dropOldest())) {
        // Until there is room, or the spool has but the part that is being written.
      }
  }
}

/**
 * The output of one run, as it was read from the host, in files without names of the temporary folder: they are gone when the
 * process is, however that ends. One writer; any number of readers at any offset. In memory is one place for each 256 KiB.
 */
export class Spool implements AsyncDisposable {
  readonly #room: SpoolRoom;
  #parts: Part[] = [];
  #begin: number | undefined;
  #end = 0;
  #isDone = false;

  constructor(room: SpoolRoom) {
    this.#room = room;
    room.add(this);
  }

  /** The offset of the first byte that was read from the host. */
  get begin(): number {
    return this.#begin ?? 0;
  }

  /** The offset behind the last byte. */
  get end(): number {
    return this.#end;
  }

  /** @throws {DashboardError} `spool-failed` */
  async append(channel: 'stdout' | 'stderr', offset: number, bytes: Buffer): Promise<void> {
    this.#begin ??= offset;
    for (let at = 0; at < bytes.length; at += mostOfRecord)
      await this.#record(channel, offset + at, bytes.subarray(at, at + mostOfRecord));
  }

  /** The output from an offset on, at most so many bytes; bytes that are missing are one piece, which counts nothing. */
  async read(from: number, most: number): Promise<Piece[]> {
    const pieces: Piece[] = [];
    let next = Math.max(from, this.begin);
    let left = most;
    for (const part of this.#parts.slice()) {
      if (left <= 0) break;
      if (part.end <= next) continue;
      for (const {channel, offset, bytes} of await this.#recordsOf(part, next, left)) {
        if (offset > next) pieces.push(gap(next, offset));
        const skipped = Math.max(0, next - offset);
        const wanted = bytes.subarray(skipped, skipped + left);
        if (wanted.length === 0) continue;
        next = offset + skipped + wanted.length;
        left -= wanted.length;
        pieces.push({channel, offset: next - wanted.length, length: wanted.length, bytes: wanted});
        if (left <= 0) break;
      }
    }
    if (pieces.length === 0 && next < this.#end) pieces.push(gap(next, this.#end));
    return pieces;
  }

  /** Gives up its oldest part. False if there is none but that which is written. */
  async dropOldest(): Promise<boolean> {
    if (this.#parts.length < 2) return false;
    await this.#drop(this.#parts.shift());
    return true;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDone = true;
    this.#room.remove(this);
    for (const part of this.#parts.splice(0)) await this.#drop(part);
  }

  /** As {@link recordsOf}; none of a part that gave way while it was read, so that its bytes are told as missing. */
  async #recordsOf(part: Part, from: number, most: number): Promise<Piece[]> {
    try {
      return await recordsOf(part, from, most);
    } catch (error) {
      if (this.#parts.includes(part)) throw error;
      return [];
    }
  }

  async #record(channel: 'stdout' | 'stderr', offset: number, bytes: Buffer): Promise<void> {
    if (this.#isDone) return;
    const head = Buffer.alloc(headSize);
    head.writeUInt8(channel === 'stdout' ? 1 : 2, 0);
    head.writeBigUInt64BE(BigInt(offset), 1);
    head.writeUInt32BE(bytes.length, 9);
    const size = headSize + bytes.length;
    try {
      await this.#room.take(size);
      const part = await this.#partFor(size);
      const {bytesWritten} = await part.file.writev([head, bytes], part.size);
      if (bytesWritten < size)
        await writeAll(
          part.file,
          Buffer.concat([head, bytes]).subarray(bytesWritten),
          part.size + bytesWritten,
        );
      const last = part.places.at(-1);
      if (last === undefined || part.size - last.at >= step) part.places.push({offset, at: part.size});
      part.size += size;
      part.end = offset + bytes.length;
      this.#end = part.end;
    } catch (cause) {
      this.#room.give(size);
      const message = `the output cannot be kept in the temporary folder: ${systemMessageOf(cause)}`;
      throw new DashboardError('spool-failed', message, {cause});
    }
  }

  async #partFor(size: number): Promise<Part> {
    const last = this.#parts.at(-1);
    if (last && last.size + size <= this.#room.limits.part) return last;
    const part = {file: await openNamelessFile('output'), size: 0, end: 0, places: []};
    this.#parts.push(part);
    return part;
  }

  async #drop(part: Part | undefined): Promise<void> {
    if (!part) return;
    this.#room.give(part.size);
    // A reader that is at it takes its bytes as missing.
    await part.file.close().catch(() => {});
  }
}

const gap = (from: number, to: number): Piece => ({
  channel: 'missing',
  offset: from,
  length: to - from,
  bytes: Buffer.alloc(0),
});

/** The records of a part from an offset on, with at least so many bytes of output where there are so many. */
async function recordsOf(part: Part, from: number, most: number): Promise<Piece[]> {
  const {size} = part;
  const records: Piece[] = [];
  let at = part.places.findLast(({offset}) => offset <= from)?.at ?? 0;
  for (let left = most; at < size && left > 0; ) {
    const block = await readAll(part.file, at, Math.min(step, size - at));
    let used = 0;
    while (block.length - used >= headSize) {
      const length = block.readUInt32BE(used + 9);
      if (used + headSize + length > block.length) break;
      const offset = Number(block.readBigUInt64BE(used + 1));
      const bytes = block.subarray(used + headSize, used + headSize + length);
      used += headSize + length;
      if (offset + length <= from) continue;
      records.push({
        channel: block.readUInt8(used - headSize - length) === 1 ? 'stdout' : 'stderr',
        offset,
        length,
        bytes,
      });
      left -= length - Math.max(0, from - offset);
      if (left <= 0) break;
    }
    if (used === 0) break;
    at += used;
  }
  return records;
}
