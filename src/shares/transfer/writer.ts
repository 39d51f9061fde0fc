import {Manifest} from '../manifest.ts';
import type {Begin, End} from './record.ts';
import {headerBytes, recordType} from './record.ts';

/**
 * Writes a transfer: files and folders, each folder before what is in it, and what proves that all of it
 * came.
 */
export class TransferWriter {
  readonly #manifest = new Manifest();
  #file: Begin | undefined;
  #skipped = 0;

  begin(begin: Begin): Buffer {
    this.#file = begin;
    return json(recordType.begin, begin);
  }

  end(end: End): Buffer {
    const {path = '', mode = 0} = this.#file ?? {};
    this.#manifest.add({path, mode, ...end});
    return json(recordType.end, end);
  }

  /** A link or special file is left out. */
  skip(): void {
    this.#skipped++;
  }

  whole(): Buffer {
    const {files, bytes} = this.#manifest;
    const root = Buffer.from(this.#manifest.root()).toString('hex');
    return json(recordType.whole, {files, bytes, root, skipped: this.#skipped});
  }
}

/** A record that `length` bytes of content, at most `mostContent`, are to be read into behind its header. */
export function contentRecord(length: number): Buffer {
  return withHeader(recordType.content, length);
}

/** The record of which only `length` bytes of content were read. */
export function cutContent(record: Buffer, length: number): Buffer {
  record.writeUInt32BE(length);
  return record.subarray(0, headerBytes + length);
}

function json(type: number, value: object): Buffer {
  const text = Buffer.from(JSON.stringify(value));
  const record = withHeader(type, text.length);
  text.copy(record, headerBytes);
  return record;
}

function withHeader(type: number, length: number): Buffer {
  const record = Buffer.allocUnsafe(headerBytes + length);
  record.writeUInt32BE(length);
  record.writeUInt8(type, 4);
  return record;
}
