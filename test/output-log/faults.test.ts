import {readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync, writevSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {OutputReader} from '../../src/output-log/reader.ts';
import {endOfCutLog, surveyLog} from '../../src/output-log/survey.ts';
import {OutputWriter} from '../../src/output-log/writer.ts';
import {Collector} from './collect.ts';
import {temporaryFolder} from './temporary-folder.ts';

const job = '0190f5fe-7c00-7000-8000-000000000000';

test('short writes are gone on with', t => {
  const folder = temporaryFolder(t);
  const writer = OutputWriter.create(folder, job, {
    window: 1 << 20,
    write: (fd, buffers, position) =>
      writevSync(fd, [Buffer.concat(buffers as Uint8Array[]).subarray(0, 5)], position),
  });
  writer.append(1, Buffer.from('a text that is longer than five bytes'));
  writer.append(2, Buffer.from('!'));
  const collector = new Collector().takeAll(new OutputReader(folder, job, 0), writer.end);
  t.is(collector.channel(1).toString(), 'a text that is longer than five bytes');
  t.is(collector.channel(2).toString(), '!');
});

test('an append that fails at any byte leaves whole records, and the log goes on when the disk has space again', async t => {
  const folder = temporaryFolder(t);
  let id = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({min: 0, max: 2500}), async space => {
      const name = `0190f5fe-7c00-7000-8000-${String(id++).padStart(12, '0')}`;
      let left = space;
      const full = Object.assign(new Error('no space left on device'), {code: 'ENOSPC'});
      const writer = OutputWriter.create(folder, name, {
        window: 1 << 20,
        segmentBytes: 400,
        write(fd, buffers, position) {
          if (left === 0) throw full;
          const bytes = Buffer.concat(buffers as Uint8Array[]).subarray(0, left);
          left -= bytes.length;
          return writevSync(fd, [bytes], position);
        },
      });
      t.throws(() => writer.append(1, Buffer.alloc(2600, 'a')), {
        code: 'output-failed',
        message: /no space left/,
      });
      const path = join(folder, name);
      const onDisk = () => readdirSync(path).reduce((sum, each) => sum + statSync(join(path, each)).size, 0);
      t.is(onDisk(), writer.end + 18 * Math.ceil(writer.end / 382));
      left = 1 << 20;
      writer.append(2, Buffer.alloc(1000, 'b'));
      const collector = new Collector().takeAll(new OutputReader(folder, name, 0), writer.end);
      t.is(collector.channel(1).length, writer.end - 1000);
      t.is(collector.channel(2).toString(), 'b'.repeat(1000));
      const {stdout, stderr} = await writer.finish();
      const {start, end, ...ends} = await surveyLog(folder, name);
      t.deepEqual({start, end, ...ends}, {start: 0, end: writer.end, stdout, stderr});
    }),
    {numRuns: 60},
  );
});

test('what a crash left of a log is counted up to its last whole record', async t => {
  const folder = temporaryFolder(t);
  const writer = OutputWriter.create(folder, job, {window: 1 << 20});
  writer.append(1, Buffer.from('12345'));
  writer.append(1, Buffer.from('678'));
  const path = join(folder, job, '0000000000000000.log');
  const whole = statSync(path).size;
  for (let size = whole; size >= 0; size--) {
    truncateSync(path, size);
    const {end, stdout} = await surveyLog(folder, job);
    const expected = size === whole ? 8 : size >= 23 ? 5 : 0;
    t.is(end, expected);
    t.is(stdout.bytes, expected);
  }
  t.is((await surveyLog(folder, '0190f5fe-7c00-7000-8000-00000000ffff')).end, 0);
});

test('a reader does not take what was announced but is not there for a record', t => {
  const folder = temporaryFolder(t);
  const writer = OutputWriter.create(folder, job, {window: 1 << 20});
  writer.append(1, Buffer.from('12345'));
  const path = join(folder, job, '0000000000000000.log');
  truncateSync(path, statSync(path).size - 1);
  t.deepEqual(new OutputReader(folder, job, 0).next(100, 5, 1), {gap: {from: 0, to: 5}});
  for (const damage of ['another thing that is no log, but as long as a record is', '\0'.repeat(40)]) {
    writeFileSync(path, damage);
    t.throws(() => new OutputReader(folder, job, 0).next(100, 5, 1), {code: 'output-damaged'});
  }
});

test('nothing beyond what the writer announced is looked at, whole or half written', t => {
  const folder = temporaryFolder(t);
  const writer = OutputWriter.create(folder, job, {window: 1 << 20});
  for (const text of ['one', 'two', 'three']) writer.append(1, Buffer.from(text));
  const reader = new OutputReader(folder, job, 0);
  const collector = new Collector().takeAll(reader, 6);
  t.is(collector.channel(1).toString(), 'onetwo');
  const path = join(folder, job, '0000000000000000.log');
  const content = readFileSync(path);
  const half = Buffer.concat([content.subarray(0, 42), Buffer.alloc(30, 0xff)]);
  writeFileSync(path, half);
  t.is(
    new Collector()
      .takeAll(new OutputReader(folder, job, 0), 6)
      .channel(1)
      .toString(),
    'onetwo',
  );
  writeFileSync(path, content);
  t.is(collector.takeAll(reader, writer.end).channel(1).toString(), 'onetwothree');
});

test('a log that lacks a segment is counted up to where it is missing', async t => {
  const folder = temporaryFolder(t);
  const writer = OutputWriter.create(folder, job, {window: 1 << 20, segmentBytes: 118});
  writer.append(1, Buffer.alloc(500));
  rmSync(join(folder, job, '0000000000000200.log'));
  t.like(await surveyLog(folder, job), {start: 0, end: 200});
  // It is not its beginning that is missing.
  t.is(await endOfCutLog(folder, job), undefined);
  rmSync(join(folder, job, '0000000000000000.log'));
  rmSync(join(folder, job, '0000000000000100.log'));
  t.like(await surveyLog(folder, job), {start: 300, end: 500, stdout: {bytes: 200}});
  t.is(await endOfCutLog(folder, job), 500);
  t.is(await endOfCutLog(folder, '0190f5fe-7c00-7000-8000-00000000ffff'), undefined);
});
