// A server whose clock jumps by minutes and years while it works, is restarted, and is pruned; afterwards nothing ran twice,
// its account verifies, and the durations in it are those that passed.
import {existsSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import type {ExecutionContext} from 'ava';
import {newOrderId, timeOfId} from '../../src/identity/order-id.ts';
import {writeAgedAccount} from '../fixtures/aged-account.ts';
import {hostileClient, orderMessage} from '../fixtures/hostile-client.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {runProgram} from '../fixtures/program.ts';
import type {HostClock} from '../fixtures/set-clock.ts';
import {hostClock} from '../fixtures/set-clock.ts';
import {shell} from '../fixtures/shell.ts';
import {Random} from './random.ts';

export interface ClockRunOptions {
  readonly seed: number;
  readonly runs: number;
  /** Jumps while each of them runs. */
  readonly jumps: number;
  readonly say?: (line: string) => void;
}

export interface ClockReport {
  readonly seed: number;
  /** What must not be, each in a line. */
  readonly broken: readonly string[];
  /** Orders that ran, that were refused, and that were sent again. */
  readonly ran: number;
  readonly refused: number;
  readonly again: number;
  readonly starts: number;
  readonly prunes: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** How far off the clock is; a server cannot start outside the dates of its certificate. */
const startable = [0, 2 * minute, -2 * minute, 7 * minute, -7 * minute, -50 * minute, 3 * hour, 30 * day];
const offs = [...startable, 365 * day, -365 * day, 5 * 365 * day];

type Order = ReturnType<typeof orderMessage>;

/** Gives `runs` orders, by a clock that jumps; the same jumps for the same seed. */
export async function runClockJumps(
  t: Pick<ExecutionContext, 'teardown'>,
  options: ClockRunOptions,
): Promise<ClockReport> {
  const {seed, runs, jumps, say = () => {}} = options;
  const random = new Random(seed);
  const clock = hostClock();
  const lab = await startLab(t, {commands: shell('sh'), prepare: clock.prepare, server: 'grace: 100ms'});
  const run = new Run(lab, clock);
  await run.beginWithOldParts();
  for (let n = 1; n <= runs; n++) {
    const first = run.give();
    for (let jump = 0; jump < jumps; jump++) {
      await wait(random.below(150));
      clock.set(random.pick(offs));
    }
    await first;
    if (random.next() < 0.3) await run.prune();
    if (random.next() < 0.3) await run.restart(random.pick(['SIGTERM', 'SIGKILL']), random.pick(startable));
    for (let times = 0; times < 2; times++) await run.giveAgain(random.pick(run.given));
    clock.set(0);
    say(`run ${n}: ${JSON.stringify(run.counts)}`);
  }
  await run.restart('SIGTERM', 0);
  // By the right clock everything works, whatever the clock was.
  await run.give();
  const last = run.given.at(-1);
  if (last && !run.ranOnce(last)) run.broken.push('an order by the right clock did not run');
  await run.judge();
  return {seed, broken: run.broken, ran: run.ran.size, ...run.counts};
}

class Run {
  readonly broken: string[] = [];
  readonly given: Order[] = [];
  readonly counts = {refused: 0, again: 0, starts: 1, prunes: 0};
  readonly #lab: Lab;
  readonly #clock: HostClock;
  readonly #alice;
  readonly #ranFile: string;

  constructor(lab: Lab, clock: HostClock) {
    this.#lab = lab;
    this.#clock = clock;
    this.#alice = lab.authority.user('alice', {groups: ['ops'], days: 3000});
    this.#ranFile = join(lab.folder, 'ran');
  }

  /** How often each order ran. */
  get ran(): Map<string, number> {
    const ids = existsSync(this.#ranFile) ? readFileSync(this.#ranFile, 'utf8').split('\n').slice(0, -1) : [];
    const times = new Map<string, number>();
    for (const id of ids) times.set(id, (times.get(id) ?? 0) + 1);
    return times;
  }

  /** Parts that can be pruned, of orders that ran and that somebody kept. */
  async beginWithOldParts(): Promise<void> {
    await this.#lab.end('SIGTERM');
    const account = join(this.#lab.folder, 'data/audit');
    rmSync(account, {recursive: true});
    const start = Date.now() - 30 * minute;
    const aged = Array.from({length: 500}, (_, n) => ({order: this.#order(start + n), at: start + n}));
    const jobs = aged.map(({order, at}) => {
      const fields = {reason: 'exited', exit: 0, bytes: 0} as const;
      return {envelope: order.envelope, signer: this.#alice, at, ...fields};
    });
    await writeAgedAccount(account, jobs, this.#lab.host.logKey);
    this.given.push(...aged.slice(0, 5).map(({order}) => order));
    await this.#lab.start();
  }

  async give(): Promise<void> {
    const order = this.#order(this.#clock.now());
    this.given.push(order);
    await this.#send(order);
  }

  /** At the time that its id says. */
  async giveAgain(order: Order): Promise<void> {
    this.counts.again++;
    const off = timeOfId(idOf(order)) - Date.now();
    this.#clock.set(off);
    await this.#send(order);
  }

  async prune(): Promise<void> {
    this.counts.prunes++;
    this.#clock.set(3 * hour);
    const words = ['audit', 'prune', '--before', '1h', '--config', join(this.#lab.folder, 'server.yaml')];
    const {exitCode, stderr} = await runProgram(process.execPath, [
      join(this.#lab.folder, 'dist/reeve.js'),
      ...words,
    ]);
    if (exitCode !== 0) this.broken.push(`prune: ${stderr}`);
  }

  async restart(signal: 'SIGTERM' | 'SIGKILL', off: number): Promise<void> {
    this.counts.starts++;
    await this.#lab.end(signal);
    this.#clock.set(off);
    await this.#lab.start();
  }

  ranOnce(order: Order): boolean {
    return this.ran.get(idOf(order)) === 1;
  }

  /** When all is over. */
  async judge(): Promise<void> {
    for (const [id, times] of this.ran) if (times > 1) this.broken.push(`order ${id} ran ${times} times`);
    // Those that ran before this server began, in the account that it began with.
    for (const order of this.given.slice(0, 5))
      if (this.ran.has(idOf(order))) this.broken.push(`order ${idOf(order)} ran again`);
    await this.#lab.end('SIGTERM');
    const verified = await this.#lab.reeve([
      'audit',
      'verify',
      '--config',
      join(this.#lab.folder, 'server.yaml'),
    ]);
    if (verified.exitCode !== 0) this.broken.push(`audit verify: ${verified.stdout}${verified.stderr}`);
    for (const entry of this.#lab.entries()) {
      if (entry.event !== 'job-end' || !this.ran.has(entry.job)) continue;
      const {startedAt, endedAt} = entry.outcome;
      const took = startedAt === null || endedAt === null ? undefined : endedAt - startedAt;
      if (took !== undefined && (took < 50 || took > 5 * minute))
        this.broken.push(`job ${entry.job} took ${took} ms`);
    }
  }

  #order(time: number): Order {
    const id = newOrderId(time);
    const script = 'echo "$2" >>"$1"; sleep 0.3';
    const params = {script, words: [this.#ranFile, id]};
    return orderMessage(this.#alice.key, {action: 'run', id, command: 'sh', params});
  }

  /** Whatever comes of it: the clock may say that the caller's certificate has expired. */
  async #send(order: Order): Promise<void> {
    const client = await hostileClient(this.#lab, this.#alice);
    try {
      client.order(1, order);
      const first = await client.message(1, 'started', 'refused');
      if (first.type === 'started') await client.message(1, 'ended');
      else this.counts.refused++;
    } catch {
      this.counts.refused++;
    } finally {
      client.socket.destroy();
    }
  }
}

/** Of a message with a signed order. */
function idOf({envelope}: Order): string {
  return JSON.parse(Buffer.from(envelope.payload, 'base64').toString()).id as string;
}
