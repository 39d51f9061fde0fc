import type {Client, Host, HostAnswer, Notice} from '../../index.ts';
import {DashboardError} from '../errors.ts';
import {requireListed} from './targets.ts';

/** Several hosts are asked together for so long, milliseconds. */
const patienceMs = 8000;

/** The hosts that a dashboard is connected to, by one connection each, which all tabs and runs share. */
export class HostPool {
  readonly #client: Client;
  readonly #noticed: (host: string, notice: Notice) => void;
  readonly #hosts = new Map<string, Promise<Host>>();

  /** @param noticed hears that a connection dropped and came back, and that a job waits */
  constructor(client: Client, noticed: (host: string, notice: Notice) => void) {
    this.#client = client;
    this.#noticed = noticed;
  }

  /** Only hosts of client.yaml. @throws {DashboardError} `unknown-host`, and as {@link Client.host} */
  async host(name: string): Promise<Host> {
    requireListed(name, this.#client.config);
    const known = this.#hosts.get(name);
    if (known) return known;
    const dialled = this.#client.host(name, {onNotice: notice => this.#noticed(name, notice)});
    this.#hosts.set(name, dialled);
    dialled.catch(() => this.#hosts.delete(name));
    return dialled;
  }

  /** Asks each of several hosts, as many at once as the client does; one that does not answer in time is an error. */
  async ask<Value>(
    names: readonly string[],
    ask: (host: Host) => Promise<Value>,
  ): Promise<HostAnswer<Value>[]> {
    for (const name of names) requireListed(name, this.#client.config);
    if (names.length === 0) return [];
    const signal = AbortSignal.timeout(patienceMs);
    const late = new Promise<never>((_, reject) => {
      signal.addEventListener('abort', () =>
        reject(new DashboardError('no-answer', 'it did not answer in time')),
      );
    });
    late.catch(() => {});
    const fleet = await this.#client.fleet(names);
    return fleet.ask(host => Promise.race([ask(host), late]), {signal});
  }

  /** Gives a connection up that is lost for good; the next who asks dials anew. */
  async forget(name: string): Promise<void> {
    const host = this.#hosts.get(name);
    this.#hosts.delete(name);
    await (await host?.catch(() => undefined))?.close();
  }
}
