// Starts three jobs that get away as far as their kind of containment can follow, says their ids, and waits to be killed.
import {systemClock} from '../../src/base/clock.ts';
import {OutputWriter} from '../../src/output-log/writer.ts';
import type {ContainmentKind} from '../../src/runner/containment/containment.ts';
import {openContainment} from '../../src/runner/containment/open-containment.ts';
import {startJob} from '../../src/runner/runner.ts';
import {builtTerminalHost, recordedOrder, sh} from './harness.ts';

const [folder = '', kind = '', mark = ''] = process.argv.slice(2);
const containment = await openContainment({dataFolder: folder, only: kind as ContainmentKind});
const away = containment.isComplete ? 'setsid' : 'exec';
const jobs = [1, 2, 3].map(() => {
  const recorded = recordedOrder(sh(`trap '' TERM HUP; (${away} sleep "$1" &) ; exec sleep "$1"`, mark));
  const {id} = recorded.authorized.order.payload;
  const writer = OutputWriter.create(folder, id, {window: 1024 * 1024});
  return startJob(recorded, {
    writer,
    containment,
    clock: systemClock,
    graceMs: 100,
    drainMs: 100,
    terminalHost: builtTerminalHost,
  });
});
process.stdout.write(JSON.stringify(jobs.map(job => job.id)));
await Promise.all(jobs.map(job => job.ended));
