import {mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {LocalSource} from '../../../src/client/files/local-source.ts';
import {SharedSource} from '../../../src/client/files/shared-source.ts';
import {noneUnchanged} from '../../../src/client/files/unchanged.ts';
import {ownFolder} from '../../fixtures/share-lab.ts';

/** A folder `tree` with the files `a` and `b`. */
function tree(t: ExecutionContext): string {
  const folder = join(ownFolder(t), 'tree');
  mkdirSync(folder);
  for (const name of ['a', 'b']) writeFileSync(join(folder, name), name);
  return folder;
}

/** Reads all that is put, and returns what was sent. */
async function put(folder: string, shared: SharedSource) {
  const source = new LocalSource(folder, {recursive: true, shared}, noneUnchanged);
  const records = await Array.fromAsync(source.records());
  return {sent: source.sent, bytes: Buffer.concat(records).toString()};
}

test('puts on several hosts send the same, also where one has the name only that came later', async t => {
  const folder = tree(t);
  const shared = new SharedSource();
  const first = await put(folder, shared);
  writeFileSync(join(folder, 'later'), 'later');
  const second = await put(folder, shared);
  t.deepEqual(second, first);
  t.deepEqual(
    first.sent.map(({path}) => path),
    ['a', 'b'],
  );
});

const changes: Readonly<Record<string, (file: string) => void>> = {
  written: file => writeFileSync(file, 'x'),
  longer: file => writeFileSync(file, 'xx'),
  'of another time': file => utimesSync(file, 1, 1),
  replaced: file => {
    writeFileSync(`${file}.new`, 'b');
    renameSync(`${file}.new`, file);
  },
  'a link': file => {
    renameSync(file, `${file}.old`);
    symlinkSync('a', file);
  },
  'a folder': file => {
    rmSync(file);
    mkdirSync(file);
  },
};
for (const [how, change] of Object.entries(changes))
  test(`a file that is ${how} at the second host is an error there`, async t => {
    const folder = tree(t);
    const shared = new SharedSource();
    await put(folder, shared);
    change(join(folder, 'b'));
    await t.throwsAsync(put(folder, shared), {
      code: 'local-file',
      message: /b" changed while it was put on several hosts$/,
    });
  });

test('a file that is gone at the second host is an error there', async t => {
  const folder = tree(t);
  const shared = new SharedSource();
  await put(folder, shared);
  rmSync(join(folder, 'a'));
  await t.throwsAsync(put(folder, shared), {code: 'local-file', message: /a" cannot be used/});
});

test('a file is digested once, whoever reads it', async t => {
  const folder = tree(t);
  const shared = new SharedSource();
  const {sent} = await put(folder, shared);
  // A byte that another reader has in place of it counts no more.
  shared.digestOf(Buffer.from(join(folder, 'a'))).read(0, Buffer.from('?'));
  t.deepEqual((await put(folder, shared)).sent, sent);
});
