import {createHash} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {join, relative} from 'node:path';

/**
 * Returns what tells a build from others: 16 hexadecimal digits of the SHA-256 of the names and contents of all that it is made from.
 *
 * @param root the checkout
 */
export async function buildOf(root: string): Promise<string> {
  const folders = await Promise.all(
    ['src', 'schemas', 'scripts'].map(async folder => {
      const entries = await readdir(join(root, folder), {recursive: true, withFileTypes: true});
      return entries.filter(entry => entry.isFile()).map(({parentPath, name}) => join(parentPath, name));
    }),
  );
  const paths = [...folders.flat(), join(root, 'package.json'), join(root, 'package-lock.json')].toSorted();
  const digest = createHash('sha256');
  for (const path of paths) {
    const contents = createHash('sha256')
      .update(await readFile(path))
      .digest('hex');
    digest.update(`${relative(root, path)} ${contents}\n`);
  }
  return digest.digest('hex').slice(0, 16);
}
