import type {ChildProcess} from 'node:child_process';
import {createInterface} from 'node:readline';
import {isDeepStrictEqual} from 'node:util';
import {plainEnvironment} from '../base/node-process.ts';
import type {Words} from '../base/own-programs.ts';
import {SupervisedChild} from '../base/supervised-child.ts';
import type {Destination} from '../config/destinations.ts';
import type {Logger} from '../server-log/logger.ts';
import type {ShipperConfig, ShipperMessage} from '../ship/shipper.ts';
import {LineRate} from './line-rate.ts';
import {eachSaidLine} from './said-lines.ts';

const supervision = {
  pauses: {leastMs: 500, mostMs: 60_000},
  settledMs: 60_000,
  // A shipper that is told to end has its last batch on the way, which it gives up before this by itself.
  patienceMs: 5_000,
} as const;
/** Gaps that are remembered; all are in the log. */
const mostSkipped = 16;

export interface ShippingOptions extends Omit<ShipperConfig, 'destinations'> {
  readonly program: Words;
  readonly log: Logger;
}

/** Keeps a shipper running while there are destinations: starts it, hears how it goes, starts another when it dies. */
export class Shipping {
  readonly #options: ShippingOptions;
  #destinations: readonly Destination[] = [];
  /** For the destinations of now; undefined if there are none. */
  #child: SupervisedChild | undefined;
  #isStopping = false;
  #changing: Promise<void> = Promise.resolve();
  /** By destination, what is wrong now. */
  readonly #down = new Map<string, string>();
  readonly #skipped: string[] = [];
  readonly #rate = new LineRate(() => performance.now());

  constructor(options: ShippingOptions) {
    this.#options = options;
  }

  /** The warnings that an administrator should know. */
  get warnings(): readonly string[] {
    const down = [...this.#down].map(
      ([name, why]) => `the account is not shipped to ${name}, which is tried again: ${why}`,
    );
    const isDead = this.#child !== undefined && !this.#child.isStopping && this.#child.pid === undefined;
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
      await this.#child?.stop();
      this.#start();
    });
  }

  /** Ships what is there, unless `hurry` is aborted, and ends. To be called when nothing is recorded any more. */
  async stop(hurry: AbortSignal): Promise<void> {
    this.#isStopping = true;
    await this.#changing;
    await this.#child?.stop(hurry);
  }

  #start(): void {
    this.#child = undefined;
    this.#down.clear();
    if (this.#isStopping || this.#destinations.length === 0) return;
    const {program, log, host, account, cursors} = this.#options;
    const orders: ShipperConfig = {host, account, cursors, destinations: this.#destinations};
    this.#child = new SupervisedChild(supervision, {
      command: () => ({
        argv: program,
        stdio: ['pipe', 'pipe', 'pipe'],
        env: plainEnvironment,
      }),
      started: child => this.#started(child, orders),
      died: reason => log.error({reason}, 'the shipper of the account died; starting another'),
    });
    this.#child.start();
  }

  /** Tells a shipper what to ship, and hears it. Returns what asks it to end. */
  #started({stdin, stdout, stderr}: ChildProcess, orders: ShipperConfig): () => void {
    const {log} = this.#options;
    // A new shipper reports its own failures.
    this.#down.clear();
    // A shipper that died does not read; its end tells why.
    stdin?.on('error', () => {});
    stdin?.write(`${JSON.stringify(orders)}\n`);
    if (stderr)
      eachSaidLine(stderr, line => {
        if (this.#rate.may(line.length)) log.warn({from: 'shipper', ...this.#rate.leftOut()}, line);
      });
    if (stdout) createInterface({input: stdout}).on('line', line => this.#hear(line));
    return () => stdin?.end();
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
}

/** Undefined for half a line, which one that was killed may leave. */
function wordOf(line: string): ShipperMessage | undefined {
  try {
    return JSON.parse(line) as ShipperMessage;
  } catch {
    return undefined;
  }
}
