import {lstatSync} from 'node:fs';
import module from 'node:module';
import {makeFolder} from '../base/own-folder.ts';
import {requireTrustedPath} from '../base/trusted-path.ts';

/**
 * Keeps compiled code in a folder, for a quick start. Its content is loaded as our code: so nothing
 * is kept where somebody else may write, as in the home of the person who became root and brought it along, or where
 * the folder cannot be made.
 */
export function keepCompiledCode(folder: string): void {
  try {
    makeFolder(folder, 0o700);
    requireTrustedPath(folder);
    const {uid, mode} = lstatSync(folder);
    const isOurs = uid === (process.geteuid?.() ?? uid) && (mode & 0o022) === 0;
    if (isOurs || process.platform === 'win32') module.enableCompileCache(folder);
  } catch {
    // reeve starts without it.
  }
}
