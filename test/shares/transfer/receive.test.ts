import {mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {SharePath} from '../../../src/shares/share-path.ts';
import type {Destination} from '../../../src/shares/transfer/place.ts';
import {receive} from '../../../src/shares/transfer/receive.ts';
import {send} from '../../../src/shares/transfer/send.ts';
import type {TestShare} from '../share.ts';
import {noLedger, put, testShare} from '../share.ts';
import {fileOf, record, treeOf} from './write-tree.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;

async function* inPieces(stream: Buffer, length = 50_000) {
  for (let at = 0; at < stream.length; at += length) yield stream.subarray(at, at + length);
}

const into = (share: TestShare, path: string, stream: Buffer, how: Partial<Destination> = {}) =>
  receive(
    share.folder,
    {path: SharePath.parse(path), umask: 0o022, ...how},
    {pieces: inPieces(stream), ledger: noLedger},
  );

const namesIn = (path: string) => readdirSync(path, {recursive: true, encoding: 'utf8'}).toSorted();

onLinux('input that is cut anywhere leaves what was there, and nothing else', async t => {
  const share = testShare(t);
  await put(share.folder, 'old', 'old');
  const file = fileOf(Buffer.alloc(100_000, 'x'));
  const tree = treeOf([
    {name: 'a', bytes: Buffer.alloc(10_000, 'a')},
    {name: 'b', bytes: Buffer.alloc(0)},
  ]);
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.boolean(), async (place, isTree) => {
      const stream = isTree ? tree : file;
      const cut = stream.subarray(0, place % stream.length);
      await t.throwsAsync(into(share, isTree ? 'new' : 'old', cut), {code: 'transfer-invalid'});
      t.deepEqual(namesIn(share.path), ['old']);
      t.is(readFileSync(join(share.path, 'old'), 'utf8'), 'old');
    }),
    {numRuns: 50},
  );
  await into(share, 'old', file);
  t.is(readFileSync(join(share.path, 'old')).length, 100_000);
});

onLinux('a digest that is not that of what came leaves nothing', async t => {
  const share = testShare(t);
  await put(share.folder, 'old', 'old');
  await t.throwsAsync(into(share, 'old', fileOf(Buffer.from('x'), '00'.repeat(32))), {code: 'file-changed'});
  let at = 0;
  const lie = (digest: string) => (at++ === 1 ? 'ff'.repeat(32) : digest);
  const files = ['a', 'b', 'c'].map(name => ({name, bytes: Buffer.from(name)}));
  await t.throwsAsync(into(share, 'tree', treeOf(files, lie)), {code: 'file-changed'});
  t.deepEqual(namesIn(share.path), ['old']);
  t.is(readFileSync(join(share.path, 'old'), 'utf8'), 'old');
});

onLinux('no path of a transfer leads out, and no link below its place is followed', async t => {
  const share = testShare(t);
  const top = record(1, {path: '', kind: 'folder', mode: 0o755});
  const file = (path: string) => record(1, {path, kind: 'file', mode: 0o644});
  for (const path of ['../x', '..', '/etc/x', String.raw`\x2e\x2e/x`, 'a/../../x'])
    await t.throwsAsync(into(share, 'tree', Buffer.concat([top, file(path)])), undefined, path);
  t.deepEqual(namesIn(share.path), []);
  mkdirSync(join(share.path, 'tree'));
  symlinkSync(share.outside, join(share.path, 'tree/sub'));
  const sub = record(1, {path: 'sub', kind: 'folder', mode: 0o755});
  const stream = Buffer.concat([top, sub, file('sub/x')]);
  await t.throwsAsync(into(share, '', stream, {name: SharePath.parse('tree')}), {code: 'path-refused'});
  await t.throwsAsync(
    into(share, '', treeOf([{name: 'sub', bytes: Buffer.from('x')}]), {name: SharePath.parse('tree')}),
    {
      code: 'not-a-file',
    },
  );
  t.deepEqual(namesIn(share.outside), []);
  t.deepEqual(namesIn(share.path), ['tree', 'tree/sub']);
});

onLinux('folders merge, and one that is there keeps what else is in it', async t => {
  const share = testShare(t);
  mkdirSync(join(share.path, 'tree'));
  await put(share.folder, 'tree/kept', 'kept');
  const files = await into(share, '', treeOf([{name: 'new', bytes: Buffer.from('new')}]), {
    name: SharePath.parse('tree'),
  });
  t.deepEqual(
    files.map(({path}) => path),
    ['tree/new'],
  );
  t.deepEqual(namesIn(share.path), ['tree', 'tree/kept', 'tree/new']);
  await t.throwsAsync(into(share, 'tree', fileOf(Buffer.from('x'))), {
    code: 'not-a-file',
    message: /no name/,
  });
  await t.throwsAsync(into(share, 'tree', treeOf([]), {name: SharePath.parse('new')}));
});

onLinux('room is asked for before a file is made', async t => {
  const share = testShare(t);
  await t.throwsAsync(into(share, 'a', fileOf(Buffer.alloc(11)), {maxFile: 10}), {code: 'file-too-large'});
  await into(share, 'a', fileOf(Buffer.alloc(10)), {maxFile: 10});
  t.deepEqual(namesIn(share.path), ['a']);
});

async function sendAll(share: TestShare, path: string, between: () => void = () => {}): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of send(share.folder, SharePath.parse(path), {recursive: true, keeper: noLedger})) {
    parts.push(Buffer.from(part));
    between();
  }
  return Buffer.concat(parts);
}

onLinux('what is sent is what is received', async t => {
  const [from, to] = [testShare(t), testShare(t)];
  mkdirSync(join(from.path, 'tree/deep'), {recursive: true});
  writeFileSync(join(from.path, 'tree/deep/a'), Buffer.alloc(700_000, 'abc'));
  writeFileSync(join(from.path, 'tree/b'), '');
  symlinkSync('b', join(from.path, 'tree/link'));
  await into(to, 'tree', await sendAll(from, 'tree'));
  t.deepEqual(namesIn(to.path), ['tree', 'tree/b', 'tree/deep', 'tree/deep/a']);
  t.true(readFileSync(join(to.path, 'tree/deep/a')).equals(Buffer.alloc(700_000, 'abc')));
  // The share itself.
  await into(to, '', await sendAll(from, ''), {name: SharePath.parse('all')});
  t.true(namesIn(to.path).includes('all/tree/deep/a'));
});

onLinux('a file that shrinks or is written to while it is sent is an error', async t => {
  const share = testShare(t);
  const path = join(share.path, 'a');
  writeFileSync(path, Buffer.alloc(1_000_000));
  await t.throwsAsync(
    sendAll(share, 'a', () => truncateSync(path, 10)),
    {code: 'file-changed'},
  );
  writeFileSync(path, Buffer.alloc(1_000_000));
  await t.throwsAsync(
    sendAll(share, 'a', () => writeFileSync(path, Buffer.alloc(1_000_000, 'x'))),
    {code: 'file-changed'},
  );
});
