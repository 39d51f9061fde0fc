import {chmodSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {expand} from '../../src/shares/expand.ts';
import {Glob} from '../../src/shares/glob.ts';
import {SharePath} from '../../src/shares/share-path.ts';
import {inMemory, testShare} from './share.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux('a glob is expanded in the order of names, and follows no link', async t => {
  const {path, outside, folder} = testShare(t);
  for (const name of ['run-1', 'run-2', 'run-10', '.run-0', 'other']) {
    mkdirSync(join(path, name));
    writeFileSync(join(path, name, 'plan.csv'), '');
  }
  writeFileSync(join(outside, 'plan.csv'), '');
  symlinkSync(outside, join(path, 'run-link'));
  writeFileSync(join(path, 'run-file'), '');
  writeFileSync(Buffer.concat([Buffer.from(`${path}/run-1/plan.`), Buffer.from([0xff])]), '');
  writeFileSync(join(path, 'run-1/[x]'), '');
  writeFileSync(join(path, 'run-2/x'), '');
  const found = async (top: string, glob: string) =>
    (await expand(folder, SharePath.parse(top), Glob.parse(glob))).map(({shown}) => shown);
  t.deepEqual(await found('', 'run-*/plan.csv'), ['run-1/plan.csv', 'run-10/plan.csv', 'run-2/plan.csv']);
  t.deepEqual(await found('', 'run-*'), ['run-1', 'run-10', 'run-2', 'run-file', 'run-link']);
  t.deepEqual(await found('run-1', 'plan.?'), [String.raw`run-1/plan.\xff`]);
  // As with scp a name is its own glob where nothing else matches.
  t.deepEqual(await found('run-1', '[x]'), ['run-1/[x]']);
  t.deepEqual(await found('run-2', '[x]'), ['run-2/x']);
  for (const glob of ['none*', '*/none', 'run-link/*', 'run-file/*', 'run-*/plan.csv/*', '[y]'])
    await t.throwsAsync(found('', glob), {code: 'no-such-file', message: `nothing matches "${glob}"`}, glob);
  await t.throwsAsync(found('none', '*'), {code: 'no-such-file', message: '"none" is not there'});
  await t.throwsAsync(found('run-link', '*'), {code: 'path-refused'});
});

onLinux('a folder that may not be looked into is no folder without matches', async t => {
  if (process.getuid?.() === 0) return void t.pass();
  const {path, folder} = testShare(t);
  mkdirSync(join(path, 'closed'));
  chmodSync(join(path, 'closed'), 0);
  await t.throwsAsync(expand(folder, SharePath.share, Glob.parse('*/x*')), {code: 'file-denied'});
  chmodSync(join(path, 'closed'), 0o700);
});

onLinux('more than a thousand matches are refused, and too many names that would be compared', async t => {
  const {path, folder} = testShare(t, inMemory);
  for (let at = 0; at < 1001; at++) writeFileSync(join(path, `${at}`), '');
  t.is((await expand(folder, SharePath.share, Glob.parse('?*0'))).length, 100);
  await t.throwsAsync(expand(folder, SharePath.share, Glob.parse('*')), {
    code: 'too-many-files',
    message: /more than 1000 files match/,
  });
  // Names in all folders count together.
  mkdirSync(join(path, 'deep/er'), {recursive: true});
  for (let at = 0; at < 10; at++) writeFileSync(join(path, 'deep', `${at}`), '');
  const some = (most: number) => expand(folder, SharePath.share, Glob.parse('deep*/[0-5]'), most);
  t.is((await some(1013)).length, 6);
  await t.throwsAsync(some(1012), {code: 'too-many-files', message: /too many names/});
});
