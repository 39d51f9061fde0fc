import {existsSync, readFileSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {startLab} from '../fixtures/lab.ts';
import {noMount, skip} from '../fixtures/skip.ts';
import type {SmallDisk} from '../fixtures/small-disk.ts';
import {openSmallDisk} from '../fixtures/small-disk.ts';
import {until} from '../fixtures/until.ts';

test('a full disk of output: what runs is told as lost output, nothing is started, status and log say why, and space mends it', async t => {
  let disk: SmallDisk | undefined;
  const lab = await startLab(t, {
    async prepare(folder) {
      disk = await openSmallDisk(join(folder, 'data/output'), '8m');
      return disk ? {enter: disk.enter} : {};
    },
  });
  t.teardown(async () => disk?.close());
  if (!disk) {
    return skip(t, noMount);
  }
  const large = await lab.reeve(['run', 'lab-01', 'zeros', '30000000']);
  t.is(large.exitCode, 249);
  t.regex(large.stderr, /ended: the host could not keep its output: .*ENOSPC/);
  const end = lab.entries().find(entry => entry.event === 'job-end');
  t.like(end, {outcome: {reason: 'output-lost'}});
  disk.fill();
  const refusal = await until(async () => {
    const run = await lab.reeve(['run', 'lab-01', 'echo', 'hi']);
    return run.exitCode === 254 && run;
  }, 'a refusal');
  t.regex(
    refusal.stderr,
    /the disk that holds the output .* is full: nothing is started until space is freed/,
  );
  const status = await lab.reeve(['status', 'lab-01']);
  t.regex(status.stdout, /Starts: +NONE: the disk that holds the output .* is full/);
  t.regex(status.stdout, /warning: the disk that holds .* is 100 % full/);
  const log = () => readFileSync(join(lab.folder, 'logs/server.log'), 'utf8');
  await until(() => /"level":50,.*the disk that holds the output/.test(log()), 'an error in the log');
  disk.free();
  const job = lab.entries().find(entry => entry.event === 'job-end')?.job ?? '';
  rmSync(join(disk.path, job), {recursive: true, force: true});
  await until(async () => (await lab.reeve(['run', 'lab-01', 'echo', 'hi'])).stdout === 'hi', 'a start');
  await until(() => log().includes('jobs are started again'), 'the end of it in the log');
  t.notRegex((await lab.reeve(['status', 'lab-01'])).stdout, /NONE/);
});

for (const what of ['deleted', 'moved'] as const) {
  test(`a folder of output that was ${what} is made again, and jobs have output as before`, async t => {
    const lab = await startLab(t);
    const folder = join(lab.folder, 'data/output');
    if (what === 'deleted') rmSync(folder, {recursive: true});
    else renameSync(folder, `${folder}.old`);
    // The gate, which works in it, is another after this.
    await until(async () => (await lab.reeve(['run', 'lab-01', 'echo', 'hi'])).stdout === 'hi', 'output');
    t.true(existsSync(folder));
    t.is((await lab.reeve(['run', 'lab-01', 'echo', 'again'])).stdout, 'again');
  });
}
