// Tells whether dist/ is what a build would make of the files that are there, as make does: by their times and sizes.
import {createHash} from 'node:crypto';
import {readdir, readFile, rename, stat, writeFile} from 'node:fs/promises';
import {join, relative} from 'node:path';

// Beside what was built: node_modules may be a link that several checkouts share.
const record = join('dist', '.built.json');

interface Built {
  /** Digest of the names, times and sizes of all that a build reads. */
  readonly from: string;
  /** The time and size of each file that it made, by its path: other builds write into the same folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** Digest of the names, times and sizes of all that a build reads, in the folder that the process is in. */
export async function digestOfSources(): Promise<string> {
  const folders = await Promise.all(
    ['src', 'schemas', 'scripts'].map(async folder => {
      const entries = await readdir(folder, {recursive: true, withFileTypes: true});
      return entries.filter(entry => entry.isFile()).map(({parentPath, name}) => join(parentPath, name));
    }),
  );
  const paths = [...folders.flat(), 'package.json', 'package-lock.json'].toSorted();
  const states = await Promise.all(paths.map(async path => `${path} ${await stateOf(path)}\n`));
  return createHash('sha256').update(states.join('')).digest('hex');
}

/** True if the last build was made from `from`, and all that it made is still as it was. */
export async function isUpToDate(from: string): Promise<boolean> {
  try {
    const built: Built = JSON.parse(await readFile(record, 'utf8'));
    if (built.from !== from) return false;
    const states = await Promise.all(
      Object.entries(built.files).map(async ([path, state]) => state === (await stateOf(path))),
    );
    return states.every(isSame => isSame);
  } catch {
    return false;
  }
}

/** Remembers what was made of `from`. */
export async function rememberBuild(from: string, paths: readonly string[]): Promise<void> {
  const states = await Promise.all(
    paths.map(async path => [relative('.', path), await stateOf(path)] as const),
  );
  const built: Built = {from, files: Object.fromEntries(states)};
  const temporary = `${record}.${process.pid}`;
  await writeFile(temporary, JSON.stringify(built));
  await rename(temporary, record);
}

async function stateOf(path: string): Promise<string> {
  const {mtimeNs, size} = await stat(path, {bigint: true});
  return `${mtimeNs} ${size}`;
}
