// Makes what is handed out, in dist-package/, without a network: `npm run package [-- ARCH...]`.
import {dirname, join, relative} from 'node:path';
import manifest from '../../package.json' with {type: 'json'};
import {buildOf} from '../build-of.ts';
import {bundleExecutable} from './bundle-executable.ts';
import {makeExecutable} from './make-executable.ts';
import {makeDeb, makeTarGz, writeSums} from './make-packages.ts';
import type {Arch} from './node-of.ts';
import {arches} from './node-of.ts';
import {partsOf} from './package-tree.ts';
import {timeOf} from './time-of.ts';

const root = dirname(dirname(import.meta.dirname));
const words = process.argv.slice(2);
const unknown = words.find(word => !(arches as readonly string[]).includes(word));
if (unknown !== undefined)
  throw new Error(`reeve is packaged for ${arches.join(' and ')}, not for ${unknown}`);
const {version} = manifest;
const time = timeOf(root);
const build = await buildOf(root);
const bundle = await bundleExecutable(build);
const outdir = join(root, 'dist-package');
for (const arch of words.length > 0 ? (words as Arch[]) : arches) {
  const executable = join(outdir, `linux-${arch}`);
  await makeExecutable(root, executable, arch, bundle);
  const parts = await partsOf(root, bundle, {version, build, time, arch});
  const options = {outdir, executable, level: 9};
  for (const made of [
    join(executable, 'reeve'),
    await makeDeb(parts, options),
    await makeTarGz(parts, options),
  ])
    console.log(`made ${relative(root, made)}`);
}
await writeSums(outdir);
