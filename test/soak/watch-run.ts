// Many hosts in this process, each watched by three clients: what that costs where nothing happens, and that each client knows what
// each host has done, also when all hosts were started anew at once.
import {setMaxListeners} from 'node:events';
import {readFile, writeFile} from 'node:fs/promises';
import {setTimeout as wait} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';
import {openClient} from '../../src/client/client.ts';
import type {Host} from '../../src/client/host.ts';
import type {RunningRigHost} from '../fixtures/rig.ts';
import {Rig} from '../fixtures/rig.ts';
import {until} from '../fixtures/until.ts';

export interface WatchRunOptions {
  readonly hosts: number;
  /** Milliseconds for which nothing happens, without those who watch and with them. */
  readonly quietMs: number;
  readonly say?: (line: string) => void;
}

export interface WatchReport {
  /** The faults, each in a line. */
  readonly broken: readonly string[];
  /** Processor time of a host for a second in which nothing happens, milliseconds: with three clients, and when those watch. */
  readonly quiet: {readonly connected: number; readonly watched: number};
  /** Resident memory of all, MiB: when clients are connected, when they watch, and after jobs, and a start of all hosts. */
  readonly resident: {readonly connected: number; readonly watched: number; readonly after: number};
  /** Snapshots and changes that were told while nothing happened. */
  readonly toldInQuiet: number;
  readonly secondsToRecover: number;
}

const clients = 3;
/** A machine that is busy for long is no failure of a host. */
const giveUpAfterMs = 3_600_000;

/** One client's knowledge of one host. */
interface View {
  told: number;
  snapshots: number;
  ended: Set<string>;
}

export async function runWatched(
  t: Pick<ExecutionContext, 'teardown'>,
  {hosts: count, quietMs, say = () => {}}: WatchRunOptions,
): Promise<WatchReport> {
  process.setMaxListeners(10 * count + 100);
  setMaxListeners(10 * count + 100);
  const rig = await Rig.open(t);
  let running = await startAll(rig, count);
  say(`${count} hosts are there`);
  const people = ['alice', 'bob', 'carol'].slice(0, clients);
  const connected: Host[] = [];
  for (const name of people) {
    const config = await rig.client(name, running);
    const client = await openClient(config, {receipts: false, giveUpAfterMs});
    t.teardown(() => client.close());
    connected.push(...(await Promise.all(running.map(host => client.host(host.name)))));
  }
  const quietConnected = await quietCost(quietMs, count);
  const residentConnected = resident();

  const broken: string[] = [];
  const views = connected.map(host => follow(host, error => broken.push(`${host.name}: ${error.message}`)));
  await until(() => views.every(({snapshots}) => snapshots === 1), 'all snapshots', 600_000);
  const before = toldIn(views);
  const quietWatched = await quietCost(quietMs, count);
  const toldInQuiet = toldIn(views) - before;
  const residentWatched = resident();
  say(`a quiet host takes ${quietConnected.toFixed(2)} ms a second, watched ${quietWatched.toFixed(2)}`);

  await runOnEach(connected.slice(0, count), views, 'a job');
  const from = performance.now();
  await Promise.all(running.map(({server}) => server.stop('started anew', AbortSignal.abort())));
  running = await startAgain(rig, running);
  await until(() => views.every(({snapshots}) => snapshots === 2), 'snapshots of the hosts of now', 600_000);
  const secondsToRecover = Math.round((performance.now() - from) / 100) / 10;
  await runOnEach(connected.slice(0, count), views, 'a job after the start');
  const entries = await Promise.all(running.map(host => watchesIn(host)));
  for (const [at, found] of entries.entries())
    if (found !== 2 * clients) broken.push(`${running[at]?.name} has ${found} entries about watching`);
  return {
    broken,
    quiet: {connected: quietConnected, watched: quietWatched},
    resident: {connected: residentConnected, watched: residentWatched, after: resident()},
    toldInQuiet,
    secondsToRecover,
  };
}

/** Starts hosts, each on a port that it has again when it is started anew. */
async function startAll(rig: Rig, count: number): Promise<RunningRigHost[]> {
  const hosts: RunningRigHost[] = [];
  for (let at = 0; at < count; at++) {
    const host = await rig.start(await rig.prepare(`lab-${at + 1}`, 'limits: { perAddress: 5000 }'));
    const yaml = await readFile(host.configFile, 'utf8');
    await writeFile(host.configFile, yaml.replace(/^listen: .*$/m, `listen: ${host.address}:${host.port}`));
    hosts.push(host);
  }
  return hosts;
}

/** A few at a time: each starts programs, and one process forks one after another. */
async function startAgain(rig: Rig, hosts: readonly RunningRigHost[]): Promise<RunningRigHost[]> {
  const started: RunningRigHost[] = [];
  for (let at = 0; at < hosts.length; at += 8)
    started.push(...(await Promise.all(hosts.slice(at, at + 8).map(host => rig.start(host)))));
  return started;
}

function follow(host: Host, failed: (error: Error) => void): View {
  const view: View = {told: 0, snapshots: 0, ended: new Set()};
  const work = async () => {
    for await (const told of host.watch()) {
      view.told++;
      if (told.type === 'snapshot') {
        view.snapshots++;
        view.ended = new Set();
      }
      for (const {job, state} of told.jobs) if (state === 'ended') view.ended.add(job);
    }
  };
  work().catch((error: Error) => {
    if (!error.message.includes('was closed')) failed(error);
  });
  return view;
}

/** Each of alice's runs is told to her, and to nobody else: no rule shows the jobs of others. */
async function runOnEach(hosts: readonly Host[], views: readonly View[], what: string): Promise<void> {
  for (const [at, host] of hosts.entries()) {
    const job = host.run('echo', {words: [what]});
    await job;
    const {id} = job;
    await until(() => views[at]?.ended.has(id), `that ${what} of ${host.name} is told`);
    if (views.slice(hosts.length).some(({ended}) => ended.has(id)))
      throw new Error(`${host.name} told others of ${what}`);
  }
}

async function quietCost(ms: number, hosts: number): Promise<number> {
  const from = process.cpuUsage();
  await wait(ms);
  const {user, system} = process.cpuUsage(from);
  return (user + system) / ms / hosts;
}

async function watchesIn({folder}: RunningRigHost): Promise<number> {
  const account = await readFile(`${folder}/data/audit/account.jsonl`, 'utf8');
  return account.split('\n').filter(line => line.includes('"event":"watch"')).length;
}

const toldIn = (views: readonly View[]) => views.reduce((sum, {told}) => sum + told, 0);

const resident = () => Math.round(process.memoryUsage().rss / 1024 / 1024);
