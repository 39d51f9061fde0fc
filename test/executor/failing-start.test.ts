// A start that fails, whatever was done of it, leaves nothing: no lock, file, process or group of processes.
import {readdirSync, readlinkSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {lockFolder} from '../../src/base/folder-lock.ts';
import {GateProcess} from '../../src/executor/gate/gate-process.ts';
import type {StartStep} from '../../src/executor/start-options.ts';
import {exists} from '../../src/pki/authority.ts';
import {rememberedGroup} from '../../src/runner/containment/cgroup-home.ts';
import {descendantsOf} from '../fixtures/process-facts.ts';
import {Rig} from '../fixtures/rig.ts';
import {until} from '../fixtures/until.ts';

const steps: readonly StartStep[] = [
  'read',
  'lock',
  'trust',
  'log',
  'lists',
  'account',
  'containment',
  'settled',
  'disks',
  'gate',
  'shipping',
  'watching',
  'listening',
];

/** The files below a folder that this process has open. */
function openBelow(folder: string): string[] {
  return readdirSync('/proc/self/fd').flatMap(fd => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return path.startsWith(folder) ? [path] : [];
    } catch {
      return [];
    }
  });
}

const timers = () => process.getActiveResourcesInfo().filter(kind => kind === 'Timeout').length;
const servers = () => process.getActiveResourcesInfo().filter(kind => kind === 'TCPServerWrap').length;

test('the steps that can fail are all that there are', t => {
  const all: Record<StartStep, true> = {
    read: true,
    lock: true,
    trust: true,
    log: true,
    lists: true,
    account: true,
    containment: true,
    settled: true,
    disks: true,
    gate: true,
    shipping: true,
    watching: true,
    listening: true,
  };
  t.deepEqual([...steps].toSorted(), Object.keys(all).toSorted());
});

for (const step of process.platform === 'linux' ? steps : []) {
  test.serial(
    `a start that fails after the step "${step}" leaves nothing, and the next one succeeds`,
    async t => {
      const rig = await Rig.open(t);
      const host = await rig.prepare('lab-01', 'ship:\n  - file: shipped.jsonl\n');
      const before = timers();
      const done: StartStep[] = [];
      const start = rig.start(host, {
        // A process of its own, as a server has it.
        keepGate: (options, owner) => new GateProcess(options, owner),
        onStep(at) {
          done.push(at);
          if (at === step) throw new Error(`made to fail at ${at}`);
        },
      });
      await t.throwsAsync(start, {message: `made to fail at ${step}`});
      t.deepEqual(done, steps.slice(0, steps.indexOf(step) + 1));
      const data = join(host.folder, 'data');
      await until(() => descendantsOf(process.pid).length === 1, 'the end of all processes but this one');
      await until(() => openBelow(host.folder).length === 0, 'the end of all files');
      await until(() => servers() === 0, 'the end of all listeners');
      await until(() => timers() <= before, 'the end of all timers');
      const group = rememberedGroup(data);
      if (group !== undefined) t.false(await exists(group));
      lockFolder(data).release();

      const {server} = await rig.start(host);
      t.is(server.addresses.length, 1);
    },
  );
}
