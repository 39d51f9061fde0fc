import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {until} from '../fixtures/until.ts';
import {freshMark, openHosts, processesWith, sh} from './harness.ts';

const hosts = await openHosts();
test.after.always(async () => {
  await Promise.all(hosts.map(host => host.close()));
});

/** Checks that nothing of a job is left, and ends what is, so that a failure leaves nothing behind. */
function checkGone(t: ExecutionContext, mark: string): void {
  const left = processesWith(mark);
  for (const pid of left) process.kill(pid, 'SIGKILL');
  t.deepEqual(left, [], 'processes were left');
}

/** Waits until so many processes of the job sleep. */
const running = (mark: string, count: number) =>
  until(() => processesWith(mark).length >= count, `${count} processes with ${mark}`);

/** Each starts one process more, and gets away in its own manner. `$1` is what to sleep. */
const escapes = {
  'a new session': 'setsid sleep "$1" &',
  'a double fork': '(sleep "$1" &) &',
  'a double fork with a session of its own': '(setsid sh -c \'sleep "$0" & exit\' "$1" &) &',
  'an emptied environment': '(exec env -i setsid sleep "$1" </dev/null >/dev/null 2>&1 &)',
  'ignoring every signal it can': '(trap "" TERM INT HUP QUIT; exec setsid sleep "$1") &',
};

for (const host of hosts) {
  const {kind, isComplete} = host.containment;

  if (isComplete) {
    for (const [how, script] of Object.entries(escapes)) {
      test(`${kind}: a cancelled job takes along a process that gets away by ${how}`, async t => {
        const mark = freshMark();
        const {job} = host.start(t, sh(`${script} \nexec sleep "$1"`, mark), {graceMs: 2000});
        await running(mark, 2);
        job.cancel('cancelled');
        const outcome = await job.ended;
        t.like(outcome, {state: 'ended', reason: 'cancelled', exit: null, signal: 'SIGTERM'});
        checkGone(t, mark);
      });
    }

    test(`${kind}: what all escapes left behind ends with a main process that exits by itself`, async t => {
      const mark = freshMark();
      const quiet = Object.values(escapes)
        .map(script => `{ ${script} } >/dev/null 2>&1`)
        .join('\n');
      const {outcome} = await host.run(t, sh(`${quiet}\nsleep 0.3; exit 3`, mark), {graceMs: 200});
      t.like(outcome, {reason: 'exited', exit: 3});
      checkGone(t, mark);
    });

    test(`${kind}: a fork storm that ignores SIGTERM is ended`, async t => {
      const mark = freshMark();
      const storm = `trap '' TERM
        storm() { n=0; while [ $n -lt 200 ]; do setsid sleep "$1" & n=$((n+1)); wait -n 2>/dev/null; sleep 0.01; done; }
        storm "$1" & storm "$1" & (storm "$1" &) ; wait; exec sleep "$1"`;
      const {job} = host.start(t, sh(storm, mark), {graceMs: 100});
      await running(mark, 20);
      job.cancel('cancelled');
      t.like(await job.ended, {reason: 'cancelled', signal: 'SIGKILL'});
      checkGone(t, mark);
    });
  }

  test(`${kind}: a whole tree in one session is ended`, async t => {
    const mark = freshMark();
    const {job} = host.start(
      t,
      sh('sh -c \'sleep "$0" & sleep "$0" & wait\' "$1" & sleep "$1" & wait', mark),
    );
    await running(mark, 4);
    job.cancel('cancelled');
    t.like(await job.ended, {reason: 'cancelled', signal: 'SIGTERM'});
    checkGone(t, mark);
  });

  test(`${kind}: a job that ignores SIGTERM is killed after the grace`, async t => {
    const mark = freshMark();
    const {job} = host.start(t, sh('trap "" TERM; sleep "$1"; sleep "$1"', mark), {graceMs: 300});
    await running(mark, 2);
    const before = performance.now();
    job.cancel('cancelled');
    t.like(await job.ended, {reason: 'cancelled', exit: null, signal: 'SIGKILL'});
    t.true(performance.now() - before >= 290);
    checkGone(t, mark);
  });

  test(`${kind}: what a job says while it is being ended is kept, and so is its exit status`, async t => {
    const mark = freshMark();
    const {job, read} = host.start(t, sh('trap "echo bye; exit 5" TERM; sleep "$1" & wait', mark));
    await running(mark, 2);
    job.cancel('server-stopped');
    t.like(await job.ended, {reason: 'server-stopped', exit: 5, signal: null});
    t.is(read().stdout.toString(), 'bye\n');
    checkGone(t, mark);
  });

  test(`${kind}: the first cause to end a job stands, and after its end none counts`, async t => {
    const mark = freshMark();
    const {job} = host.start(t, ['/bin/sleep', mark]);
    await running(mark, 1);
    job.cancel('server-stopped');
    job.cancel('cancelled');
    t.is((await job.ended).reason, 'server-stopped');
    job.cancel('cancelled');
    t.is((await job.ended).reason, 'server-stopped');
  });

  test(`${kind}: a job that is cancelled before its process runs never runs`, async t => {
    const folder = await mkdtemp(join(tmpdir(), 'reeve-never-'));
    t.teardown(() => rm(folder, {recursive: true}));
    const path = join(folder, 'ran');
    const {job} = host.start(t, ['/usr/bin/touch', path]);
    job.cancel('cancelled');
    const outcome = await job.ended;
    t.like(outcome, {state: 'ended', reason: 'cancelled', startedAt: null});
    await t.throwsAsync(writeFile(path, '', {flag: 'r'}), {code: 'ENOENT'});
  });

  test(`${kind}: a background child that keeps the pipes open does not hang the job, and is ended`, async t => {
    const mark = freshMark();
    const {outcome, stdout} = await host.run(t, sh('sleep "$1" & echo done', mark), {drainMs: 100});
    t.like(outcome, {reason: 'exited', exit: 0});
    t.is(stdout.toString(), 'done\n');
    checkGone(t, mark);
  });

  test(`${kind}: a background child that never stops writing does not hang the job`, async t => {
    const mark = freshMark();
    const script = '(while :; do echo "$1"; sleep 0.02; done) & exit 4';
    const {outcome} = await host.run(t, sh(script, mark), {drainMs: 100});
    t.like(outcome, {reason: 'exited', exit: 4});
    checkGone(t, mark);
  });

  test(`${kind}: with "strays: keep" a background child lives on after the job`, async t => {
    const mark = freshMark();
    t.teardown(() => {
      for (const pid of processesWith(mark)) process.kill(pid, 'SIGKILL');
    });
    const {outcome, stdout} = await host.run(t, sh('sleep "$1" & echo started', mark), {
      drainMs: 100,
      strays: 'keep',
    });
    t.like(outcome, {reason: 'exited', exit: 0});
    t.is(stdout.toString(), 'started\n');
    const [pid, ...more] = processesWith(mark);
    t.true(pid !== undefined && more.length === 0);
    process.kill(pid as number, 'SIGKILL');
    await until(() => processesWith(mark).length === 0, 'the end of the kept process');
  });

  test(`${kind}: with "strays: keep" a job that is cancelled leaves nothing`, async t => {
    const mark = freshMark();
    const {job} = host.start(t, sh('sleep "$1" & exec sleep "$1"', mark), {strays: 'keep'});
    await running(mark, 2);
    job.cancel('cancelled');
    t.is((await job.ended).reason, 'cancelled');
    checkGone(t, mark);
  });
}
