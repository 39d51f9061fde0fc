import {homedir} from 'node:os';
import {dirname, join, resolve} from 'node:path';

/** A function that makes the paths written in `file` absolute: relative ones to its folder, `~/` to the home folder. */
export function pathsOf(file: string): (path: string) => string {
  const folder = dirname(resolve(file));
  return path => (path.startsWith('~/') ? join(homedir(), path.slice(2)) : resolve(folder, path));
}
