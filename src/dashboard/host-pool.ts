import {quote} from '../base/quote.ts';
import type {Client, Host, Notice} from '../index.ts';
import {DashboardError} from './errors.ts';

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

  /**
   * Only hosts of client.yaml: a place can be linked to by anybody, and to dial is to show one's certificate.
   *
   * @throws {DashboardError} `unknown-host`, and as {@link Client.host}
   */
  async host(name: string): Promise<Host> {
    const {hosts, file} = this.#client.config;
    if (!hosts.has(name))
      throw new DashboardError(
        'unknown-host',
        `there is no host ${quote(name)} in ${file}; the page reaches those alone`,
      );
    const known = this.#hosts.get(name);
    if (known) return known;
    const dialled = this.#client.host(name, {onNotice: notice => this.#noticed(name, notice)});
    this.#hosts.set(name, dialled);
    dialled.catch(() => this.#hosts.delete(name));
    return dialled;
  }

  /** Gives a connection up that is lost for good; the next who asks dials anew. */
  async forget(name: string): Promise<void> {
    const host = this.#hosts.get(name);
    this.#hosts.delete(name);
    await (await host?.catch(() => undefined))?.close();
  }
}
