import {readdir, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {isSystemError} from '../../base/errors.ts';
import {whyNotHad} from '../../base/file-words.ts';
import {ConfigError} from '../../config/errors.ts';

/**
 * The files of a catalogue: `path` itself, or what stands directly in the folder `path` and ends in .yaml,
 * .yml or .json, sorted; names that begin with a dot are passed over. Throws ConfigError.
 */
export async function catalogueFiles(path: string): Promise<string[]> {
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = await readdir(path);
    const files = names.filter(name => /^[^.].*\.(yaml|yml|json)$/.test(name)).toSorted();
    if (files.length === 0)
      throw new ConfigError('config-missing', `no file in ${path} ends in .yaml, .yml or .json`);
    return files.map(name => join(path, name));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    if (isSystemError(error, 'ENOENT'))
      throw new ConfigError('config-missing', `there is no catalogue ${path}`, {cause: error});
    throw new ConfigError('config-unreadable', `cannot read the catalogue ${path}: ${whyNotHad(error)}`, {
      cause: error,
    });
  }
}
