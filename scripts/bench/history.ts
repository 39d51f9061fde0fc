// A host that has run many jobs, each with its entries in the account and its output on disk. As a program:
//   node scripts/bench/history.ts FOLDER [JOBS]
import {createHash} from 'node:crypto';
import {utimesSync} from 'node:fs';
import {mkdir} from 'node:fs/promises';
import {join} from 'node:path';
import {segmentPath} from '../../src/output-log/segments.ts';
import {OutputWriter} from '../../src/output-log/writer.ts';
import type {BigAccount} from './big-account.ts';
import {writeBigAccount} from './big-account.ts';

/** Less than the time that output is kept. */
const days = 6;
const output = Buffer.from('all is well\n');
const stdout = {bytes: output.length, sha256: createHash('sha256').update(output).digest('hex')};

/** Writes the data folder of a host that has run so many jobs, the last of them now. */
export async function writeHistory(folder: string, jobs: number): Promise<BigAccount> {
  const place = join(folder, 'data', 'output');
  await mkdir(place, {recursive: true, mode: 0o750});
  return writeBigAccount(folder, 2 * jobs, {
    days,
    ended(job, time) {
      const log = OutputWriter.create(place, job, {window: 64 * 1024 * 1024});
      log.append(1, output);
      void log.finish();
      utimesSync(segmentPath(place, job, 0), time / 1000, time / 1000);
      return stdout;
    },
  });
}

if (import.meta.main) {
  const [folder, jobs = '100000'] = process.argv.slice(2);
  if (folder === undefined) throw new Error('give a folder');
  const began = performance.now();
  await writeHistory(folder, Number(jobs));
  console.log(`${folder}: ${jobs} jobs in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
