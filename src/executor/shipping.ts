import type {ChildProcess} from 'node:child_process';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {createInterface} from 'node:readline';
import {isDeepStrictEqual} from 'node:util';
import {nodeFlagsOf, plainEnvironment} from '../base/node-process.ts';
import type {Destination} from '../config/destinations.ts';
import type {Logger} from '../server-log/logger.ts';
import type {Orders, Word} from '../ship/shipper.ts';
import {LineRate} from './line-rate.ts';
import {eachSaidLine} from './said-lines.ts';

/** A shipper that failed is started again after this long, then twice as long, up to `mostDelayMs`. */
const leastDelayMs = 500;
const mostDelayMs = 60_000;
/** One that lived so long is no longer counted as failing at once. */
const settledMs = 60_000;
/** A shipper that is told to end has its last load on the way: it gives that up itself before. */
const patienceMs = 5_000;
/** Gaps that are remembered; all are in the log. */
const mostSkipped = 16;

export interface ShippingOptions extends Omit<Orders, 'destinations'> {
  /** The bundled file that is the shipper. */
  readonly script: string;
  readonly log: Logger;
}

/** Keeps a shipper running while there are destinations: starts it, hears how it goes, starts another when it dies. */
export class Shipping {
  readonly #options: ShippingOptions;
  #destinations: readonly Destination[] = [];
  #child: ChildProcess | undefined;
  #again: NodeJS.Timeout | undefined;
  #delayMs = leastDelayMs;
  #isStopping = false;
  #changing: Promise<void> = Promise.resolve();
  /** By destination, what is wrong now. */
  readonly #down = new Map<string, string>();
  readonly #skipped: string[] = [];
  readonly #rate = new LineRate(() => performance.now());

  constructor(options: ShippingOptions) {
    this.#options = options;
  }

  /** What an administrator should know. */
  get warnings(): readonly string[] {
    const down = [...this.#down].map(
      ([name, why]) => `the account is not shipped to ${name}, which is tried again: ${why}`,
    );
    const isDead = this.#destinations.length > 0 && !this.#child && !this.#isStopping;
    return [
      ...(isDead ? ['the account is not shipped: its shipper died and is started again'] : down),
      ...this.#skipped,
    ];
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Ships to these from now on. */
  take(destinations: readonly Destination[]): void {
    if (isDeepStrictEqual(destinations, this.#destinations)) return;
    this.#destinations = destinations;
    this.#changing = this.#changing.then(async () => {
      await this.#end();
      this.#start();
    });
  }

  /** Ships what is there, unless `hurry` is aborted, and ends. To be called when nothing is recorded any more. */
  async stop(hurry: AbortSignal): Promise<void> {
    this.#isStopping = true;
    await this.#changing;
    await this.#end(hurry);
  }

  #start(): void {
    clearTimeout(this.#again);
    if (this.#isStopping || this.#destinations.length === 0) return;
    // A new one finds out itself.
    this.#down.clear();
    const {script, log, host, account, cursors} = this.#options;
    const startedAt = performance.now();
    const child: ChildProcess = spawn(process.execPath, [...nodeFlagsOf('shipper'), script], {
      // As the gate: a session of its own, and no descriptor of ours.
      detached: true,
      stdio: ['pipe', 'pipe', 'pipe'],
      env: plainEnvironment,
    });
    this.#child = child;
    // What happens to it is told by its end.
    child.stdin?.on('error', () => {});
    const orders: Orders = {host, account, cursors, destinations: this.#destinations};
    child.stdin?.write(`${JSON.stringify(orders)}\n`);
    if (child.stderr)
      eachSaidLine(child.stderr, line => {
        if (this.#rate.may(line.length)) log.warn({from: 'shipper', ...this.#rate.leftOut()}, line);
      });
    if (child.stdout) createInterface({input: child.stdout}).on('line', line => this.#hear(line));
    const ended = (why: string) => {
      if (this.#child !== child) return;
      this.#child = undefined;
      if (performance.now() - startedAt > settledMs) this.#delayMs = leastDelayMs;
      log.error({reason: why}, 'the shipper of the account died; starting another');
      this.#again = setTimeout(() => this.#start(), this.#delayMs);
      this.#delayMs = Math.min(mostDelayMs, this.#delayMs * 2);
    };
    child.once('error', error => ended(error.message));
    child.once('exit', (code, signal) => ended(signal ?? `status ${code}`));
  }

  #hear(line: string): void {
    const {log} = this.#options;
    const word = wordOf(line);
    if (!word) return;
    const {name, ...report} = word;
    switch (report.state) {
      case 'down':
        this.#down.set(name, report.message.slice(0, 1000));
        log.warn({destination: name}, `the account is not shipped: ${report.message}`);
        return;
      case 'up':
        this.#down.delete(name);
        log.info({destination: name}, 'the account is shipped again');
        return;
      case 'skipped': {
        const message = `entries ${report.from} to ${report.to} were pruned before they were shipped to ${name}`;
        this.#skipped.push(message);
        if (this.#skipped.length > mostSkipped) this.#skipped.shift();
        log.error({destination: name}, message);
        return;
      }
    }
  }

  async #end(hurry?: AbortSignal): Promise<void> {
    clearTimeout(this.#again);
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
    const kill = () => child.kill('SIGKILL');
    const late = setTimeout(kill, patienceMs);
    hurry?.addEventListener('abort', kill);
    if (hurry?.aborted) kill();
    child.stdin?.end();
    await once(child, 'exit');
    clearTimeout(late);
    hurry?.removeEventListener('abort', kill);
  }
}

/** Undefined for half a line, which one that was killed may leave. */
function wordOf(line: string): Word | undefined {
  try {
    return JSON.parse(line) as Word;
  } catch {
    return undefined;
  }
}
