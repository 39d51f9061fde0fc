import {createHash} from 'node:crypto';
import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import test from 'ava';
import {atSomePace} from '../fixtures/paces.ts';
import {until} from '../fixtures/until.ts';
import {freshMark, node, openHosts, processesWith, sh} from './harness.ts';

const hosts = await openHosts();
test.after.always(async () => {
  await Promise.all(hosts.map(host => host.close()));
});

const window = 256 * 1024;
/** A job that writes `bytes` zeros. */
const zeros = (bytes: number) => ['/usr/bin/head', '-c', String(bytes), '/dev/zero'];
const digestOfZeros = (bytes: number) => createHash('sha256').update(Buffer.alloc(bytes)).digest('hex');

for (const host of hosts) {
  const {kind} = host.containment;

  test(`${kind}: a job is ended at its timeout`, async t => {
    const mark = freshMark();
    const {outcome} = await host.run(t, ['/bin/sleep', mark], {timeoutMs: 150});
    t.like(outcome, {state: 'ended', reason: 'timeout', exit: null, signal: 'SIGTERM'});
    t.deepEqual(processesWith(mark), []);
  });

  test(`${kind}: a timeout of a month is not one of a millisecond`, async t => {
    const {outcome} = await host.run(t, sh('sleep 0.2; exit 7'), {
      timeoutMs: 31 * 86_400_000,
      idleTimeoutMs: 31 * 86_400_000,
    });
    t.like(outcome, {reason: 'exited', exit: 7});
  });

  test(`${kind}: a job that falls silent is ended at its idle timeout, one that speaks is not`, async t => {
    await atSomePace(t, async (tt, pace) => {
      const idleTimeoutMs = 600 * pace;
      const script = `i=0; while [ $i -lt 8 ]; do echo $i; sleep ${0.1 * pace}; i=$((i+1)); done`;
      const [speaks, falls] = await Promise.all([
        host.run(t, sh(script), {idleTimeoutMs}),
        host.run(t, sh(`${script}; echo now >&2; exec sleep 600`), {idleTimeoutMs, graceMs: 20_000}),
      ]);
      tt.like(speaks.outcome, {reason: 'exited', exit: 0});
      tt.like(falls.outcome, {reason: 'idle-timeout', signal: 'SIGTERM'});
      tt.is(falls.stderr.toString(), 'now\n');
    });
  });

  test(`${kind}: exactly maxOutput bytes are kept of a job that writes more, and it is ended`, async t => {
    const {outcome, stdout, stderr} = await host.run(t, sh('yes a >&2 & exec yes b'), {maxOutput: 100_001});
    t.is(outcome.reason, 'output-limit');
    t.is(stdout.length + stderr.length, 100_001);
    t.is(outcome.stdout.bytes + outcome.stderr.bytes, 100_001);
    t.true((outcome.uncounted ?? 0) > 0);
  });

  test(`${kind}: a job that writes exactly maxOutput bytes ends by itself`, async t => {
    const {outcome} = await host.run(t, zeros(100_001), {maxOutput: 100_001});
    t.like(outcome, {reason: 'exited', exit: 0});
    t.is(outcome.stdout.bytes, 100_001);
    t.false('uncounted' in outcome);
  });

  test(`${kind}: a full window stops the job until its reader has caught up, and no byte is lost`, async t => {
    const size = 3 * 2 ** 20;
    await atSomePace(t, async (tt, pace) => {
      const {job, writer} = host.start(t, zeros(size), {window, idleTimeoutMs: 300 * pace});
      let isOver = false;
      void job.ended.then(() => {
        isOver = true;
      });
      await until(() => writer.room === 0 || isOver, 'a full window');
      // Longer than the idle timeout, whose clock stands still.
      await delay(500 * pace);
      tt.true(writer.end < window);
      while (writer.end < size && !isOver) {
        const onDisk = readdirSync(join(host.folder, job.id)).map(
          name => statSync(join(host.folder, job.id, name)).size,
        );
        tt.true(onDisk.reduce((sum, bytes) => sum + bytes, 0) <= window);
        const {end} = writer;
        job.consumed(end);
        await until(() => writer.end > end || isOver, 'more output');
      }
      const outcome = await job.ended;
      tt.like(outcome, {reason: 'exited', exit: 0, stdout: {bytes: size, sha256: digestOfZeros(size)}});
      tt.false('uncounted' in outcome);
    });
  });

  test(`${kind}: the end of a main process does not lose what waits for room`, async t => {
    const size = window + 40_000;
    const {job, writer} = host.start(
      t,
      node(`process.stdout.write(Buffer.alloc(${size})); process.stderr.write('x'.repeat(1000))`),
      {window},
    );
    await until(() => writer.room === 0, 'a full window');
    await delay(300);
    job.consumed(writer.end);
    await until(() => writer.end === size + 1000, 'the rest');
    const outcome = await job.ended;
    t.deepEqual([outcome.stdout.bytes, outcome.stderr.bytes, outcome.exit], [size, 1000, 0]);
  });

  test(`${kind}: a job that waits for its reader can be cancelled, and says how much was not kept`, async t => {
    const mark = freshMark();
    const {job, writer} = host.start(t, sh('cat /dev/zero; : "$1"', mark), {window});
    await until(() => writer.room === 0, 'a full window');
    job.cancel('cancelled');
    const outcome = await job.ended;
    t.like(outcome, {reason: 'cancelled', signal: 'SIGTERM'});
    t.is(outcome.stdout.bytes, writer.end);
    t.true((outcome.uncounted ?? 0) > 0);
    t.deepEqual(processesWith(mark), []);
  });

  test(`${kind}: a job that waits for its reader waits no longer than its timeout`, async t => {
    const {job, writer} = host.start(t, ['/bin/cat', '/dev/zero'], {window, timeoutMs: 10_000});
    const outcome = await job.ended;
    t.is(outcome.reason, 'timeout');
    t.true(writer.room === 0 && (outcome.uncounted ?? 0) > 0);
  });

  test(`${kind}: a job whose output cannot be written is ended, and says why`, async t => {
    const write = () => {
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), {code: 'ENOSPC'});
    };
    const {outcome} = await host.run(t, ['/bin/cat', '/dev/zero'], {write});
    t.like(outcome, {state: 'ended', reason: 'output-lost', signal: 'SIGTERM', stdout: {bytes: 0}});
    t.regex(outcome.message ?? '', /cannot write the output .*ENOSPC/);
    t.true((outcome.uncounted ?? 0) > 0);
  });

  test(`${kind}: a job that ends well while its output is being lost did not end well`, async t => {
    const write = () => {
      throw Object.assign(new Error('EIO: i/o error, write'), {code: 'EIO'});
    };
    const {outcome} = await host.run(t, ['/bin/echo', 'hi'], {write});
    t.like(outcome, {state: 'ended', reason: 'output-lost', stdout: {bytes: 0}, uncounted: 3});
  });

  test(`${kind}: growth of the log is told, at most once a tick`, async t => {
    let told = 0;
    let ticks = 0;
    const count = () => {
      ticks++;
      immediate = setImmediate(count);
    };
    let immediate = setImmediate(count);
    t.teardown(() => clearImmediate(immediate));
    const {outcome} = await host.run(t, zeros(2 ** 20), {onGrown: () => void told++});
    t.is(outcome.exit, 0);
    t.true(told >= 1 && told <= ticks + 1);
  });
}
