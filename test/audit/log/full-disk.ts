// Runs on a small file system of its own, which full-disk.test.ts mounts: fills it for real, and prints what happened.
import {existsSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {Account} from '../../../src/audit/log/account.ts';
import {OutputReader} from '../../../src/output-log/reader.ts';
import {OutputWriter} from '../../../src/output-log/writer.ts';
import {authorized, entriesIn, jobEnd, logSigner, SetClock} from '../fixtures.ts';

const root = process.argv[2] as string;
const dir = join(root, 'audit');
const filler = join(root, 'filler');

function fill(): void {
  for (const size of [65_536, 1]) {
    try {
      for (;;) writeFileSync(filler, Buffer.alloc(size), {flag: 'a'});
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
    }
  }
}

async function account(): Promise<object> {
  const clock = new SetClock();
  const account = await Account.open(dir, {clock, host: 'lab-01', signer: logSigner});
  const reserve = statSync(join(dir, 'reserve'));
  const first = await account.record(authorized(0), '192.0.2.1:1');
  fill();
  const acknowledged = [first.seq];
  let refusal = '';
  // The last page of the file takes a few more.
  for (let n = 1; n < 100 && refusal === ''; n++) {
    await account.record(authorized(n), '192.0.2.1:1').then(
      ({seq}) => acknowledged.push(seq),
      error => {
        refusal = error.code;
      },
    );
  }
  const whileFull = {canStart: account.canStart, reserve: existsSync(join(dir, 'reserve'))};
  const starts = acknowledged.slice();
  for (const start of starts) acknowledged.push((await account.append(jobEnd(start, start))).seq);
  rmSync(filler);
  clock.time += 5000;
  acknowledged.push((await account.record(authorized(200), '192.0.2.1:1')).seq);
  const after = {canStart: account.canStart, reserve: existsSync(join(dir, 'reserve'))};
  await account.close();
  await (await Account.open(dir, {clock, host: 'lab-01', signer: logSigner})).close();
  const kept = entriesIn(dir).map(entry => entry.seq);
  return {reserveBlocks: reserve.blocks * 512, refusal, whileFull, after, acknowledged, kept};
}

function output(): object {
  const job = '0190f5fe-7c00-7000-8000-000000000000';
  const writer = OutputWriter.create(root, job, {window: 1 << 26});
  writer.append(1, Buffer.alloc(100_000, 'a'));
  fill();
  let code = '';
  try {
    for (;;) writer.append(2, Buffer.alloc(10_000, 'b'));
  } catch (error) {
    code = (error as {code: string}).code;
  }
  const end = writer.end;
  rmSync(filler);
  writer.append(1, Buffer.alloc(50_000, 'c'));
  const size = readdirSync(join(root, job)).reduce(
    (sum, name) => sum + statSync(join(root, job, name)).size,
    0,
  );
  const reader = new OutputReader(root, job, 0);
  let [bytes, frames] = [0, 0];
  for (
    let next = reader.next(1 << 26, writer.end, 1);
    next && 'frames' in next;
    next = reader.next(1 << 26, writer.end, 1)
  ) {
    bytes += next.bytes;
    frames += next.frames.length;
  }
  return {code, grew: writer.end - end, missing: writer.end - bytes, torn: size - frames};
}

console.log(JSON.stringify({account: await account(), output: output()}));
