import {existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {newMark, shell} from '../fixtures/shell.ts';
import {noMount, skip} from '../fixtures/skip.ts';
import type {SmallDisk} from '../fixtures/small-disk.ts';
import {openSmallDisk} from '../fixtures/small-disk.ts';
import {until} from '../fixtures/until.ts';

/** A lab whose account lies on a disk of 12 MiB of its own; undefined where none can be mounted. */
async function startOnSmallDisk(t: ExecutionContext): Promise<{lab: Lab; disk: SmallDisk} | undefined> {
  let disk: SmallDisk | undefined;
  const lab = await startLab(t, {
    commands: shell('sh'),
    async prepare(folder) {
      disk = await openSmallDisk(join(folder, 'data/audit'), '12m');
      return disk ? {enter: disk.enter, account: disk.path} : {};
    },
  });
  t.teardown(async () => disk?.close());
  return disk && {lab, disk};
}

test('on a full disk nothing is started, what runs is recorded as it ends, and space lets starts in again', async t => {
  const started = await startOnSmallDisk(t);
  if (!started) {
    return skip(t, noMount);
  }
  const {lab, disk} = started;
  const host = await lab.connect();
  const flag = join(lab.folder, 'flag');
  const script = 'while [ ! -e "$1" ]; do sleep 0.02; done; exit 6';
  const running = host.run('sh', {script, words: [flag]});
  const cancelled = host.run('sh', {script, words: ['/never']});
  await Promise.all([running.started, cancelled.started]);
  disk.fill();
  const ran = join(lab.folder, 'ran');
  const touched: string[] = [];
  // The last page of the file may take a few entries more; each of those runs has its entry.
  const refusal = await until(async () => {
    const mark = newMark();
    const run = await lab.reeve(['run', 'lab-01', 'sh', 'echo "$2" >>"$1"', ran, mark]);
    if (run.exitCode === 0) touched.push(mark);
    return run.exitCode === 254 && run;
  }, 'a refusal');
  t.regex(
    refusal.stderr,
    /the disk that holds the account .* is full: nothing is started until space is freed/,
  );
  t.is(refusal.stdout, '');
  t.like(await host.status(), {account: {canStart: false}, jobs: {running: 2}});
  t.like(await lab.reeve(['audit', 'log', 'lab-01']), {exitCode: 254});
  // Ends are still recorded, and told.
  writeFileSync(flag, '');
  t.like(await running, {exit: 6, state: 'ended'});
  await host.cancel(cancelled.id);
  t.is((await cancelled).reason, 'cancelled');
  const ends = lab.entries().flatMap(entry => (entry.event === 'job-end' ? [entry.job] : []));
  t.true(ends.includes(running.id) && ends.includes(cancelled.id));
  disk.free();
  const again = await until(async () => {
    const run = await lab.reeve(['run', 'lab-01', 'sh', 'echo again']);
    return run.exitCode === 0 && run;
  }, 'a start after space was freed');
  t.is(again.stdout, 'again');
  t.true((await host.status()).account.canStart);
  const starts = lab.entries().filter(entry => entry.event === 'job-start');
  const marks = touched.length === 0 ? [] : readFileSync(ran, 'utf8').trim().split('\n');
  t.deepEqual(marks, touched);
  t.is(starts.length, 2 + touched.length + 1);
});

test('a server that finds its disk full starts none the less where the reserve is held, and refuses work', async t => {
  const started = await startOnSmallDisk(t);
  if (!started) {
    return skip(t, noMount);
  }
  const {lab, disk} = started;
  await lab.end('SIGKILL');
  disk.fill();
  await lab.start();
  const refusal = await until(async () => {
    const run = await lab.reeve(['run', 'lab-01', 'sh', 'exit 0']);
    return run.exitCode === 254 && run;
  }, 'a refusal');
  t.regex(refusal.stderr, /is full/);
  disk.free();
  await until(async () => (await lab.reeve(['run', 'lab-01', 'sh', 'exit 0'])).exitCode === 0, 'a start');
});

test('an account that cannot be written at all: nothing runs until a restart, and an end that is not on disk is told as lost', async t => {
  const started = await startOnSmallDisk(t);
  if (!started) {
    return skip(t, noMount);
  }
  const {lab, disk} = started;
  const host = await lab.connect();
  const flag = join(lab.folder, 'flag');
  const ran = join(lab.folder, 'ran');
  const running = host.run('sh', {script: 'while [ ! -e "$1" ]; do sleep 0.02; done', words: [flag]});
  await running.started;
  // Without its reserve a full disk is one that cannot be written.
  rmSync(join(disk.path, 'reserve'));
  disk.fill();
  const refusal = await until(async () => {
    // One that still got its entry may be unable to record its end: its outcome is unknown.
    const run = await lab.reeve(['run', 'lab-01', 'sh', 'exit 0']);
    return run.exitCode === 254 && run;
  }, 'a refusal');
  t.regex(refusal.stderr, /account .* cannot be written .*nothing runs until the cause is mended/);
  writeFileSync(flag, '');
  const lost = await running;
  t.like(lost, {state: 'lost', reason: 'lost', exit: 0});
  t.regex(lost.message ?? '', /it ended .*but the account could not be written/);
  disk.free();
  t.is((await lab.reeve(['run', 'lab-01', 'sh', 'echo ran >"$1"', ran])).exitCode, 254);
  t.false(existsSync(ran));
  await lab.end('SIGTERM');
  await lab.start();
  t.is((await lab.reeve(['run', 'lab-01', 'sh', 'exit 0'])).exitCode, 0);
  const end = lab.entries().find(entry => entry.event === 'job-end' && entry.job === running.id);
  t.like(end, {outcome: {reason: 'lost'}});
});

test('an account that is damaged keeps the server from starting, and the message says where', async t => {
  const lab = await startLab(t, {commands: shell('sh')});
  for (let run = 0; run < 3; run++) await lab.reeve(['run', 'lab-01', 'sh', 'exit 0']);
  await lab.end('SIGTERM');
  const file = join(lab.folder, 'data/audit/account.jsonl');
  const lines = readFileSync(file, 'utf8').split('\n');
  lines[3] = (lines[3] ?? '').replace('"exit 0"', '"exit 1"').slice(0, -5);
  writeFileSync(file, lines.join('\n'));
  const error = await t.throwsAsync(lab.start());
  t.regex(error?.message ?? '', /account\.jsonl:4 is not what was written there/);
});
