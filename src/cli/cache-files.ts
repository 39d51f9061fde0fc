// Files in the user's own cache (own-cache.ts). All of them can be made again: one that is cut, of somebody else, or cannot be written
// is as good as not there.
import {fstatSync, lstatSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ForeignFile} from '../base/foreign-file.ts';
import {openForeign} from '../base/foreign-file.ts';

/**
 * Reads a file of at most `most` bytes; undefined if it is not there, or not the user's own, or if others may read or write it. Its
 * folder may have been another's a moment ago.
 */
export function readCached(path: string, most: number): Buffer | undefined {
  let file: ForeignFile | undefined;
  try {
    file = openForeign(path);
    if (file === undefined || file.size > most || !isPrivate(fstatSync(file.fd))) return undefined;
    return readFileSync(file.fd);
  } catch {
    return undefined;
  } finally {
    // Not by `using`, which an old Node would not understand: it is to say which it needs (reeve.ts).
    file?.[Symbol.dispose]();
  }
}

/** True if nobody but the user may read or write it. */
export const isPrivate = ({uid, mode}: {uid: number; mode: number}): boolean =>
  process.platform === 'win32' || (uid === process.geteuid?.() && (mode & 0o077) === 0);

/** Replaces a file in one step, for the user alone. */
export function writeCached(path: string, contents: string | Uint8Array): void {
  const temporary = `${path}.${process.pid}${unfinished}`;
  try {
    writeFileSync(temporary, contents, {mode: 0o600, flag: 'wx'});
    renameSync(temporary, path);
  } catch {
    rmSync(temporary, {force: true});
  }
}

/** The ending of a file whose writer did not finish. */
const unfinished = '.new';

/** Removes the oldest where there are more than `most` with an ending, those that a run did not finish among them, so that `left` are there. */
export function removeOldest(folder: string, ending: string, most: number, left = most): void {
  try {
    const names = readdirSync(folder).filter(name => name.endsWith(ending) || name.endsWith(unfinished));
    if (names.length <= most) return;
    const files = names
      .map(name => join(folder, name))
      .map(path => ({path, mtimeMs: lstatSync(path).mtimeMs}))
      .toSorted((a, b) => b.mtimeMs - a.mtimeMs);
    for (const {path} of files.slice(left)) rmSync(path, {force: true, recursive: true});
  } catch {
    // Another call removes them, or the next.
  }
}
