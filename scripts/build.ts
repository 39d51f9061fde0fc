// Makes the validators and bundles src/ into dist/. `--clean`: chunks of earlier builds are removed at once.
import {readdir, rm, stat} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {bundle} from './bundle.ts';
import {makeValidators} from './validators.ts';

process.chdir(dirname(import.meta.dirname));
await makeValidators();
const current = new Set(await bundle(join(process.cwd(), 'dist')));

// Not the youngest chunks, which a program that just started may still ask for.
const mostAgeMs = process.argv.includes('--clean') ? 0 : 10 * 60_000;
const chunks = join('dist', 'chunks');
for (const name of await readdir(chunks)) {
  const path = join(chunks, name);
  if (current.has(join(process.cwd(), path))) continue;
  const {mtimeMs} = await stat(path).catch(() => ({mtimeMs: Number.POSITIVE_INFINITY}));
  if (Date.now() - mtimeMs > mostAgeMs) await rm(path, {force: true});
}
