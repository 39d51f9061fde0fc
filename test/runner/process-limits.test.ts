import {randomInt} from 'node:crypto';
import {existsSync, readFileSync} from 'node:fs';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Outcome} from '../../src/protocol/generated/wire.ts';
import {spareTasks} from '../../src/runner/limits/job-limits.ts';
import {tasksOf} from '../../src/runner/limits/process-usage.ts';
import {until} from '../fixtures/until.ts';
import {freshMark, openHosts, processesWith, sh} from './harness.ts';
import {runBesideAnother} from './neighbour.ts';

const hosts = await openHosts();
const isRoot = process.getuid?.() === 0;
const user = isRoot ? idleUser() : undefined;
test.after.always(async () => {
  await Promise.all(hosts.map(host => host.close()));
});

const python = '/usr/bin/python3';
const withPython = existsSync(python) ? test.serial : test.serial.skip;

/** Starts as many threads as it may of 40. With more than 16 it stays; with fewer there is nothing to be seen. */
const threads = `
import threading, time
for n in range(40):
    try: threading.Thread(target=time.sleep, args=(1000,), daemon=True).start()
    except RuntimeError: break
time.sleep(1000 if threading.active_count() > 17 else 0)
`;

for (const host of hosts) {
  const {kind} = host.containment;

  test.serial(
    `${kind}: a job that takes more processor time than its limit is ended, also by processes that end`,
    async t => {
      const mark = freshMark();
      const script = 'while :; do (i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done); done';
      const outcome = await runBesideAnother(t, host, sh(script, mark), {
        mark,
        limits: {cpuMs: 1000},
      });
      t.like(outcome, {reason: 'cpu-limit', exit: null, signal: 'SIGTERM'});
      t.is(outcome.message, 'it used more processor time than the 1 s of its limit');
    },
  );

  test.serial(`${kind}: a job with more processes than its limit is ended`, async t => {
    const mark = freshMark();
    // Who cannot fork any more holds what it has.
    const script = '(n=0; while [ $n -lt 40 ]; do sleep "$1" & n=$((n+1)); done; wait); exec sleep "$1"';
    const outcome = await untilHeldAlone(() =>
      runBesideAnother(t, host, sh(script, mark), {mark, user, timeoutMs: 5000, limits: {processes: 32}}),
    );
    t.like(outcome, {reason: 'process-limit', signal: 'SIGKILL'});
    t.is(outcome.message, 'it had more processes and threads than the 32 of its limit');
  });

  test.serial(`${kind}: a fork storm stays small, and is ended with all that it made`, async t => {
    const mark = freshMark();
    const script = `trap '' TERM; storm() { storm "$1" | storm "$1" & }; (storm "$1"); exec sleep "$1"`;
    const [most, bound] = [mostOf(t, mark), boundOf(32)];
    const outcome = await runBesideAnother(t, host, sh(script, mark), {
      mark,
      user,
      timeoutMs: 1000,
      graceMs: 300,
      limits: {processes: 32},
    });
    // One whose forks fail may have gone out before the watch saw it above its limit.
    t.true(outcome.reason === 'process-limit' || outcome.reason === 'timeout', outcome.reason);
    t.true(most() < bound, `${most()} processes`);
  });

  withPython(`${kind}: threads count as processes`, async t => {
    const mark = freshMark();
    const outcome = await untilHeldAlone(() =>
      runBesideAnother(t, host, [python, '-c', threads, mark], {
        mark,
        user,
        timeoutMs: 10_000,
        limits: {processes: 16},
      }),
    );
    t.is(outcome.reason, 'process-limit');
  });

  test.serial(`${kind}: a job is held to its limits also while it is being ended`, async t => {
    const mark = freshMark();
    const script = `storm() { storm "$1" | storm "$1" & }; trap 'storm "$1"' TERM; echo up; while :; do sleep 0.05; done`;
    const bound = boundOf(64);
    const {job, writer} = host.start(t, sh(script, mark), {user, graceMs: 1000, limits: {processes: 64}});
    await until(() => writer.end > 0, 'the job');
    const most = mostOf(t, mark);
    job.cancel('cancelled');
    t.is((await job.ended).reason, 'cancelled');
    t.true(most() < bound, `${most()} processes`);
    t.deepEqual(processesWith(mark), []);
  });

  if (isRoot)
    test(`${kind}: a job of root is not started with a limit of processes that would not hold`, async t => {
      const {outcome} = await host.run(t, sh('echo ran'), {limits: {processes: 16}});
      t.like(outcome, {reason: 'not-started', stdout: {bytes: 0}});
      t.regex(outcome.message ?? '', /processes cannot be enforced: root .*pids controller .*say user:/);
    });
}

/**
 * What other processes of the same user add, such as those of other tests, can take a job's own room to exceed its
 * limit: then its forks fail, and it is tried again.
 */
async function untilHeldAlone(run: () => Promise<Outcome>): Promise<Outcome> {
  let outcome = await run();
  for (let tries = 1; outcome.reason !== 'process-limit' && tries < 10; tries++) outcome = await run();
  return outcome;
}

/**
 * One whom nothing on this host runs as, servers least of all: root may have any number of processes, and the kernel counts
 * all that a user has. Another each time, since it counts those of other containers as well, which cannot be seen.
 */
function idleUser(): string {
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map(line => line.split(':'))
    .filter(([, , uid]) => Number(uid) > 0 && Number(uid) < 1000 && tasksOf(Number(uid)) === 0)
    .map(([name = '']) => name);
  const name = accounts[randomInt(Math.max(1, accounts.length))];
  if (name === undefined) throw new Error('this host has no user as whom nothing runs');
  return name;
}

/**
 * Far more than a job with this limit can have. All others of its user, who may end and leave it their room, are counted
 * now.
 */
function boundOf(processes: number): number {
  const others = isRoot ? 0 : tasksOf(process.getuid?.() ?? 0);
  return others + 4 * (processes + spareTasks);
}

/** The most processes with `mark` that were seen at once, until asked. */
function mostOf(t: ExecutionContext, mark: string): () => number {
  let most = 0;
  const looking = setInterval(() => {
    most = Math.max(most, processesWith(mark).length);
  }, 30);
  t.teardown(() => clearInterval(looking));
  return () => most;
}
