import {renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Worker} from 'node:worker_threads';
import test from 'ava';
import {headOf} from '../../../src/audit/entry/parse-entry.ts';
import {AccountFolder} from '../../../src/audit/read/account-folder.ts';
import {finishedCheckpoints, finishedName} from '../../../src/audit/read/layout.ts';
import {linesForward} from '../../../src/audit/read/lines.ts';
import {memoryFolder} from '../memory-folder.ts';

const line = (seq: number) => `{"level":30,"time":1,"v":1,"seq":${seq},"event":"strangers"}\n`;

function numbersIn(folder: AccountFolder): number[] {
  return folder.parts.flatMap(part => {
    using file = folder.open(part);
    return linesForward(file.fd, 0, file.size)
      .map(({bytes}) => headOf(bytes)?.seq ?? -1)
      .toArray();
  });
}

// Two entries, then the part is put aside: over and over.
const writer = `
const {appendFileSync, renameSync, writeFileSync} = require('node:fs');
const {workerData: {dir, flag}} = require('node:worker_threads');
const ended = new Int32Array(flag);
for (let seq = 0; Atomics.load(ended, 0) === 0 && seq < 4000; seq += 2) {
  for (const each of [seq, seq + 1])
    appendFileSync(dir + '/account.jsonl', '{"level":30,"time":1,"v":1,"seq":' + each + ',"event":"strangers"}\\n');
  renameSync(dir + '/account.jsonl', dir + '/account-' + String(seq).padStart(16, '0') + '.jsonl');
  writeFileSync(dir + '/account.jsonl', '');
  Atomics.store(ended, 1, 1);
  Atomics.notify(ended, 1);
}
`;

test('however often a part is put aside meanwhile, each entry is seen once, and none is left out', async t => {
  const dir = memoryFolder(t);
  const flag = new SharedArrayBuffer(8);
  const state = new Int32Array(flag);
  const worker = new Worker(writer, {eval: true, workerData: {dir, flag}});
  const ended = new Promise(resolve => worker.once('exit', resolve));
  Atomics.wait(state, 1, 0);
  for (let i = 0; i < 100; i++) {
    using folder = new AccountFolder(dir);
    const numbers = numbersIn(folder);
    t.deepEqual(
      numbers,
      numbers.map((_, index) => index),
    );
  }
  Atomics.store(state, 0, 1);
  await ended;
});

test('lines that were written later, and a part that has another name now, do not change what was opened', t => {
  const dir = memoryFolder(t);
  writeFileSync(join(dir, 'account.jsonl'), line(0) + line(1));
  using folder = new AccountFolder(dir);
  writeFileSync(join(dir, 'account.jsonl'), line(2), {flag: 'a'});
  renameSync(join(dir, 'account.jsonl'), join(dir, finishedName(0)));
  writeFileSync(join(dir, 'account.jsonl'), line(3));
  t.deepEqual(numbersIn(folder), [0, 1]);
});

test('a part without a file is empty, and one that was removed meanwhile is an error', t => {
  const dir = memoryFolder(t);
  using nothing = new AccountFolder(dir);
  t.true(nothing.isEmpty);
  t.deepEqual(numbersIn(nothing), []);
  writeFileSync(join(dir, finishedName(0)), line(0));
  using folder = new AccountFolder(dir);
  t.false(folder.isEmpty);
  rmSync(join(dir, finishedName(0)));
  t.throws(() => numbersIn(folder), {code: 'account-damaged', message: /was taken away while/});
});

test('a crash between the new names of a part and of its checkpoints leaves them together', t => {
  const dir = memoryFolder(t);
  for (const name of [finishedName(0), 'account.jsonl', 'checkpoints']) writeFileSync(join(dir, name), '');
  const checkpoints = () => {
    using folder = new AccountFolder(dir);
    return folder.parts.map(({checkpointsName}) => checkpointsName);
  };
  t.deepEqual(checkpoints(), ['checkpoints']);
  writeFileSync(join(dir, finishedCheckpoints(0)), '');
  t.deepEqual(checkpoints(), [finishedCheckpoints(0), 'checkpoints']);
});
