import type {Stats} from 'node:fs';
import {lstatSync, readlinkSync} from 'node:fs';
import {resolve} from 'node:path';
import {FileTrustError} from './file-trust.ts';

/** One component of a path: a folder, a link on the way, or what the path leads to. */
export interface Step {
  /** Its own path, in which no component but the last is a link. */
  readonly path: string;
  readonly stats: Stats;
  /** The folder that it was looked up in; undefined for `/`. */
  readonly folder: Step | undefined;
}

export interface Walk {
  /** In the order in which the kernel looks them up, from `/`. */
  readonly steps: readonly Step[];
  /** The file or folder that the path leads to; undefined if that is not there. */
  readonly end: Step | undefined;
}

/** As many as the kernel follows (path_resolution(7)). */
const mostLinks = 40;

/**
 * Looks up each component of `path` from `/`, and those of each symbolic link on the way, as the kernel does. It ends at
 * the first that is missing. Synchronous: it is asked before each run, and takes microseconds.
 *
 * @throws {FileTrustError} `file-not-trusted` for a circle of links; {Error} of the system
 */
export function walkPath(path: string): Walk {
  const whole = resolve(path);
  const root: Step = {path: '/', stats: lstatSync('/'), folder: undefined};
  const steps = [root];
  const left = componentsOf(whole).toReversed();
  let at = root;
  for (let links = 0; left.length > 0; ) {
    const name = left.pop() as string;
    if (name === '..') {
      at = at.folder ?? root;
      continue;
    }
    const next = at === root ? `/${name}` : `${at.path}/${name}`;
    const stats = at.stats.isDirectory() ? lstatSync(next, {throwIfNoEntry: false}) : undefined;
    if (stats === undefined) return {steps, end: undefined};
    const step = {path: next, stats, folder: at};
    steps.push(step);
    if (!stats.isSymbolicLink()) {
      at = step;
      continue;
    }
    if (++links > mostLinks)
      throw new FileTrustError('file-not-trusted', `${path} is a circle of symbolic links`);
    const target = readlinkSync(next);
    if (target.startsWith('/')) at = root;
    left.push(...componentsOf(target).toReversed());
  }
  return {steps, end: at};
}

const componentsOf = (path: string) => path.split('/').filter(name => name !== '' && name !== '.');

/** True if an absolute path is `folder`, or lies below it. Neither ends with a slash, but for `/`. */
export const isWithin = (path: string, folder: string): boolean =>
  path === folder || path.startsWith(folder === '/' ? '/' : `${folder}/`);
