import {mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {systemClock} from '../../src/base/clock.ts';
import {findSystemTools} from '../../src/base/system-tools.ts';
import {OutputReader} from '../../src/output-log/reader.ts';
import {OutputWriter} from '../../src/output-log/writer.ts';
import type {Invocation} from '../../src/policy/orders/authorize.ts';
import {openCgroups} from '../../src/runner/containment/cgroup.ts';
import {groupsBelow, listProcesses} from '../../src/runner/containment/cgroup-files.ts';
import {rememberedGroup} from '../../src/runner/containment/cgroup-home.ts';
import type {Containment} from '../../src/runner/containment/containment.ts';
import {startJob} from '../../src/runner/runner.ts';
import {until} from '../fixtures/until.ts';
import {builtTerminalHost, recordedOrder} from './harness.ts';

/** The processes below a group that wait for what to become, by the folder of each. */
export function cellsOf(root: string): Map<string, number[]> {
  const cells = groupsBelow(root).filter(
    name => name.startsWith('cell-') && groupsBelow(join(root, name)).length === 0,
  );
  return new Map(cells.map(name => [name, listProcesses(join(root, name))]));
}

/** A runner as an executor of root's has it, in which processes may be parked as `sh`. */
export class ParkingHost {
  readonly folder: string;
  readonly containment: Containment;

  static async open(t: ExecutionContext, sh?: string): Promise<ParkingHost> {
    const folder = mkdtempSync(join(tmpdir(), 'reeve-parked-'));
    const host = await ParkingHost.in(folder, sh);
    t.teardown(async () => {
      await host.containment[Symbol.asyncDispose]();
      rmSync(folder, {recursive: true});
    });
    return host;
  }

  static async in(folder: string, sh?: string): Promise<ParkingHost> {
    const tools = {...findSystemTools(), ...(sh !== undefined && {sh})};
    const options = {dataFolder: folder, tools, mayMove: false, parks: true, instead: []};
    return new ParkingHost(folder, await openCgroups(options));
  }

  private constructor(folder: string, containment: Containment) {
    this.folder = folder;
    this.containment = containment;
  }

  get root(): string {
    return rememberedGroup(this.folder) as string;
  }

  /** Waits until so many processes or more are parked, which a run before lets happen; returns their ids. */
  async parked(count = 4): Promise<number[]> {
    if (cellsOf(this.root).size === 0) await this.run(['/bin/true']);
    return until(() => {
      const pids = [...cellsOf(this.root).values()].flat();
      return pids.length >= count && pids;
    }, `${count} parked processes`);
  }

  start(
    argv: readonly string[],
    invocation: Partial<Invocation> = {},
    whyNoLonger = () => undefined as string | undefined,
  ) {
    const recorded = recordedOrder(argv, invocation);
    const {id} = recorded.authorized.order.payload;
    const writer = OutputWriter.create(this.folder, id, {window: 1024 * 1024});
    const {containment} = this;
    const rest = {graceMs: 2000, drainMs: 250, terminalHost: builtTerminalHost, whyNoLonger};
    return {id, writer, job: startJob(recorded, {writer, containment, clock: systemClock, ...rest})};
  }

  /** Runs a command to its end; returns how it ended, and its output. */
  async run(...given: Parameters<ParkingHost['start']>) {
    const {id, writer, job} = this.start(...given);
    const outcome = await job.ended;
    const reader = new OutputReader(this.folder, id, 0);
    const next = reader.next(2 ** 20, writer.end, 0);
    reader.close();
    const said: Record<number, string> = {1: '', 2: ''};
    const frames = next && 'frames' in next ? next.frames : Buffer.alloc(0);
    for (let at = 0; at < frames.length; ) {
      const size = frames.readUInt32BE(at) - 14;
      said[frames[at + 9] as number] += frames.toString('latin1', at + 18, at + 18 + size);
      at += 18 + size;
    }
    return {id, outcome, stdout: said[1] as string, stderr: said[2] as string};
  }
}
