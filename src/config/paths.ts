import {dirname, join, resolve} from 'node:path';
import {homeFolder} from '../base/user-folders.ts';
import {ConfigError} from './errors.ts';

/**
 * A function that makes the paths written in `file` absolute: relative ones to its folder, `~/` to the home folder. It throws
 * ConfigError `config-invalid` where there is none.
 */
export function pathsOf(file: string): (path: string) => string {
  const folder = dirname(resolve(file));
  return path =>
    path.startsWith('~/') ? join(requireHome(path, file), path.slice(2)) : resolve(folder, path);
}

function requireHome(path: string, file: string): string {
  const home = homeFolder();
  if (home !== undefined) return home;
  throw new ConfigError(
    'config-invalid',
    `${file}: there is no home folder for ${path}: HOME is not set, and this user has no entry in passwd; write the path in full`,
  );
}
