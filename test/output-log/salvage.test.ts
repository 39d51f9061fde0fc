import {appendFile, readdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {OutputError} from '../../src/output-log/errors.ts';
import {OutputReader} from '../../src/output-log/reader.ts';
import {salvageLog} from '../../src/output-log/salvage.ts';
import {OutputWriter} from '../../src/output-log/writer.ts';
import {Collector} from './collect.ts';
import {temporaryFolder} from './temporary-folder.ts';

const job = '01890a5d-ac96-774b-bcce-b302099a8057';
const options = {window: 64 * 1024, segmentBytes: 4096, dropsOldest: true};

async function written(t: ExecutionContext, count: number): Promise<string> {
  const folder = temporaryFolder(t);
  const writer = OutputWriter.create(folder, job, options);
  for (let i = 0; i < count; i++) writer.append(1, Buffer.from(`${i}`.padStart(1000, '.')));
  await writer.finish();
  return folder;
}

const lastOf = async (folder: string) =>
  join(folder, job, (await readdir(join(folder, job))).toSorted().at(-1) ?? '');

test('another writer goes on where one that is gone stopped, and readers notice nothing', async t => {
  const folder = await written(t, 10);
  const found: string[] = [];
  const held = await salvageLog(folder, job, (offset, bytes) => found.push(`${offset}:${bytes.length}`));
  t.deepEqual(
    found,
    Array.from({length: 10}, (_, i) => `${i * 1000}:1000`),
  );
  t.is(held.end, 10_000);
  const writer = OutputWriter.resume(folder, job, held, options);
  writer.append(1, Buffer.from('more'));
  t.is(writer.end, 10_004);
  const {collected} = new Collector().takeAll(new OutputReader(folder, job, 0), writer.end);
  t.is(
    Buffer.concat(collected.bytes.get(1) ?? [])
      .subarray(-8)
      .toString(),
    '...9more',
  );
  t.deepEqual(collected.gaps, []);
  await writer.finish();
});

test('a torn record and all behind what is no record are taken away', async t => {
  const folder = await written(t, 5);
  await appendFile(await lastOf(folder), Buffer.alloc(7, 1));
  t.is((await salvageLog(folder, job, () => {})).end, 5000);
  await appendFile(await lastOf(folder), Buffer.alloc(5000));
  const {end, segments} = await salvageLog(folder, job, () => {});
  t.is(end, 5000);
  await writeFile(join(folder, job, '0000000000009999.log'), 'beyond');
  t.deepEqual(await salvageLog(folder, job, () => {}), {end, segments});
  t.is((await readdir(join(folder, job))).length, segments.length);
});

test('who reads the records can say that one is none', async t => {
  const folder = await written(t, 9);
  const refuse = (offset: number) => {
    if (offset === 4000) throw new OutputError('output-damaged', 'not what should be there');
  };
  t.is((await salvageLog(folder, job, refuse)).end, 4000);
  t.is((await salvageLog(folder, job, () => {})).end, 4000);
  t.deepEqual(await salvageLog(folder, '01890a5d-ac96-774b-bcce-b302099a8058', () => {}), {
    segments: [],
    end: 0,
  });
});

test('segments below an offset are dropped when that is asked for, and never the last', async t => {
  const folder = temporaryFolder(t);
  const writer = OutputWriter.create(folder, job, options);
  for (let i = 0; i < 9; i++) writer.append(1, Buffer.alloc(1000));
  const count = async () => (await readdir(join(folder, job))).length;
  t.is(await count(), 3);
  writer.dropBelow(3999);
  t.is(await count(), 3);
  writer.dropBelow(4000);
  t.is(await count(), 2);
  writer.dropBelow(100_000);
  t.is(await count(), 1);
  writer.append(1, Buffer.alloc(10));
  t.is(writer.end, 9010);
  await writer.finish();
});
