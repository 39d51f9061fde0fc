// Accounts of many finished parts: an export reads several of them at once.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {verifyExport} from '../../../src/audit/evidence/verify-export.ts';
import {writeExport} from '../../../src/audit/evidence/write-export.ts';
import {query} from '../../../src/audit/read/query.ts';
import {memoryFolder} from '../memory-folder.ts';
import {makeCast, writeAccount} from '../written-account.ts';

const cast = makeCast();
const options = {hostCertificate: cast.machine.certificate};
const perPart = 700;
const lines = 8 * perPart + 300;

test('an export of an account of eight finished parts, and of a range across each boundary, holds the lines of that range', async t => {
  const dir = memoryFolder(t);
  writeAccount(dir, cast, {lines, perPart, group: 50, signed: 20});
  const names = readdirSync(dir)
    .filter(name => name.startsWith('account-'))
    .toSorted();
  t.is(names.length, 8);
  const all = [...names, 'account.jsonl'].flatMap(name =>
    readFileSync(join(dir, name), 'utf8').split('\n').slice(0, -1),
  );
  const boundaries = names.map((_, n) => (n + 1) * perPart);
  const ranges = [
    {from: 0, to: lines},
    {from: 1, to: lines - 1},
    ...boundaries.flatMap(at => [
      {from: at - 1, to: at + 1},
      {from: at - perPart, to: at + 1},
      {from: at - 10, to: Math.min(lines, at + perPart + 10)},
      {from: at, to: Math.min(lines, at + 2 * perPart)},
    ]),
  ];
  for (const range of ranges) {
    const bytes = Buffer.concat([...writeExport(dir, range, options)].map(line => Buffer.from(line)));
    const held = bytes
      .toString()
      .split('\n')
      .filter(line => line.startsWith('{"level":'));
    const what = `${range.from} to ${range.to}`;
    t.is(held.length, range.to - range.from, what);
    t.true(
      held.every((line, i) => line === all[range.from + i]),
      what,
    );
    if (range.to - range.from > 2 * perPart) continue;
    const report = await verifyExport(pieces(bytes), {verifier: cast.signer.verifier, now: Date.now()});
    t.deepEqual(
      report.findings.filter(({code}) => code !== 'order' && code !== 'entry'),
      [],
      what,
    );
  }
});

async function* pieces(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

test('what is read of one part is not disturbed by what is read of another meanwhile', t => {
  const dir = memoryFolder(t);
  writeAccount(dir, cast, {lines: 4 * perPart, perPart, group: 50, signed: 20});
  const seqs = [...query(dir, {})].map(({entry}) => entry.seq);
  const both: number[] = [];
  const other = query(dir, {after: 2 * perPart});
  for (const {entry} of query(dir, {})) {
    both.push(entry.seq);
    other.next();
  }
  t.deepEqual(both, seqs);
});
