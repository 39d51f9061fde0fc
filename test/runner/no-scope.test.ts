import test from 'ava';
import {systemClock} from '../../src/base/clock.ts';
import {OutputWriter} from '../../src/output-log/writer.ts';
import {startJob} from '../../src/runner/runner.ts';
import {builtTerminalHost, openHosts, recordedOrder} from './harness.ts';

const hosts = await openHosts();
test.after.always(async () => {
  await Promise.all(hosts.map(host => host.close()));
});

test('a job that cannot be held together is not started, and says so', async t => {
  const [host] = hosts;
  if (!host) throw new Error('no containment at all');
  const recorded = recordedOrder(['/bin/true'], {});
  const writer = OutputWriter.create(host.folder, recorded.authorized.order.payload.id, {
    window: 1024 * 1024,
  });
  const containment = {
    ...host.containment,
    open() {
      throw new Error('no room for another group');
    },
  };
  await using job = startJob(recorded, {
    writer,
    containment,
    clock: systemClock,
    graceMs: 100,
    drainMs: 100,
    terminalHost: builtTerminalHost,
  });
  const {message, ...outcome} = await job.ended;
  t.like(outcome, {state: 'ended', reason: 'not-started', exit: null, startedAt: null});
  t.is(message, 'its processes cannot be held together: no room for another group');
});
