import {chmodSync, copyFileSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {spareTasks} from '../../src/jobs/limits/job-limits.ts';
import type {Outcome} from '../../src/protocol/generated/wire.ts';
import {freshMark, openHosts, processesWith, sh, until} from './harness.ts';
import {runBesideAnother} from './neighbour.ts';

const hosts = await openHosts();
const isRoot = process.getuid?.() === 0;
/**
 * Root may have any number of processes, where the kernel does not count those of a job. And whoever else is this user
 * counts as well: so none that servers run as, and one test at a time.
 */
const user = isRoot ? 'games' : undefined;
test.after.always(async () => {
  await Promise.all(hosts.map(host => host.close()));
});

for (const host of hosts) {
  const {kind} = host.containment;

  test.serial(
    `${kind}: a job that takes more processor time than its limit is ended, also by processes that end`,
    async t => {
      const mark = freshMark();
      const script = 'while :; do (i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done); done';
      const outcome = await runBesideAnother(t, host, sh(script, mark), {mark, limits: {cpuMs: 1000}});
      t.like(outcome, {reason: 'cpu-limit', exit: null, signal: 'SIGTERM'});
      t.is(outcome.message, 'it used more processor time than the 1 s of its limit');
    },
  );

  test.serial(`${kind}: a job with more processes than its limit is ended`, async t => {
    const mark = freshMark();
    const script = 'n=0; while [ $n -lt 40 ]; do sleep "$1" & n=$((n+1)); done; wait';
    const outcome = await heldAlone(() =>
      runBesideAnother(t, host, sh(script, mark), {mark, user, limits: {processes: 32}}),
    );
    t.like(outcome, {reason: 'process-limit', signal: 'SIGKILL'});
    t.is(outcome.message, 'it had more processes and threads than the 32 of its limit');
  });

  test.serial(`${kind}: a fork storm stays small, and is ended with all that it made`, async t => {
    const mark = freshMark();
    const script = `trap '' TERM; storm() { storm "$1" | storm "$1" & }; storm "$1"; exec sleep "$1"`;
    const most = mostOf(t, mark);
    const outcome = await runBesideAnother(t, host, sh(script, mark), {
      mark,
      user,
      timeoutMs: 1000,
      limits: {processes: 32},
    });
    // One whose forks fail may have gone out before the watch saw it above its limit.
    t.true(outcome.reason === 'process-limit' || outcome.reason === 'timeout', outcome.reason);
    t.true(most() < 4 * (32 + spareTasks), `${most()} processes`);
  });

  test.serial(`${kind}: threads count as processes`, async t => {
    const mark = freshMark();
    const script = `const {Worker} = require('worker_threads');
      for (let n = 0; n < 10; n++) new Worker('setInterval(() => {}, 1e6)', {eval: true})`;
    const argv = [reachableNode(t), '-e', script, mark];
    const outcome = await heldAlone(() =>
      runBesideAnother(t, host, argv, {mark, user, limits: {processes: 16}}),
    );
    t.is(outcome.reason, 'process-limit');
  });

  test.serial(`${kind}: a job is held to its limits also while it is being ended`, async t => {
    const mark = freshMark();
    const script = `storm() { storm "$1" | storm "$1" & }; trap 'storm "$1"' TERM; echo up; while :; do sleep 0.05; done`;
    const {job, writer} = host.start(t, sh(script, mark), {user, graceMs: 1000, limits: {processes: 64}});
    await until(() => writer.end > 0, 'the job');
    const most = mostOf(t, mark);
    job.cancel('cancelled');
    t.is((await job.ended).reason, 'cancelled');
    t.true(most() < 4 * (64 + spareTasks), `${most()} processes`);
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
 * What an ordinary user's other processes add, such as those of other tests, can take a job's own room to exceed its
 * limit: then its forks fail, and it is tried again.
 */
async function heldAlone(run: () => Promise<Outcome>): Promise<Outcome> {
  let outcome = await run();
  for (let tries = 1; !isRoot && outcome.reason !== 'process-limit' && tries < 10; tries++)
    outcome = await run();
  return outcome;
}

/** The most processes with `mark` that were seen at once, until asked. */
function mostOf(t: ExecutionContext, mark: string): () => number {
  let most = 0;
  const looking = setInterval(() => {
    most = Math.max(most, processesWith(mark).length);
  }, 10);
  t.teardown(() => clearInterval(looking));
  return () => most;
}

/** A Node that every user can execute, wherever this one is. */
function reachableNode(t: ExecutionContext): string {
  if (!isRoot) return process.execPath;
  const folder = mkdtempSync(join(tmpdir(), 'reeve-node-'));
  t.teardown(() => rmSync(folder, {recursive: true}));
  chmodSync(folder, 0o755);
  copyFileSync(process.execPath, join(folder, 'node'));
  chmodSync(join(folder, 'node'), 0o755);
  return join(folder, 'node');
}
