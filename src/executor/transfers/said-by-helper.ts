// The lines of a helper on its side channel. The helper is reeve's own, and runs as a user who might send anything in its place.

import type {ManifestFile} from '../../shares/manifest.ts';
import {manifestFile, manifestLine} from '../../shares/manifest.ts';
import type {PartialFile, PartialFolder} from '../../shares/transfer/ledger.ts';
import {mayBePartial} from '../../shares/transfer/partial-names.ts';

type Fields = Readonly<Record<string, unknown>>;

/** @throws {Error} for a line that is no object */
export function saidIn(line: string): Fields {
  const said: unknown = JSON.parse(line);
  if (typeof said !== 'object' || said === null) throw new Error('a line that is no object');
  return said as Fields;
}

export function topOf({top}: Fields): string {
  if (typeof top !== 'string') throw new Error('a line that says no place');
  return top;
}

export function partialFolderOf({path, seed, count, isNew}: Fields): PartialFolder {
  if (typeof path !== 'string' || typeof seed !== 'string' || !/^[\da-f]{64}$/.test(seed))
    throw new Error('a line that says no folder');
  if (typeof count !== 'number' || !(count >= 0 && count <= 256) || typeof isNew !== 'boolean')
    throw new Error('a line that says no folder');
  return {path, seed, count, isNew};
}

export function partialFilesOf({partialFiles}: Fields): PartialFile[] {
  if (!Array.isArray(partialFiles)) throw new Error('a line that says no partial files');
  return partialFiles.map(partialFileOf);
}

function partialFileOf({path, size, sourceTime, folder, name, inode}: Fields): PartialFile {
  const isText = typeof path === 'string' && typeof folder === 'string' && typeof inode === 'string';
  if (!isText || !isCount(size) || typeof sourceTime !== 'number')
    throw new Error('a line that says no partial file');
  if (typeof name !== 'string' || !mayBePartial(Buffer.from(name)))
    throw new Error('a partial file of no name that one has');
  return {path, size, sourceTime, folder, name, inode};
}

export function bytesOf({bytes}: Fields): number {
  if (!isCount(bytes)) throw new Error('a line that says no bytes');
  return bytes;
}

export function filesOf({files}: Fields): ManifestFile[] {
  if (!Array.isArray(files)) throw new Error('a line that says no files');
  return files.map((said: ManifestFile) => {
    const file = manifestFile(manifestLine(said));
    if (file === undefined) throw new Error('a line that says what is no file');
    return file;
  });
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
