import test from 'ava';
import {freshMark, node, openHosts, processesWith, sh, until} from './harness.ts';
import {runBesideAnother} from './neighbour.ts';

const hosts = await openHosts();
test.after.always(async () => {
  await Promise.all(hosts.map(host => host.close()));
});

for (const host of hosts) {
  const {kind} = host.containment;

  test(`${kind}: a job that takes more processor time than its limit is ended, also by processes that end`, async t => {
    const mark = freshMark();
    const script = 'while :; do (i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done); done';
    const outcome = await runBesideAnother(t, host, sh(script, mark), {mark, limits: {cpuMs: 1000}});
    t.like(outcome, {reason: 'cpu-limit', exit: null, signal: 'SIGTERM'});
    t.is(outcome.message, 'it used more processor time than the 1 s of its limit');
  });

  test.serial(
    `${kind}: a fork storm is ended at the limit of processes, quickly, and leaves nothing`,
    async t => {
      const mark = freshMark();
      const began = performance.now();
      const script = `trap '' TERM; storm() { storm "$1" | storm "$1" & }; storm "$1"; exec sleep "$1"`;
      const outcome = await runBesideAnother(t, host, sh(script, mark), {
        mark,
        graceMs: 20_000,
        limits: {processes: 32},
      });
      t.like(outcome, {reason: 'process-limit', signal: 'SIGKILL'});
      t.is(outcome.message, 'it had more processes and threads than the 32 of its limit');
      t.true(performance.now() - began < 10_000);
    },
  );

  test(`${kind}: threads count as processes`, async t => {
    const mark = freshMark();
    const script = `const {Worker} = require('worker_threads');
      for (let n = 0; n < 10; n++) new Worker('setInterval(() => {}, 1e6)', {eval: true})`;
    const outcome = await runBesideAnother(t, host, node(script, mark), {mark, limits: {processes: 16}});
    t.is(outcome.reason, 'process-limit');
  });

  test.serial(`${kind}: a job is held to its limits also while it is being ended`, async t => {
    const mark = freshMark();
    const script = `storm() { storm "$1" | storm "$1" & }; trap 'storm "$1"' TERM; echo up; while :; do sleep 0.05; done`;
    const {job, writer} = host.start(t, sh(script, mark), {graceMs: 20_000, limits: {processes: 64}});
    await until(() => writer.end > 0, 'the job');
    const began = performance.now();
    job.cancel('cancelled');
    t.is((await job.ended).reason, 'cancelled');
    t.true(performance.now() - began < 10_000);
    t.deepEqual(processesWith(mark), []);
  });
}
