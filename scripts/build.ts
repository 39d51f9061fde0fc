// Makes the validators and bundles src/ into dist/, unless that was done already. `--clean`: always, and chunks of earlier
// builds are removed at once.
import {readdir, rm, stat} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {digestOfSources, isUpToDate, rememberBuild} from './up-to-date.ts';

process.chdir(dirname(import.meta.dirname));
const isClean = process.argv.includes('--clean');
if (isClean || !(await isUpToDate(await digestOfSources()))) await build();

async function build(): Promise<void> {
  // Loading these takes longer than looking that nothing has changed.
  const [{bundle}, {makeValidators}] = await Promise.all([import('./bundle.ts'), import('./validators.ts')]);
  await makeValidators();
  // Before the bundle: a file that is changed meanwhile is of the next build.
  const from = await digestOfSources();
  const made = await bundle(join(process.cwd(), 'dist'));
  await removeOldChunks(new Set(made));
  await rememberBuild(from, made);
}

/** Leaves the youngest chunks, which a program that just started may still ask for. */
async function removeOldChunks(current: ReadonlySet<string>): Promise<void> {
  const mostAgeMs = isClean ? 0 : 10 * 60_000;
  const chunks = join('dist', 'chunks');
  for (const name of await readdir(chunks)) {
    const path = join(chunks, name);
    if (current.has(join(process.cwd(), path))) continue;
    const {mtimeMs} = await stat(path).catch(() => ({mtimeMs: Number.POSITIVE_INFINITY}));
    if (Date.now() - mtimeMs > mostAgeMs) await rm(path, {force: true});
  }
}
