import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';

/** The processors that reeve is packaged for, as Node calls them. */
export const arches = ['x64', 'arm64'] as const;
export type Arch = (typeof arches)[number];

/** The folder in which `npm run package:setup` keeps the Node of a processor that is not this machine's. */
export const fetchedFolder = (root: string, arch: Arch): string =>
  join(root, 'node_modules', '.reeve-nodes', `node-linux-${arch}`);

/**
 * Returns the path of the Node for Linux on a processor.
 *
 * @throws {Error} if it is not there, or not of the version that this process has: a package of two Nodes would be two programs
 */
export async function nodeOf(root: string, arch: Arch): Promise<string> {
  const folder = [join(root, 'node_modules', `node-linux-${arch}`), fetchedFolder(root, arch)].find(path =>
    existsSync(join(path, 'bin', 'node')),
  );
  if (folder === undefined)
    throw new Error(
      `the Node for ${arch} is not here; run this where there is a network: npm run package:setup`,
    );
  const {version} = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {version: string};
  if (`v${version}` !== process.version)
    throw new Error(
      `${folder} is ${version}, and the Node that makes packages is ${process.version}; run: npm run package:setup`,
    );
  return join(folder, 'bin', 'node');
}
