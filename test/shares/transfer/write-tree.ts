import {createHash} from 'node:crypto';
import {headerBytes} from '../../../src/shares/transfer/record.ts';
import {contentRecord, TransferWriter} from '../../../src/shares/transfer/writer.ts';

export const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export function contentOf(bytes: Uint8Array): Buffer {
  const record = contentRecord(bytes.length);
  record.set(bytes, headerBytes);
  return record;
}

export interface TestFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A transfer of a folder with these files; `lie` changes their digests. */
export function treeOf(files: readonly TestFile[], lie?: (digest: string) => string): Buffer {
  return entriesOf(
    files.map(({name, bytes}) => ({path: name, bytes})),
    lie,
  );
}

/** Likewise of a folder with folders, which have no bytes. */
export function entriesOf(
  entries: readonly {readonly path: string; readonly bytes?: Uint8Array}[],
  lie = (digest: string) => digest,
): Buffer {
  const writer = new TransferWriter();
  const parts = [writer.begin({path: '', kind: 'folder', mode: 0o755})];
  for (const {path, bytes} of entries) {
    if (bytes === undefined) {
      parts.push(writer.begin({path, kind: 'folder', mode: 0o755}));
      continue;
    }
    parts.push(writer.begin({path, kind: 'file', size: bytes.length, mode: 0o644, modified: 1.5}));
    if (bytes.length > 0) parts.push(contentOf(bytes));
    parts.push(writer.end({size: bytes.length, digest: lie(digestOf(bytes))}));
  }
  parts.push(writer.whole());
  return Buffer.concat(parts);
}

/** A folder in a folder and so on, with a file before and one after each of them. */
export function deepTree(depth: number): Buffer {
  const folders = Array.from({length: depth}, (_, at) => Array.from({length: at + 1}, () => 'd').join('/'));
  const bytes = Buffer.from('x');
  return entriesOf([
    ...folders.flatMap(path => [{path}, {path: `${path}/a`, bytes}]),
    ...folders.toReversed().map(path => ({path: `${path}/z`, bytes})),
  ]);
}

/** A transfer of one file. */
export function fileOf(bytes: Uint8Array, digest = digestOf(bytes)): Buffer {
  const writer = new TransferWriter();
  return Buffer.concat([
    writer.begin({path: '', kind: 'file', mode: 0o644}),
    ...(bytes.length > 0 ? [contentOf(bytes)] : []),
    writer.end({size: bytes.length, digest}),
    writer.whole(),
  ]);
}

/** A record that nobody would write. */
export function record(type: number, value: unknown): Buffer {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const bytes = Buffer.alloc(headerBytes + Buffer.byteLength(text));
  bytes.writeUInt32BE(Buffer.byteLength(text));
  bytes.writeUInt8(type, 4);
  bytes.write(text, headerBytes);
  return bytes;
}
