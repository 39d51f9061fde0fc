import {chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {ReceiptFolder} from '../../../src/client/receipts/receipt-file.ts';
import {StateWriter} from '../../../src/client/receipts/state-writer.ts';
import {runProgram} from '../../fixtures/program.ts';
import {notRoot, skip} from '../../fixtures/skip.ts';

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-receipts-'));
  t.teardown(() => rmSync(folder, {recursive: true}));
  return folder;
}

/** What would keep this process from ending. */
const timers = () => process.getActiveResourcesInfo().filter(kind => kind === 'Timeout').length;

test('once all receipts are written, none keeps the process from ending', t => {
  const folder = folderOf(t);
  const writer = new StateWriter();
  const receipts = new ReceiptFolder(folder, 1e9, writer, error => t.fail(String(error)));
  const before = timers();
  const kept = [1, 2, 3].map(id => receipts.keep(`id-${id}`, () => `receipt ${id}`, Date.now()));
  t.is(timers(), before + 1);
  writer.writeNow();
  t.is(timers(), before);
  t.deepEqual(
    kept.map(({path = ''}) => readFileSync(path, 'utf8')),
    ['receipt 1', 'receipt 2', 'receipt 3'],
  );
  receipts.keep('id-4', () => 'receipt 4', Date.now());
  t.is(timers(), before + 1);
  writer.writeNow();
  t.is(timers(), before);
});

test('what root keeps in the folder of somebody else is theirs', t => {
  if (process.getuid?.() !== 0) return skip(t, notRoot);
  const folder = folderOf(t);
  chownSync(folder, 61_234, 61_235);
  const writer = new StateWriter();
  const receipts = new ReceiptFolder(join(folder, 'receipts', 'lab-01'), 1e9, writer, error =>
    t.fail(String(error)),
  );
  receipts.keep('id', () => 'receipt', Date.now());
  writer.writeNow();
  const made = readdirSync(folder, {recursive: true, encoding: 'utf8'});
  t.is(made.length, 4);
  for (const name of made) {
    const {uid, gid, mode} = statSync(join(folder, name));
    t.deepEqual([uid, gid, mode & 0o077], [61_234, 61_235, 0], name);
  }
});

test('a process that ends by itself has written its receipts, though nobody closed anything', async t => {
  const folder = folderOf(t);
  const module = (name: string) => JSON.stringify(resolve('src/client/receipts', name));
  const script = `
    const {ReceiptFolder} = await import(${module('receipt-file.ts')});
    const {StateWriter} = await import(${module('state-writer.ts')});
    const writer = new StateWriter();
    new ReceiptFolder(${JSON.stringify(folder)}, 1e9, writer, console.error).keep('id', () => 'receipt', 0);`;
  const {exitCode, stderr} = await runProgram(process.execPath, ['--input-type=module', '-e', script]);
  t.is(exitCode, 0, stderr);
  t.true(existsSync(join(folder, '1970-01-01/id.receipt')));
});
