// What a server that is not root has in a group that was delegated to it: says how its jobs are held, with PID namespaces
// and without, and how a job ended that moved itself into the group `leave`.
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {systemClock} from '../../src/base/clock.ts';
import {findSystemTools} from '../../src/base/system-tools.ts';
import {OutputWriter} from '../../src/output-log/writer.ts';
import {openDelegatedCgroups} from '../../src/runner/containment/delegated-cgroup.ts';
import {openContainment} from '../../src/runner/containment/open-containment.ts';
import {startJob} from '../../src/runner/runner.ts';
import {builtTerminalHost, recordedOrder, sh} from './harness.ts';

const [leave = '', mark = ''] = process.argv.slice(2);
const dataFolder = await mkdtemp(join(tmpdir(), 'reeve-delegated-'));
try {
  const tools = {...findSystemTools(), nsenter: undefined};
  const without = await openDelegatedCgroups({dataFolder, tools, mayMove: false, instead: []});
  await without[Symbol.asyncDispose]();

  await using containment = await openContainment({dataFolder, only: 'cgroup'});
  const outcomes = [];
  for (const rest of ['', '; sleep "$2"', '; exec sleep "$2"']) {
    const away = 'echo 0 >"$1/cgroup.procs" && echo left; setsid sleep "$2" </dev/null >/dev/null 2>&1 &';
    const recorded = recordedOrder(sh(`${away}\nread -r group </proc/self/cgroup${rest}`, leave, mark), {
      timeoutMs: rest === '' ? 60_000 : 1000,
      limits: {processes: 20},
    });
    const writer = OutputWriter.create(dataFolder, recorded.authorized.order.payload.id, {window: 2 ** 20});
    const options = {writer, clock: systemClock, graceMs: 100, drainMs: 100, terminalHost: builtTerminalHost};
    const {reason, exit, stdout} = await startJob(recorded, {...options, containment}).ended;
    outcomes.push({reason, exit, bytes: stdout.bytes});
  }
  const told = ({isComplete, why}: typeof without) => ({isComplete, why});
  process.stdout.write(JSON.stringify({without: told(without), with: told(containment), outcomes}));
} finally {
  await rm(dataFolder, {recursive: true});
}
