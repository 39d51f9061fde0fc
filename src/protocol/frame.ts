import {ProtocolError} from './errors.ts';
import {limits} from './limits.ts';

// A frame: u32 length | u8 type | u32 stream | payload, big-endian; the length counts what follows it.
export const frameType = {control: 0, data: 1, credit: 2} as const;

/** Channels of a data frame. */
export const channel = {stdin: 0, stdout: 1, stderr: 2, file: 3, terminalSize: 4} as const;

/** Bytes before the payload of a frame, the length among them. */
export const headerSize = 9;
/** Bytes of a data frame before its own bytes: the header, `u8 channel`, `u64 offset`. */
export const dataHeaderSize = headerSize + 9;

/** A control frame with `message` as its payload. */
export function controlFrame(stream: number, message: object): Buffer {
  const text = JSON.stringify(message);
  const size = Buffer.byteLength(text);
  const frame = Buffer.allocUnsafe(headerSize + size);
  writeHeader(frame, frameType.control, stream, size);
  frame.write(text, headerSize);
  return frame;
}

/** A credit frame that grants `bytes` more. */
export function creditFrame(stream: number, bytes: number): Buffer {
  const frame = Buffer.allocUnsafe(headerSize + 4);
  writeHeader(frame, frameType.credit, stream, 4);
  frame.writeUInt32BE(bytes, headerSize);
  return frame;
}

/** Returns the header of a data frame of `size` bytes. */
export function dataHeader(stream: number, channelNumber: number, offset: number, size: number): Buffer {
  const header = Buffer.allocUnsafe(dataHeaderSize);
  writeHeader(header, frameType.data, stream, 9 + size);
  header.writeUInt8(channelNumber, headerSize);
  header.writeBigUInt64BE(BigInt(offset), headerSize + 1);
  return header;
}

function writeHeader(frame: Buffer, type: number, stream: number, payload: number): void {
  frame.writeUInt32BE(5 + payload, 0);
  frame.writeUInt8(type, 4);
  frame.writeUInt32BE(stream, 5);
}

/**
 * The receiver of what a decoder reads. `data` may come in several pieces of one frame, each at its own
 * offset, unless the decoder keeps frames whole.
 */
export interface FrameSink {
  control(stream: number, payload: Buffer): void;
  data(stream: number, channelNumber: number, offset: number, bytes: Buffer): void;
  credit(stream: number, bytes: number): void;
}

/** A data frame whose bytes are passing. */
interface PassingData {
  readonly stream: number;
  readonly channel: number;
  offset: number;
  left: number;
}

/**
 * Turns a stream of bytes, cut anywhere, into frames. Pure: it holds at most one incomplete header or control
 * payload. Every length is checked before memory is taken; the bytes of a data frame are passed on as they come.
 *
 * @throws {ProtocolError} `frame`; the decoder is of no use afterwards
 */
export class FrameDecoder {
  readonly #sink: FrameSink;
  readonly #maxControl: number;
  readonly #keepsWhole: boolean;
  /** The beginning of a frame that is not whole; grows with what came, not with what was announced. */
  #partial = Buffer.alloc(0);
  #held = 0;
  #passing: PassingData | undefined;
  #begun = 0;

  /**
   * @param keepsWhole whether a data frame is handed over in one piece, for who has to check its signature; those of
   *   a transfer have none
   */
  constructor(sink: FrameSink, maxControl: number = limits.control, keepsWhole = false) {
    this.#sink = sink;
    this.#maxControl = maxControl;
    this.#keepsWhole = keepsWhole;
  }

  /** The number of frames that were begun so far. */
  get begun(): number {
    return this.#begun;
  }

  /** True if a frame was begun and is not whole. */
  get isMidFrame(): boolean {
    return this.#held > 0 || this.#passing !== undefined;
  }

