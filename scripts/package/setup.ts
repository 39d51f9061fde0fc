// Fetches the Node of each processor that reeve is packaged for and this machine does not have, so that packaging needs no network:
// `npm run package:setup`. What comes is what package-lock.json says.
import {execFile} from 'node:child_process';
import {createHash} from 'node:crypto';
import {mkdir, mkdtemp, readFile, rename, rm} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {promisify} from 'node:util';
import {arches, fetchedFolder, nodeOf} from './node-of.ts';

const run = promisify(execFile);
const root = dirname(dirname(import.meta.dirname));
for (const arch of arches) {
  const isHere = await nodeOf(root, arch).then(
    () => true,
    () => false,
  );
  if (!isHere) await fetchNode(arch);
}

async function fetchNode(arch: (typeof arches)[number]): Promise<void> {
  const name = `node-linux-${arch}`;
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, {version: string; integrity: string}>;
  };
  const locked = lock.packages[`node_modules/${name}`];
  if (locked === undefined) throw new Error(`package-lock.json has no ${name}; run: npm install`);
  const folder = fetchedFolder(root, arch);
  await mkdir(dirname(folder), {recursive: true});
  const work = await mkdtemp(`${folder}-`);
  try {
    console.error(`reeve: fetching ${name} ${locked.version} ...`);
    const {stdout} = await run('npm', [
      'pack',
      `${name}@${locked.version}`,
      '--pack-destination',
      work,
      '--silent',
    ]);
    const archive = join(work, stdout.trim());
    const digest = `sha512-${createHash('sha512')
      .update(await readFile(archive))
      .digest('base64')}`;
    if (digest !== locked.integrity)
      throw new Error(
        `${name} ${locked.version} has the digest ${digest}, and package-lock.json has ${locked.integrity}`,
      );
    await run('tar', ['-xzf', archive, '-C', work, 'package/bin/node', 'package/package.json']);
    await rm(folder, {recursive: true, force: true});
    await rename(join(work, 'package'), folder);
  } finally {
    await rm(work, {recursive: true, force: true});
  }
}
