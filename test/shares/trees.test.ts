import {mkdirSync, readdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {list, listOne} from '../../src/shares/listing.ts';
import {remove} from '../../src/shares/remove.ts';
import {SharePath} from '../../src/shares/share-path.ts';
import {get, put, testShare} from './share.ts';

const everything = {recursive: true};
const shown = async (listed: ReturnType<typeof list>) =>
  (await Array.fromAsync(listed)).map(({path, kind}) => `${kind} ${path.shown}`);

test('1,000 folders deep, and 1,000 wide, are made, listed and removed', async t => {
  const {path, folder} = testShare(t);
  const deep = SharePath.parse(Array(1000).fill('d').join('/'));
  mkdirSync(join(path, deep.shown), {recursive: true});
  await put(folder, `${deep.shown}/file`, 'deep');
  t.is(get(folder, `${deep.shown}/file`).toString(), 'deep');
  for (let number = 0; number < 1000; number++) mkdirSync(join(path, `w${number}`));
  const listed = await Array.fromAsync(list(folder, SharePath.share, everything));
  t.is(listed.length, 2001);
  t.like(await remove(folder, SharePath.parse('d'), everything), {files: 1, folders: 1000, bytes: 4});
  t.is(readdirSync(path).length, 1000);
});

test('what is listed is in the order of the names, each folder before what is in it', async t => {
  const {path, folder} = testShare(t);
  mkdirSync(join(path, 'b'));
  for (const name of ['b/z', 'b/a', 'c', 'a']) writeFileSync(join(path, name), name);
  symlinkSync('a', join(path, 'd'));
  t.deepEqual(await shown(list(folder, SharePath.share, everything)), [
    'file a',
    'folder b',
    'file b/a',
    'file b/z',
    'file c',
    'link d',
  ]);
  t.deepEqual(await shown(list(folder, SharePath.share)), ['file a', 'folder b', 'file c', 'link d']);
  t.like(await listOne(folder, SharePath.parse('b/z')), {kind: 'file', size: 3});
  await t.throwsAsync(listOne(folder, SharePath.parse('b/y')), {code: 'no-such-file'});
});

test('a folder is removed with -r alone, and the share itself never', async t => {
  const {path, folder} = testShare(t);
  mkdirSync(join(path, 'folder'));
  await t.throwsAsync(remove(folder, SharePath.parse('folder')), {code: 'not-a-file', message: /-r/});
  await t.throwsAsync(remove(folder, SharePath.share, everything), {code: 'path-refused'});
  await t.throwsAsync(remove(folder, SharePath.parse('none')), {code: 'no-such-file'});
  t.deepEqual(readdirSync(path), ['folder']);
});
