import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readdirSync, readFileSync, renameSync} from 'node:fs';
import type {Socket} from 'node:net';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';
import test from 'ava';
import {nodeFlagsOf} from '../../../src/base/node-process.ts';
import {SharePath} from '../../../src/shares/share-path.ts';
import {receive} from '../../../src/shares/transfer/receive.ts';
import type {TestShare} from '../share.ts';
import {inMemory, noLedger, partialsIn, testShare} from '../share.ts';
import {deepTree, entriesOf} from './write-tree.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;
const helper = join(import.meta.dirname, '../../../src/executor/helper.ts');

/** The helper, which may have 256 files open. */
function startPut({path: share}: TestShare, path: string) {
  const task = JSON.stringify({share, path, umask: 0o022});
  const node = [process.execPath, ...nodeFlagsOf('helper'), helper, 'share-put', task];
  const child = spawn('/bin/sh', ['-c', 'ulimit -n 256 && exec "$@"', 'sh', ...node], {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {});
  takeNote(child.stdio[3] as Socket);
  const ended = new Promise<number | null>(resolve => child.once('close', resolve));
  return {child, ended, told: text(child.stdout), words: text(child.stderr)};
}

/** As the server does, but that it keeps nothing. */
function takeNote(channel: Socket): void {
  createInterface({input: channel}).on('line', () => channel.write('{}\n'));
}

async function put(share: TestShare, stream: Buffer) {
  const {child, ended, told, words} = startPut(share, 'tree');
  child.stdin.end(stream);
  return {exit: await ended, told: await told, words: await words};
}

onLinux('3,000 files come where 256 may be open, in one folder and in 1,000 side by side', async t => {
  const share = testShare(t, inMemory);
  const flat = Array.from({length: 1500}, (_, at) => ({path: `f${at}`, bytes: Buffer.from(`${at}`)}));
  const wide = Array.from({length: 1000}, (_, at) => [
    {path: `d${at}`},
    {path: `d${at}/a`, bytes: Buffer.from(`${at}`)},
    ...(at % 2 === 0 ? [{path: `d${at}/b`, bytes: Buffer.alloc(0)}] : []),
  ]).flat();
  const {exit, told, words} = await put(share, entriesOf([...flat, ...wide]));
  t.is(exit, 0, words);
  t.like(JSON.parse(told.trimEnd().split('\n').at(-1) ?? ''), {files: 3000});
  t.is(readdirSync(join(share.path, 'tree')).length, 2500);
  t.is(readFileSync(join(share.path, 'tree/f1499'), 'utf8'), '1499');
  t.is(readFileSync(join(share.path, 'tree/d999/a'), 'utf8'), '999');
  t.deepEqual(partialsIn(share.path), []);
});

onLinux('1,000 folders within one another come, with files before and after what is below', async t => {
  const share = testShare(t, inMemory);
  const {exit, words} = await put(share, deepTree(1000));
  t.is(exit, 0, words);
  const bottom = join(share.path, 'tree', ...Array.from({length: 1000}, () => 'd'));
  t.deepEqual(readdirSync(bottom).toSorted(), ['a', 'z']);
  t.deepEqual(readdirSync(join(bottom, '..')).toSorted(), ['a', 'd', 'z']);
});

onLinux('a deep tree that does not come whole leaves nothing', async t => {
  const share = testShare(t, inMemory);
  const stream = deepTree(300);
  const {exit, words} = await put(share, stream.subarray(0, stream.length - 1));
  t.is(exit, 1);
  t.like(JSON.parse(words), {code: 'transfer-invalid'});
  t.deepEqual(readdirSync(share.path), []);
});

onLinux('a folder that is exchanged while others are written into is not gone on with', async t => {
  const share = testShare(t, inMemory);
  const stream = entriesOf(
    Array.from({length: 200}, (_, at) => [
      {path: `d${at}`},
      {path: `d${at}/a`, bytes: Buffer.from('x')},
    ]).flat(),
  );
  for (let at = 0; at < 200; at++) mkdirSync(join(share.path, `tree/d${at}`), {recursive: true});
  async function* pieces() {
    yield stream.subarray(0, -1);
    renameSync(join(share.path, 'tree/d0'), join(share.path, 'aside'));
    mkdirSync(join(share.path, 'tree/d0'));
    yield stream.subarray(-1);
  }
  await t.throwsAsync(
    receive(
      share.folder,
      {path: SharePath.share, name: SharePath.parse('tree'), umask: 0o022},
      {pieces: pieces(), ledger: noLedger},
    ),
    {
      code: 'file-changed',
      message: /replaced the folder "tree\/d0"/,
    },
  );
  t.false(existsSync(join(share.path, 'tree/d1/a')));
});
