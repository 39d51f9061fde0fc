import {openSync} from 'node:fs';
import {isSystemError} from './errors.ts';

/** Opens a file for reading; undefined where there is none. */
export function openIfThere(path: string): number | undefined {
  try {
    return openSync(path, 'r');
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}
