import {join} from 'node:path';
import type {ForeignFile} from '../../base/foreign-file.ts';
import {openForeign, tooLong} from '../../base/foreign-file.ts';
import {manifestName, manifestsFolder} from './layout.ts';
import {findBytes, linesWith} from './search.ts';

/** Bytes of a manifest at most. */
export const mostManifestBytes = 256 * 1024 * 1024;

/**
 * The manifest of a transfer in the account in `dir`; undefined if it is not kept any more.
 *
 * @throws {UnfitFileError}, and what the system says
 */
export function openManifest(dir: string, job: string): ForeignFile | undefined {
  const file = openForeign(join(dir, manifestsFolder, manifestName(job)));
  if (file === undefined || file.size <= mostManifestBytes) return file;
  using _file = file;
  throw tooLong(file.path, mostManifestBytes, file.size);
}

/** True if a transfer has a file with this path; false also if its manifest is not kept any more. */
export function hasFile(dir: string, {job, share}: {job: string; share: string}, wanted: string): boolean {
  using file = openManifest(dir, job);
  if (file === undefined) return false;
  return pathsOf(wanted, share).some(path => {
    // A line begins so, and nothing else in it can: in JSON the quotation marks of a text have backslashes.
    const find = findBytes(Buffer.from(`{"path":${JSON.stringify(path)},`));
    return linesWith(file.fd, find, {to: file.size}).next().done !== true;
  });
}

/** The paths in a share that somebody may mean by one: `SHARE/PATH`, or the path alone. */
export function pathsOf(wanted: string, share: string): string[] {
  const within = `${share}/`;
  return [wanted, ...(wanted.startsWith(within) ? [wanted.slice(within.length)] : [])];
}
