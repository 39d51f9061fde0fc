// A share is no way to root: nobody may put into one, or get from one, what decides whom this host believes, what it runs, or
// who may log in to it.

import {lstatSync, readFileSync, realpathSync} from 'node:fs';
import {basename, dirname, isAbsolute, join, resolve} from 'node:path';
import {isSystemError, messageOf} from '../../base/errors.ts';
import type {DiskPlace, Mount} from '../../base/mounts.ts';
import {diskPlaceOf, readMounts} from '../../base/mounts.ts';
import {isWithin} from '../../base/path-walk.ts';

/** A file or folder that no share may hold. */
export interface KeptApart {
  /** Absolute. */
  readonly path: string;
  /** In words, such as `the data folder of reeve`. */
  readonly what: string;
  /** True if no share may lie in it either, which is so of folders. */
  readonly isFolder: boolean;
}

/** The real path of a share's folder, or why there may be no share, or is no folder yet. */
export type SharePlace = {readonly realPath: string} | {readonly why: string; readonly isMissing?: boolean};

/**
 * Looks at the folder of a share as it is now: whoever may change what is on the way to it could make it lead elsewhere at any
 * time, so it is asked when the catalogue is loaded and again at each use.
 */
export function sharePlace(path: string, keptApart: readonly KeptApart[]): SharePlace {
  if (!isAbsolute(path)) return {why: 'expected an absolute path'};
  let realPath: string;
  try {
    const whole = resolve(path);
    if (lstatSync(whole).isSymbolicLink())
      return {why: `${path} is a link; name the folder that it leads to`};
    realPath = realpathSync(whole);
    if (!lstatSync(realPath).isDirectory()) return {why: `${path} is no folder`};
  } catch (error) {
    const isMissing = isSystemError(error, 'ENOENT');
    return {why: isMissing ? `there is no folder ${path}` : messageOf(error), isMissing};
  }
  const mounts = readMounts();
  const share = {realPath, place: diskPlaceOf(realPath, mounts)};
  for (const kept of [...ofSystem, ...loginFiles(), ...keptApart]) {
    const how = overlap(share, kept, mounts);
    if (how !== undefined)
      return {why: `${path} ${how} ${kept.what}, ${kept.path}; a share must be apart from that`};
  }
  return {realPath};
}

const folder = (path: string, what: string): KeptApart => ({path, what, isFolder: true});

const ofSystem: readonly KeptApart[] = [
  ...['/proc', '/sys', '/dev'].map(path => folder(path, 'a view of the kernel')),
  ...['/etc', '/boot'].map(path => folder(path, 'a folder that the system starts with')),
  folder('/root', 'the home of root'),
];

/**
 * Returns the files that let somebody log in as a user, even if not there yet: a share that holds a home
 * would let anybody who may write there make it. Users of a directory service are not listed by the system,
 * and their homes not known here.
 */
function loginFiles(): KeptApart[] {
  const homes = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .flatMap(line => line.split(':')[5] ?? []);
  return [...new Set(homes)].flatMap(home =>
    isAbsolute(home) ? [folder(join(home, '.ssh'), 'the folder of login keys')] : [],
  );
}

interface Located {
  readonly realPath: string;
  readonly place: DiskPlace | undefined;
}

function overlap(
  share: Located,
  {path, isFolder}: KeptApart,
  mounts: readonly Mount[],
): 'is' | 'holds' | 'lies in' | undefined {
  // The path itself, and where it leads.
  for (const name of new Set([resolve(path), realOf(resolve(path))])) {
    const kept = {realPath: name, place: diskPlaceOf(name, mounts)};
    const [holds, liesIn] = [isBelow(kept, share), isBelow(share, kept)];
    if (holds) return liesIn ? 'is' : 'holds';
    if (liesIn && isFolder) return 'lies in';
  }
  return undefined;
}

/** By name, and by where it is on its disk: a bind mount gives the same folder another name. */
function isBelow(inner: Located, outer: Located): boolean {
  if (isWithin(inner.realPath, outer.realPath)) return true;
  const {place: a} = inner;
  const {place: b} = outer;
  return a !== undefined && b !== undefined && a.disk === b.disk && isWithin(a.path, b.path);
}

/** Of what is not there yet, by the folders that are. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path === '/' ? path : join(realOf(dirname(path)), basename(path));
  }
}
