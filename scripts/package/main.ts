// Makes what is handed out, in dist-package/linux-ARCH/, without a network: `npm run package [-- ARCH...]`.
import {dirname, join} from 'node:path';
import {buildOf} from '../build-of.ts';
import {bundleExecutable} from './bundle-executable.ts';
import {makeExecutable} from './make-executable.ts';
import type {Arch} from './node-of.ts';
import {arches} from './node-of.ts';

const root = dirname(dirname(import.meta.dirname));
const words = process.argv.slice(2);
const unknown = words.find(word => !(arches as readonly string[]).includes(word));
if (unknown !== undefined)
  throw new Error(`reeve is packaged for ${arches.join(' and ')}, not for ${unknown}`);
const bundle = await bundleExecutable(await buildOf(root));
for (const arch of words.length > 0 ? (words as Arch[]) : arches) {
  const folder = join(root, 'dist-package', `linux-${arch}`);
  await makeExecutable(root, folder, arch, bundle);
  console.log(`made ${join('dist-package', `linux-${arch}`)}/reeve`);
}
