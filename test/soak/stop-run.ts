// A server that is started and told to stop, again and again, idle and while clients work with it: each time it must end,
// in time and in good order.
import {existsSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {connect} from '../../src/client/connect.ts';
import type {Host} from '../../src/client/host.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {Random} from './random.ts';

export interface StopOptions {
  readonly seed: number;
  readonly stops: number;
  readonly say?: (line: string) => void;
}

export interface StopReport {
  readonly seed: number;
  /** What must not be, each in a line. */
  readonly broken: readonly string[];
  readonly stops: number;
  /** Milliseconds from the signal to the end of the process. */
  readonly idle: Times;
  readonly underLoad: Times;
}

interface Times {
  readonly median: number;
  readonly most: number;
}

const graceMs = 200;
/** The grace twice, and what the executor gives itself for all else. */
const mostMs = 2 * graceMs + 15_000;
/** How long a server lives before it is told to stop, at most. */
const mostLifeMs = 400;
const workers = 4;

/** Starts and stops a server `stops` times, every second time under load. */
export async function runStops(
  t: Pick<ExecutionContext, 'teardown'>,
  {seed, stops, say = () => {}}: StopOptions,
): Promise<StopReport> {
  const random = new Random(seed);
  const lab = await startLab(t, {server: `grace: ${graceMs}ms`});
  const broken: string[] = [];
  const times: Record<'idle' | 'underLoad', number[]> = {idle: [], underLoad: []};
  for (let number = 1; number <= stops; number++) {
    if (number > 1) await lab.start();
    const isIdle = number % 2 === 0;
    const problems = await (isIdle ? stopped : stoppedUnderLoad)(lab, random.below(mostLifeMs), ms =>
      times[isIdle ? 'idle' : 'underLoad'].push(ms),
    );
    broken.push(...problems.map(problem => `stop ${number}, ${isIdle ? 'idle' : 'under load'}: ${problem}`));
    if (number % 10 === 0) say(`${number} of ${stops} stops, ${broken.length} broken`);
  }
  const events = lab.entries().map(({event}) => event);
  for (const event of ['server-start', 'server-stop'] as const) {
    const count = events.filter(each => each === event).length;
    if (count !== stops) broken.push(`${event} is in the account ${count} times`);
  }
  return {seed, broken, stops, idle: summary(times.idle), underLoad: summary(times.underLoad)};
}

async function stoppedUnderLoad(lab: Lab, lifeMs: number, took: (ms: number) => void): Promise<string[]> {
  await using host = await connect('lab-01', {config: join(lab.folder, 'alice.yaml'), giveUpAfterMs: 0});
  const work = Array.from({length: workers}, () => keepBusy(host));
  // One that does not end by itself.
  const sleep = Promise.resolve(host.run('sleep', {seconds: 1000})).catch(() => undefined);
  const problems = await stopped(lab, lifeMs, took);
  await host.close();
  await Promise.all(work);
  const reason = (await sleep)?.reason;
  if (reason !== undefined && reason !== 'server-stopped') problems.push(`a job ended as ${reason}`);
  return problems;
}

/** Until the server takes no more. */
async function keepBusy(host: Host): Promise<void> {
  try {
    for (;;) await host.run('true');
  } catch {
    // It stops.
  }
}

async function stopped(lab: Lab, lifeMs: number, took: (ms: number) => void): Promise<string[]> {
  const {pid} = lab;
  const gate = await lab.gatePid();
  await moment(lifeMs);
  const from = performance.now();
  const late = Promise.withResolvers<'late'>();
  const timer = setTimeout(() => late.resolve('late'), 4 * mostMs);
  const status = await Promise.race([lab.end('SIGTERM'), late.promise]);
  clearTimeout(timer);
  const ms = performance.now() - from;
  if (status === 'late') throw new Error(`process ${pid} is still there ${ms} ms after SIGTERM`);
  took(ms);
  return [
    ...(ms > mostMs ? [`it took ${Math.round(ms)} ms`] : []),
    ...(status === 0 ? [] : [`its status is ${status}`]),
    ...(existsSync(`/proc/${gate}`) ? ['its gate is still there'] : []),
  ];
}

function summary(times: readonly number[]): Times {
  const sorted = times.toSorted((a, b) => a - b).map(Math.round);
  return {median: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN, most: sorted.at(-1) ?? Number.NaN};
}

/** The moments at which it is told to stop are themselves what is tried. */
const moment = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
