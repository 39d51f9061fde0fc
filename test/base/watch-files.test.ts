import {mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {lookAtFiles, watchFiles} from '../../src/base/watch-files.ts';
import {until} from '../fixtures/until.ts';

async function makeFolder(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-watch-'));
  t.teardown(() => rm(folder, {recursive: true, force: true}));
  return folder;
}

/** Counts the changes of a file; `changed` waits for the next one. */
async function watching(t: ExecutionContext, path: string) {
  let count = 0;
  let seen = 0;
  const watch = watchFiles(
    () => [path],
    () => void count++,
    await lookAtFiles([path]),
  );
  t.teardown(() => watch[Symbol.dispose]());
  return {
    get count() {
      return count;
    },
    async changed(what: string) {
      await until(() => count > seen, what);
      seen = count;
    },
  };
}

test('a file that is written, replaced, removed or brought back is noticed', async t => {
  const path = join(await makeFolder(t), 'crl.pem');
  writeFileSync(path, 'one');
  const watch = await watching(t, path);
  writeFileSync(path, 'two');
  await watch.changed('written');
  writeFileSync(`${path}.new`, 'six');
  renameSync(`${path}.new`, path);
  await watch.changed('replaced');
  rmSync(path);
  await watch.changed('removed');
  writeFileSync(path, 'two');
  await watch.changed('brought back');
  t.pass();
});

test('a link, a link through a link, and a folder on the way that are swapped are noticed', async t => {
  const folder = await makeFolder(t);
  const at = (...names: string[]) => join(folder, ...names);
  for (const version of ['v1', 'v2', 'v3', 'deep/v4', 'deep/v5']) {
    mkdirSync(at(version), {recursive: true});
    writeFileSync(at(version, 'crl.pem'), 'same');
    utimesSync(at(version, 'crl.pem'), 1, 1);
  }
  const point = (link: string, target: string) => {
    symlinkSync(target, at('next'));
    renameSync(at('next'), at(link));
  };
  point('..data', 'v1');
  symlinkSync('..data/crl.pem', at('crl.pem'));
  const watch = await watching(t, at('crl.pem'));
  point('..data', 'v2');
  await watch.changed('the link in the middle');
  point('current', 'v3');
  point('..data', 'current');
  await watch.changed('a link more');
  point('current', 'deep/v4');
  await watch.changed('the link that the link leads to');
  renameSync(at('deep/v4'), at('deep/old'));
  renameSync(at('deep/v5'), at('deep/v4'));
  await watch.changed('the folder');
  renameSync(at('deep'), at('gone'));
  await watch.changed('the folder above, which went');
  renameSync(at('gone'), at('deep'));
  await watch.changed('the folder above, which came back');
  t.pass();
});

test('a change between the reading and the watching is noticed, and what stays the same is not told', async t => {
  const path = join(await makeFolder(t), 'crl.pem');
  writeFileSync(path, 'one');
  const seen = await lookAtFiles([path]);
  writeFileSync(path, 'other');
  let count = 0;
  const watch = watchFiles(
    () => [path],
    () => void count++,
    seen,
  );
  t.teardown(() => watch[Symbol.dispose]());
  await until(() => count > 0, 'the change');
  const told = count;
  writeFileSync(join(path, '..', 'another'), 'x');
  await new Promise(resolve => setTimeout(resolve, 2500));
  t.is(count, told);
});
