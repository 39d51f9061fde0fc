import type {Gap, OutputReader} from '../../src/output-log/reader.ts';
import {FrameDecoder} from '../../src/protocol/frame.ts';

/** What a client would have after it decoded all that a reader gave. */
export interface Collected {
  /** By channel. */
  bytes: Map<number, Buffer[]>;
  pieces: {channel: number; offset: number; size: number}[];
  gaps: Gap[];
}

/** A client at the other end of a reader: decodes its frames with the decoder of the wire. */
export class Collector {
  readonly collected: Collected = {bytes: new Map(), pieces: [], gaps: []};
  readonly streams = new Set<number>();
  readonly #decoder = new FrameDecoder({
    control: () => {
      throw new Error('a log holds no control frame');
    },
    credit: () => {
      throw new Error('a log holds no credit frame');
    },
    data: (stream, channel, offset, bytes) => {
      this.streams.add(stream);
      const held = this.collected.bytes.get(channel) ?? [];
      held.push(Buffer.from(bytes));
      this.collected.bytes.set(channel, held);
      this.collected.pieces.push({channel, offset, size: bytes.length});
    },
  });

  /** Takes what the reader gives for this credit once. Returns the payload bytes, or undefined when there was nothing. */
  take(reader: OutputReader, credit: number, end: number, stream = 7): number | undefined {
    const next = reader.next(credit, end, stream);
    if (next === undefined) return undefined;
    if ('gap' in next) {
      this.collected.gaps.push(next.gap);
      return 0;
    }
    this.#decoder.push(next.frames);
    return next.bytes;
  }

  takeAll(reader: OutputReader, end: number): this {
    while (this.take(reader, 4 * 1024 * 1024, end) !== undefined);
    return this;
  }

  channel(number: number): Buffer {
    return Buffer.concat(this.collected.bytes.get(number) ?? []);
  }
}
