// A server that is mistreated while clients work with it; afterwards its account must hold what it promised.
import {mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {readProcessStat} from '../../src/base/process-stat.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {newMark, processesWith, shell} from '../fixtures/shell.ts';
import type {SmallDisk} from '../fixtures/small-disk.ts';
import {openSmallDisk} from '../fixtures/small-disk.ts';
import {until} from '../fixtures/until.ts';
import type {BreakableWire} from './breakable-wire.ts';
import {openWire} from './breakable-wire.ts';
import type {KeptLine} from './kept-line.ts';
import {openKeptLine} from './kept-line.ts';
import {Random} from './random.ts';
import type {Verdict} from './verdict.ts';
import {judge} from './verdict.ts';
import type {Crew} from './worker.ts';
import {startCrew} from './worker.ts';

export const faultKinds = [
  'drop-connections',
  'kill-gate',
  'kill-client',
  'kill-keeper',
  'fill-disk',
  'kill-executor',
] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface FaultRunOptions {
  readonly seed: number;
  readonly faults: number;
  readonly say?: (line: string) => void;
}

export interface FaultReport extends Verdict {
  readonly seed: number;
  /** How often each fault was made; a kind that this system does not allow is missing. */
  readonly faults: Partial<Record<FaultKind, number>>;
}

/** How long a fault lets the clients work first, at most. */
const mostWaitMs = 120;

interface Site {
  readonly lab: Lab;
  readonly wire: BreakableWire;
  readonly disk: SmallDisk | undefined;
  readonly crew: Crew;
  readonly kept: KeptLine;
  readonly mark: string;
}

/**
 * Makes `faults` faults at random moments, the same ones for the same seed, while four clients run commands. Between two
 * faults at least one run comes to an end that somebody is told of.
 */
export async function runFaults(
  t: Pick<ExecutionContext, 'teardown'>,
  {seed, faults, say = () => {}}: FaultRunOptions,
): Promise<FaultReport> {
  const random = new Random(seed);
  let disk: SmallDisk | undefined;
  const lab = await startLab(t, {
    commands: shell('work', 'timeout: 20s'),
    server: 'grace: 200ms',
    async prepare(folder) {
      disk = await openSmallDisk(join(folder, 'data/audit'), '96m');
      return disk ? {enter: disk.enter, account: disk.path} : {};
    },
  });
  t.teardown(async () => disk?.close());
  const wire = await openWire(() => lab.port);
  t.teardown(() => wire[Symbol.asyncDispose]());
  const markers = join(lab.folder, 'markers');
  mkdirSync(markers);
  const config = await wire.config(join(lab.folder, 'alice.yaml'));
  const kept = await openKeptLine(lab.folder, config);
  t.teardown(() => killKeepers(kept));
  const mark = newMark();
  const crew = startCrew({config, kept, seed, markers, mark});
  const site: Site = {lab, wire, disk, crew, kept, mark};
  const counts: Partial<Record<FaultKind, number>> = {};
  const kinds = faultKinds.filter(kind => kind !== 'fill-disk' || disk !== undefined);
  try {
    for (let number = 1; number <= faults; number++) {
      const kind = random.pick(kinds);
      const before = ended(crew);
      // A disk that stays full refuses all work, so that nothing would end.
      await until(() => ended(crew) > before, `the end of any run before fault ${number} (${kind})`, 60_000);
      await moment(random.below(mostWaitMs));
      await makeFault(kind, site, random);
      counts[kind] = (counts[kind] ?? 0) + 1;
      say(`${number} ${kind}: ${crew.told.length} orders so far`);
    }
  } catch (error) {
    crew.abandon();
    throw error;
  } finally {
    disk?.free();
    await crew.stop();
  }
  // What an executor that was killed leaves is ended and recorded by the next; that one stops in good order.
  await killExecutor(site);
  await lab.end('SIGTERM');
  return {
    seed,
    faults: counts,
    ...judge(lab.entries(), {told: crew.told, markers, mark, data: join(lab.folder, 'data')}),
  };
}

async function makeFault(kind: FaultKind, site: Site, random: Random): Promise<void> {
  const {lab, wire, disk, crew, kept} = site;
  switch (kind) {
    case 'drop-connections':
      wire.tear();
      return;
    case 'kill-gate': {
      const pid = await until(() => lab.gatePid(), 'a gate to kill');
      process.kill(pid, 'SIGKILL');
      return;
    }
    case 'kill-client':
      (await until(() => [...crew.processes].at(-1), 'a client to kill')).kill('SIGKILL');
      return;
    case 'kill-keeper':
      killKeepers(kept);
      return;
    case 'fill-disk':
      disk?.fill();
      await moment(random.below(2 * mostWaitMs));
      // Now and then the disk is still full while the executor dies and comes back.
      if (random.next() < 0.3) await killExecutor(site);
      disk?.free();
      return;
    case 'kill-executor':
      await killExecutor(site);
  }
}

function killKeepers(kept: KeptLine): void {
  for (const pid of kept.keepers()) process.kill(pid, 'SIGKILL');
}

async function killExecutor({lab, mark}: Site): Promise<void> {
  await lab.end('SIGKILL');
  await lab.start();
  const left = processesWith(mark).filter(pid => isCommand(pid) && startedBefore(pid, lab.pid));
  if (left.length > 0) throw new Error(`processes ${left.join(', ')} outlived their executor`);
}

/** Not a client, whose command line has the words of the command as well. */
function isCommand(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/cmdline`, 'latin1').includes('reeve.js');
  } catch {
    return false;
  }
}

function startedBefore(pid: number, other: number): boolean {
  return startOf(pid) < startOf(other);
}

/** Start time in clock ticks since boot (proc_pid_stat(5)). */
function startOf(pid: number): number {
  return Number(readProcessStat(pid)?.started ?? Number.POSITIVE_INFINITY);
}

const ended = ({told}: Crew) => told.filter(({outcome}) => outcome !== undefined).length;

/** The moments at which faults come are themselves what is tried. */
const moment = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
