import {existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {sweep} from '../../src/output-log/sweep.ts';
import {OutputWriter} from '../../src/output-log/writer.ts';
import {temporaryFolder} from './temporary-folder.ts';

const job = (n: number) => `0190f5fe-7c00-7000-8000-${String(n).padStart(12, '0')}`;
const day = 24 * 60 * 60 * 1000;
const now = Date.parse('2026-05-01T00:00:00Z');

/** Logs of 1,000 bytes and a header, job N written N days ago. */
function logs(folder: string, days: number[]): void {
  for (const n of days) {
    const writer = OutputWriter.create(folder, job(n), {window: 1 << 20});
    writer.append(1, Buffer.alloc(982));
    void writer.finish();
    const at = new Date(now - n * day);
    for (const path of [join(folder, job(n), '0000000000000000.log'), join(folder, job(n))])
      utimesSync(path, at, at);
  }
}

test('output that is too old goes, but not that of a job which is kept', async t => {
  const folder = temporaryFolder(t);
  logs(folder, [1, 5, 10, 20]);
  const swept = await sweep(folder, {now, maxAgeMs: 7 * day, maxBytes: 1e9, keep: id => id === job(20)});
  t.deepEqual(swept, {removed: [job(10)], held: 3000});
  t.deepEqual(readdirSync(folder).toSorted(), [job(1), job(5), job(20)]);
});

test('the oldest output goes until the rest fits, and what is kept counts', async t => {
  const folder = temporaryFolder(t);
  logs(folder, [1, 2, 3, 4, 5]);
  const swept = await sweep(folder, {now, maxAgeMs: 100 * day, maxBytes: 2500, keep: id => id === job(5)});
  t.deepEqual(swept, {removed: [job(4), job(3), job(2)], held: 2000});
});

test('what is needed goes beyond age and size, the oldest first, but not what is young', async t => {
  const folder = temporaryFolder(t);
  logs(folder, [1, 2, 3, 4, 5]);
  const all = {now, maxAgeMs: 100 * day, maxBytes: 1e9, keep: () => false};
  const some = await sweep(folder, {...all, needed: {bytes: 1500, olderThanMs: day}});
  t.deepEqual(some, {removed: [job(5), job(4)], held: 3000});
  const more = await sweep(folder, {...all, needed: {bytes: 1e6, olderThanMs: 1.5 * day}});
  t.deepEqual(more, {removed: [job(3), job(2)], held: 1000});
});

test('what is not the log of a job is left alone', async t => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'notes'), 'x');
  mkdirSync(join(folder, 'other'));
  mkdirSync(join(folder, job(9)));
  writeFileSync(join(folder, job(9), 'notes.txt'), 'x');
  utimesSync(join(folder, job(9)), 0, 0);
  logs(folder, [8]);
  const swept = await sweep(folder, {now, maxAgeMs: day, maxBytes: 0, keep: () => false});
  t.deepEqual(swept, {removed: [job(8)], held: 0});
  t.true(existsSync(join(folder, 'notes')) && statSync(join(folder, 'other')).isDirectory());
  t.true(existsSync(join(folder, job(9), 'notes.txt')));
});

test('a long sweep leaves the process to others in between', async t => {
  const folder = temporaryFolder(t);
  for (let n = 1; n <= 2000; n++) mkdirSync(join(folder, job(n)));
  let turns = 0;
  let isOver = false;
  const others = () => {
    turns++;
    if (!isOver) setImmediate(others);
  };
  others();
  await sweep(folder, {now, maxAgeMs: 1e15, maxBytes: 1e9, keep: () => false});
  isOver = true;
  // Reading the folder alone takes some ten.
  t.true(turns > 100, String(turns));
});

test('a sweep that is aborted removes nothing more, and the next one goes on', async t => {
  const folder = temporaryFolder(t);
  logs(folder, [10, 11, 12, 13]);
  const ending = new AbortController();
  const keep = () => {
    ending.abort();
    return false;
  };
  const all = {now, maxAgeMs: day, maxBytes: 1e9, keep: () => false};
  const {removed} = await sweep(folder, {...all, keep, signal: ending.signal});
  t.is(removed.length, 1);
  t.is(readdirSync(folder).length, 3);
  const tooMany = {...all, maxAgeMs: 1e15, maxBytes: 0};
  t.deepEqual((await sweep(folder, {...tooMany, signal: ending.signal})).removed, []);
  t.is((await sweep(folder, tooMany)).removed.length, 3);
});
