// The frames that the executor writes to a terminal host's stdin: `u8 type | u32 length | bytes`, big-endian.
// Pure: no I/O.

export const hostFrame = {
  /** Bytes that were typed. */
  typed: 0,
  /** A new size: `u16 columns | u16 rows`. */
  size: 1,
  /** The command's environment as a JSON object. Comes first and once: the command starts with it. */
  environment: 2,
} as const;

export interface HostFrame {
  readonly type: number;
  readonly bytes: Buffer;
}

const headerSize = 5;
/** Linux passes no more than 6 MiB of arguments and environment together (execve(2)). */
const mostBytes = 8 * 1024 * 1024;

export function encodeHostFrame(type: number, bytes: Uint8Array): Buffer {
  const frame = Buffer.allocUnsafe(headerSize + bytes.length);
  frame.writeUInt8(type, 0);
  frame.writeUInt32BE(bytes.length, 1);
  frame.set(bytes, headerSize);
  return frame;
}

export function encodeSize(columns: number, rows: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeUInt16BE(columns, 0);
  bytes.writeUInt16BE(rows, 2);
  return encodeHostFrame(hostFrame.size, bytes);
}

/** Puts frames together again, however they were cut. */
export class HostFrameDecoder {
  #held: Buffer = Buffer.alloc(0);

  /** The frames that are whole now. Throws RangeError on one that nobody sends. */
  push(chunk: Uint8Array): HostFrame[] {
    this.#held = Buffer.concat([this.#held, chunk]);
    const frames: HostFrame[] = [];
    let at = 0;
    while (at + headerSize <= this.#held.length) {
      const size = this.#held.readUInt32BE(at + 1);
      if (size > mostBytes) throw new RangeError(`a frame of ${size} bytes is longer than any`);
      const end = at + headerSize + size;
      if (end > this.#held.length) break;
      frames.push({type: this.#held.readUInt8(at), bytes: this.#held.subarray(at + headerSize, end)});
      at = end;
    }
    this.#held = this.#held.subarray(at);
    return frames;
  }
}
