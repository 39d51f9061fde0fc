import {randomInt, randomUUID} from 'node:crypto';
import type {writevSync} from 'node:fs';
import {readdirSync, readFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {RecordedOrder} from '../../src/audit/entry/recorded-order.ts';
import {systemClock} from '../../src/base/clock.ts';
import type {TerminalHost} from '../../src/base/own-programs.ts';
import {ownPrograms} from '../../src/base/own-programs.ts';
import {OutputReader} from '../../src/output-log/reader.ts';
import {OutputWriter} from '../../src/output-log/writer.ts';
import type {AuthorizedOrder, Invocation} from '../../src/policy/orders/authorize.ts';
import type {Containment, ContainmentKind} from '../../src/runner/containment/containment.ts';
import {containmentKinds} from '../../src/runner/containment/containment.ts';
import {openContainment} from '../../src/runner/containment/open-containment.ts';
import type {JobOptions, RunningJob} from '../../src/runner/runner.ts';
import {startJob} from '../../src/runner/runner.ts';

/** The terminal host, as it was built. */
export const builtTerminalHost: TerminalHost = ownPrograms(resolve('dist')).terminal;

/** A data folder with a containment of one kind: what an executor has of this room. */
export class Host {
  readonly folder: string;
  readonly containment: Containment;

  /** Undefined where the system does not offer this kind. */
  static async open(kind: ContainmentKind): Promise<Host | undefined> {
    const folder = await mkdtemp(join(tmpdir(), 'reeve-jobs-'));
    try {
      return new Host(folder, await openContainment({dataFolder: folder, only: kind}));
    } catch {
      await rm(folder, {recursive: true});
      return undefined;
    }
  }

  private constructor(folder: string, containment: Containment) {
    this.folder = folder;
    this.containment = containment;
  }

  /** Starts `argv` as a job; ends it with the test, should it still run. */
  start(t: ExecutionContext, argv: readonly string[], extra: Extra = {}): StartedJob {
    const {graceMs = 2000, drainMs = 250, onGrown, onInput, write, ...rest} = extra;
    const {terminalHost = builtTerminalHost, ...invocation} = rest;
    const recorded = recordedOrder(argv, invocation);
    const {id} = recorded.authorized.order.payload;
    const writer = OutputWriter.create(this.folder, id, {
      window: recorded.authorized.invocation.window,
      dropsOldest: recorded.authorized.invocation.overflow === 'drop-oldest',
      ...(write && {write}),
    });
    const {containment} = this;
    const options: JobOptions = {writer, containment, clock: systemClock, graceMs, drainMs, terminalHost};
    const job = startJob(recorded, {...options, ...(onGrown && {onGrown}), ...(onInput && {onInput})});
    t.teardown(() => job[Symbol.asyncDispose]());
    return {job, writer, read: () => this.read(id, writer.end)};
  }

  /** Runs `argv` to its end. */
  async run(t: ExecutionContext, argv: readonly string[], extra: Extra = {}) {
    const {job, read} = this.start(t, argv, extra);
    const outcome = await job.ended;
    return {outcome, ...read()};
  }

  /** The bytes of both channels in the log of a job. */
  read(id: string, end: number): {stdout: Buffer; stderr: Buffer} {
    const channels: [Buffer[], Buffer[]] = [[], []];
    const reader = new OutputReader(this.folder, id, 0);
    for (let next = reader.next(2 ** 30, end, 0); next; next = reader.next(2 ** 30, end, 0)) {
      if ('gap' in next) throw new Error(`the log lacks ${JSON.stringify(next.gap)}`);
      for (let at = 0; at < next.frames.length; ) {
        const size = next.frames.readUInt32BE(at) - 14;
        channels[(next.frames[at + 9] as 1 | 2) - 1]?.push(
          Buffer.from(next.frames.subarray(at + 18, at + 18 + size)),
        );
        at += 18 + size;
      }
    }
    reader.close();
    return {stdout: Buffer.concat(channels[0]), stderr: Buffer.concat(channels[1])};
  }

  async close(): Promise<void> {
    await this.containment[Symbol.asyncDispose]();
    await rm(this.folder, {recursive: true});
  }
}

export type Extra = Partial<Invocation> & {
  graceMs?: number;
  drainMs?: number;
  onGrown?: () => void;
  onInput?: (bytes: number) => void;
  terminalHost?: TerminalHost;
  write?: typeof writevSync;
};

export interface StartedJob {
  job: RunningJob;
  writer: OutputWriter;
  read: () => {stdout: Buffer; stderr: Buffer};
}

/** A host of each kind that this system offers to whoever runs the tests. */
export async function openHosts(): Promise<Host[]> {
  const hosts = await Promise.all(containmentKinds.map(kind => Host.open(kind)));
  return hosts.filter(host => host !== undefined);
}

/** So long a command may take that is not to be cut off, milliseconds, also on a busy machine. */
export const patienceMs = 600_000;

/** What only policy/ and audit/ make, for tests of what comes after them. */
export function recordedOrder(
  argv: readonly string[],
  invocation: Partial<Invocation> = {},
): RecordedOrder<AuthorizedOrder> {
  const complete = {
    argv,
    env: {PATH: '/usr/bin:/bin', HOME: '/', LANG: 'C.UTF-8', USER: 'tester'},
    cwd: '/',
    user: undefined,
    timeoutMs: patienceMs,
    idleTimeoutMs: undefined,
    maxOutput: undefined,
    window: 64 * 1024 * 1024,
    overflow: 'wait',
    strays: 'end',
    stdin: 'none',
    terminal: undefined,
    limits: {},
    ...invocation,
  };
  // As a caller would that means to send some.
  const announced = complete.stdin === 'stream' ? {input: 'a key'} : {};
  const order = {payload: {id: randomUUID(), action: 'run', ...announced}};
  return {
    authorized: {order, command: 'test', invocation: complete},
    seq: 1,
  } as unknown as RecordedOrder<AuthorizedOrder>;
}

/** `script` as a shell would be given it by a catalogue that runs a shell on purpose. */
export const sh = (script: string, ...words: string[]) => ['/bin/sh', '-c', script, 'sh', ...words];
/** A program in JavaScript. */
export const node = (script: string, ...words: string[]) => [process.execPath, '-e', script, ...words];

/** The processes of this system, zombies excepted, in whose command line `mark` stands. */
export function processesWith(mark: string): number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .filter(pid => read(`/proc/${pid}/cmdline`).includes(mark))
    .map(Number);
}

/** Seconds to sleep, more than anybody waits, that no other process has in its command line. */
export const freshMark = () => `9${Array.from({length: 15}, () => randomInt(10)).join('')}`;

function read(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}