  push(chunk: Buffer): void {
    let at = 0;
    while (at < chunk.length) {
      if (this.#passing) at += this.#pass(this.#passing, chunk, at);
      else if (this.#held > 0) at += this.#complete(chunk, at);
      else at += this.#read(chunk, at);
    }
  }

  #pass(data: PassingData, chunk: Buffer, at: number): number {
    const take = Math.min(data.left, chunk.length - at);
    const {offset} = data;
    data.offset += take;
    data.left -= take;
    if (data.left === 0) this.#passing = undefined;
    this.#sink.data(data.stream, data.channel, offset, chunk.subarray(at, at + take));
    return take;
  }

  /** The usual case: a frame begins at `at`. Emits it where it stands, or keeps its beginning. */
  #read(chunk: Buffer, at: number): number {
    this.#begun++;
    const rest = chunk.length - at;
    const wanted =
      rest < headerSize ? headerSize : this.#wantedAfter(chunk.subarray(at, at + dataHeaderSize));
    if (rest < headerSize || rest < wanted) {
      this.#keep(chunk.subarray(at));
      return rest;
    }
    this.#emit(chunk.subarray(at, at + wanted));
    return wanted;
  }

  /** Adds to the frame that was begun: first its header, then what the header asks for. */
  #complete(chunk: Buffer, at: number): number {
    const wanted = this.#wanted;
    const take = Math.min(wanted - this.#held, chunk.length - at);
    this.#keep(chunk.subarray(at, at + take));
    if (this.#held < this.#wanted) return take;
    const frame = this.#partial.subarray(0, this.#held);
    this.#partial = Buffer.alloc(0);
    this.#held = 0;
    this.#emit(frame);
    return take;
  }

  #keep(bytes: Buffer): void {
    const needed = this.#held + bytes.length;
    if (needed > this.#partial.length) {
      const larger = Buffer.allocUnsafe(Math.max(64, needed, 2 * this.#partial.length));
      this.#partial.copy(larger, 0, 0, this.#held);
      this.#partial = larger;
    }
    bytes.copy(this.#partial, this.#held);
    this.#held = needed;
  }

  /** The bytes that the frame which was begun must have next. */
  get #wanted(): number {
    return this.#held < headerSize ? headerSize : this.#wantedAfter(this.#partial.subarray(0, this.#held));
  }

  /** @param header the beginning of a frame, its header at least */
  #wantedAfter(header: Buffer): number {
    const payload = header.readUInt32BE(0) - 5;
    const type = header.readUInt8(4);
    switch (type) {
      case frameType.control:
        if (payload < 2 || payload > this.#maxControl) throw badLength('control', payload, this.#maxControl);
        return headerSize + payload;
      case frameType.data:
        if (payload < 10 || payload > 9 + limits.data) throw badLength('data', payload, 9 + limits.data);
        return header.length >= dataHeaderSize && this.#handsOverWhole(header)
          ? headerSize + payload
          : dataHeaderSize;
      case frameType.credit:
        if (payload !== 4) throw badLength('credit', payload, 4);
        return headerSize + payload;
      default:
        throw new ProtocolError('frame', `unknown frame type ${type}`);
    }
  }

  #emit(frame: Buffer): void {
    const stream = frame.readUInt32BE(5);
    switch (frame.readUInt8(4)) {
      case frameType.control:
        this.#sink.control(stream, frame.subarray(headerSize));
        break;
      case frameType.credit:
        this.#sink.credit(stream, frame.readUInt32BE(headerSize));
        break;
      default:
        this.#data(passingData(frame, stream), frame);
    }
  }

  #handsOverWhole(frame: Buffer): boolean {
    return this.#keepsWhole && frame.readUInt8(headerSize) !== channel.file;
  }

  #data(data: PassingData, frame: Buffer): void {
    if (this.#handsOverWhole(frame))
      this.#sink.data(data.stream, data.channel, data.offset, frame.subarray(dataHeaderSize));
    else this.#passing = data;
  }
}

function passingData(frame: Buffer, stream: number): PassingData {
  const offset = frame.readBigUInt64BE(headerSize + 1);
  const left = frame.readUInt32BE(0) - 14;
  if (offset + BigInt(left) > BigInt(Number.MAX_SAFE_INTEGER)) {
    throw new ProtocolError('frame', `data offset ${offset} is too large`);
  }
  return {stream, channel: frame.readUInt8(headerSize), offset: Number(offset), left};
}

function badLength(what: string, payload: number, most: number): ProtocolError {
  return new ProtocolError(
    'frame',
    `a ${what} frame cannot have a payload of ${payload} bytes (at most ${most})`,
  );
}
