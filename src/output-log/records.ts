import {channel, dataHeaderSize, frameType} from '../protocol/frame.ts';
import {limits} from '../protocol/limits.ts';
import {OutputError} from './errors.ts';

// A record of the log is a data frame of the wire on stream 0: what is read from disk is sent as it is, after
// four bytes were patched. Pure: no I/O.

/** Bytes of a record before its payload. */
export const recordHeaderSize = dataHeaderSize;
/** Most payload bytes in a record. */
export const maxRecordPayload = limits.data;

/** Bytes of a frame's length that do not count payload: `u8 type | u32 stream | u8 channel | u64 offset`. */
const overhead = recordHeaderSize - 4;
const twoTo32 = 2 ** 32;

/**
 * Writes a record's header at `at`: `u32 length | u8 1 | u32 stream | u8 channel | u64 offset`, big-endian.
 */
export function writeRecordHeader(target: Buffer, at: number, header: RecordHeader, stream = 0): void {
  target.writeUInt32BE(overhead + header.size, at);
  target[at + 4] = frameType.data;
  target.writeUInt32BE(stream, at + 5);
  target[at + 9] = header.channel;
  target.writeUInt32BE(Math.floor(header.offset / twoTo32), at + 10);
  target.writeUInt32BE(header.offset % twoTo32, at + 14);
}

export interface RecordHeader {
  channel: number;
  /** The offset of the first payload byte, in the job's output over its channels together. */
  offset: number;
  /** Payload bytes. */
  size: number;
}

/**
 * The record at `at`, undefined when it is not whole in `bytes`.
 *
 * @throws {OutputError} `output-damaged` when no record whose first byte has offset `expected` can begin
 * there
 */
export function readRecord(bytes: Buffer, at: number, expected: number): RecordHeader | undefined {
  if (at + recordHeaderSize > bytes.length) return undefined;
  const size = bytes.readUInt32BE(at) - overhead;
  const number = bytes[at + 9] as number;
  const offset = bytes.readUInt32BE(at + 10) * twoTo32 + bytes.readUInt32BE(at + 14);
  const isRecord =
    size >= 1 &&
    size <= maxRecordPayload &&
    bytes[at + 4] === frameType.data &&
    (number === channel.stdout || number === channel.stderr) &&
    offset === expected;
  if (!isRecord)
    throw new OutputError(
      'output-damaged',
      `no record of the output log stands where offset ${expected} should`,
    );
  return at + recordHeaderSize + size > bytes.length ? undefined : {channel: number, offset, size};
}

export interface Wanted {
  /** The first byte to send; records that end before it are passed over, one that holds it is trimmed. */
  from: number;
  /** Records at or beyond this offset are not looked at. */
  end: number;
  /** Most payload bytes to send. A record that does not fit is not split. */
  credit: number;
  stream: number;
}

export interface Taken {
  /** `slab.subarray(start, cursor)` is what to send; nothing if they are equal. */
  start: number;
  cursor: number;
  /** The header of the record at `cursor`. */
  record: number;
  /** Payload bytes to send. */
  payload: number;
  /**
   * Payload bytes of the next record, which is whole in the slab and waits for so much credit; 0 if none
   * does.
   */
  short: number;
}

/**
 * Walks the records of `slab` from `at`, where the record with offset `record` begins, and makes frames for
 * `wanted.stream` of those that are wanted, in place: each record of a slab may be taken once.
 */
export function takeFrames(slab: Buffer, at: number, record: number, wanted: Wanted): Taken {
  const taken: Taken = {start: at, cursor: at, record, payload: 0, short: 0};
  while (taken.record < wanted.end) {
    const header = readRecord(slab, taken.cursor, taken.record);
    if (!header) break;
    const next = taken.record + header.size;
    const passed = Math.max(0, Math.min(wanted.from - taken.record, header.size));
    const size = header.size - passed;
    if (taken.payload + size > wanted.credit) {
      taken.short = size;
      break;
    }
    if (passed > 0) {
      // Only before anything was taken. The new header covers payload that is not wanted, or the old header.
      taken.start = taken.cursor + passed + (size === 0 ? recordHeaderSize : 0);
      if (size > 0)
        writeRecordHeader(
          slab,
          taken.start,
          {channel: header.channel, offset: wanted.from, size},
          wanted.stream,
        );
    } else {
      slab.writeUInt32BE(wanted.stream, taken.cursor + 5);
    }
    taken.cursor += recordHeaderSize + header.size;
    taken.record = next;
    taken.payload += size;
  }
  return taken;
}
