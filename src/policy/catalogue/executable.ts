import {constants} from 'node:fs';
import {access, stat} from 'node:fs/promises';
import {isAbsolute, join} from 'node:path';

/**
 * The absolute path of a program: the program itself if it is one, else the first match in `path`, whose
 * relative and empty entries are passed over. undefined if there is none that can be executed.
 */
export async function findExecutable(
  program: string,
  path: string,
  platform: NodeJS.Platform,
): Promise<string | undefined> {
  const windows = platform === 'win32';
  const folders = isAbsolute(program)
    ? ['']
    : path.split(windows ? ';' : ':').filter(folder => isAbsolute(folder));
  const names = windows && !/\.(exe|com)$/i.test(program) ? [`${program}.exe`, `${program}.com`] : [program];
  for (const folder of folders) {
    for (const name of names) {
      const candidate = folder === '' ? name : join(folder, name);
      if (await isExecutable(candidate)) return candidate;
    }
  }
  return undefined;
}

async function isExecutable(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
