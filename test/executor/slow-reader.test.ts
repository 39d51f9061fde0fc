import {createHash} from 'node:crypto';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {atSomePace} from '../fixtures/paces.ts';
import {newMark, processesWith, residentOf, shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';
import {digestOfZeros} from '../soak/stream-zeros.ts';

const window = 2 * 1024 * 1024;
const commands = `
  zeros: { about: Prints zeros, argv: [head, -c, "{bytes}", /dev/zero], window: 2MiB, params: { bytes: { type: integer } } }
  "true": { about: Does nothing, argv: ["true"] }`;

/** Bytes on disk of a job's output at one moment: nobody writes while they are counted. */
function held({folder, pid}: Lab, job: string): number {
  process.kill(pid, 'SIGSTOP');
  try {
    for (let state = ''; !/[Tt]/.test(state); ) {
      state = /^State:\s+(.)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? '';
      if (/[ZXx]/.test(state)) throw new Error(`process ${pid} has ended`);
    }
    const dir = join(folder, 'data/output', job);
    return readdirSync(dir).reduce((sum, name) => sum + statSync(join(dir, name)).size, 0);
  } finally {
    process.kill(pid, 'SIGCONT');
  }
}

test('a reader that stops holds back its own job alone, within the window, and loses nothing when it reads again', async t => {
  const lab = await startLab(t, {commands});
  const bytes = 100_000_000;
  const host = await lab.connect();
  const job = host.run('zeros', {bytes});
  const chunks = job[Symbol.asyncIterator]();
  const first = await chunks.next();
  let came = first.value?.bytes.length ?? 0;
  // Nobody reads: the window fills, and is full.
  const full = () => held(lab, job.id) > window - 70_000;
  await until(full, 'a full window');
  const gate = await lab.gatePid();
  const resident = {executor: residentOf(lab.pid), gate: residentOf(gate)};
  const other = await lab.connect(await lab.client('bob', {groups: ['ops']}));
  for (let run = 0; run < 20; run++) {
    // A second job of the same client on the same connection, and one of another client.
    t.is((await host.run('true')).exit, 0);
    t.is((await other.run('true')).exit, 0);
    t.true(held(lab, job.id) <= window);
  }
  t.true(residentOf(lab.pid) - resident.executor < 16 * 1024 * 1024);
  t.true(residentOf(gate) - resident.gate < 32 * 1024 * 1024);
  t.is((await host.status()).jobs.running, 1);
  const hash = createHash('sha256').update(first.value?.bytes ?? '');
  let [most, chunksRead] = [0, 0];
  for (let next = await chunks.next(); !next.done; next = await chunks.next()) {
    hash.update(next.value.bytes);
    came += next.value.bytes.length;
    if (++chunksRead % 50 === 0) most = Math.max(most, held(lab, job.id));
  }
  t.is(came, bytes);
  t.is(hash.digest('hex'), digestOfZeros(bytes));
  t.true(most <= window, `${most} bytes on disk`);
  t.like(await job, {ok: true, exit: 0});
});

test('a client that is stopped (SIGSTOP) holds back its own job alone, and goes on where it was', async t => {
  const lab = await startLab(t, {commands});
  const bytes = 50_000_000;
  const line = commandLine(lab, ['run', 'lab-01', 'zeros', String(bytes)]);
  await until(() => line.stdout.length > 0, 'its first bytes');
  line.child.kill('SIGSTOP');
  const start = await until(() => lab.entries().find(entry => entry.event === 'job-start'), 'the entry');
  await until(() => held(lab, start.job) > window - 70_000, 'a full window');
  const host = await lab.connect();
  for (let run = 0; run < 20; run++) t.is((await host.run('true')).exit, 0);
  t.true(held(lab, start.job) <= window);
  line.child.kill('SIGCONT');
  const {status, stdout} = await line.ended;
  t.is(status, 0);
  t.is(stdout.length, bytes);
});

test('maxOutput ends a job also while its reader does not read, and the idle clock stands still for a full window', async t => {
  const lab = await startLab(t, {
    commands: `${[1, 4, 16].map(pace => shell(`sh${pace}`, `idleTimeout: ${pace * 500}ms, window: 1MiB`)).join('')}${shell('little', 'maxOutput: 3000000, window: 64MiB')}`,
    server: 'grace: 1s',
  });
  const host = await lab.connect();
  const mark = newMark();
  const loud = host.run('little', {script: 'cat /dev/zero', words: [mark]});
  const unread = loud[Symbol.asyncIterator]();
  await unread.next();
  const end = await until(() => lab.entries().find(entry => entry.event === 'job-end'), 'its end');
  t.like(end, {outcome: {reason: 'output-limit', stdout: {bytes: 3_000_000}}});
  t.deepEqual(processesWith(mark), []);

  await atSomePace(t, async (tt, pace) => {
    const held = host.run(`sh${pace}`, {script: 'head -c 30000000 /dev/zero; echo end >&2'});
    const chunks = held[Symbol.asyncIterator]();
    await chunks.next();
    // For several times the idle timeout nothing is read of its pipes: that is the reader's silence, not the job's.
    await new Promise(resolve => setTimeout(resolve, pace * 1500));
    let last = '';
    for (let next = await chunks.next(); !next.done; next = await chunks.next())
      if (next.value.channel === 'stderr') last += next.value.bytes;
    tt.is(last, 'end\n');
    tt.like(await held, {reason: 'exited', exit: 0});
  });
});
