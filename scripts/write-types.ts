import {readFileSync, rmSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import {execa} from 'execa';

/** Writes the declarations of what `src/index.ts` exports into a folder, and no others. */
export async function writeTypes(root: string, folder: string): Promise<void> {
  rmSync(folder, {recursive: true, force: true});
  await execa('tsc', ['-p', 'tsconfig.types.json', '--outDir', folder], {cwd: root, preferLocal: true});
  const needed = reachable(join(folder, 'index.d.ts'));
  const all = await readdir(folder, {recursive: true, withFileTypes: true});
  for (const entry of all) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && !needed.has(path)) rmSync(path);
  }
}

/** A declaration and those that it imports, and so on. */
function reachable(first: string): Set<string> {
  const found = new Set([first]);
  for (const file of found)
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from|import\()\s*'(\.[^']+)'/g))
      found.add(resolve(dirname(file), path.replace(/\.[jt]s$/, '.d.ts')));
  return found;
}
