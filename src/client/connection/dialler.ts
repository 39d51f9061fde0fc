import {setTimeout as wait} from 'node:timers/promises';
import {backoffMs} from '../../base/backoff.ts';
import {messageOf} from '../../base/errors.ts';
import type {DialTarget} from '../../transport/dial.ts';
import {ClientError} from '../errors.ts';
import type {Identity} from '../identity.ts';
import type {Notice} from '../notice.ts';
import type {HostLogKey} from '../receipts/verify-log-key.ts';
import type {HostConnectionOptions, HostConnectionOwner} from './connection.ts';
import {HostConnection} from './connection.ts';
import type {ConnectionPool} from './connection-pool.ts';
import type {DialLimit} from './dial-limit.ts';
import {isTransient, retryPauses} from './transient-errors.ts';

export interface DiallerOptions extends HostConnectionOptions {
  readonly target: DialTarget;
  /** Returns the identity that is in force now. */
  readonly identity: () => Identity;
  readonly limit: DialLimit;
  readonly onNotice: (notice: Notice) => void;
  /** Connections that are kept when nobody needs them; none are unless given. */
  readonly pool?: ConnectionPool | undefined;
}

/** Makes connections to one host, each to the same name. */
export class Dialler {
  readonly #options: DiallerOptions;
  readonly #owner: HostConnectionOwner;
  #name: string | undefined;
  #logKey: HostLogKey | undefined;
  #isGroupTold = false;

  constructor(options: DiallerOptions, owner: HostConnectionOwner) {
    this.#options = options;
    this.#owner = owner;
  }

  /** The name in the host's certificate, once one was seen. */
  get name(): string {
    return this.#name ?? this.#options.target.name;
  }

  /** Verifies the receipts of the host, as its newest connection said. */
  get logKey(): HostLogKey | undefined {
    return this.#logKey;
  }

  /**
   * Waits until it may dial, and then at most `timeoutMs`.
   *
   * @throws what {@link HostConnection.open} does
   */
  async open(timeoutMs: number, signal: AbortSignal | undefined): Promise<HostConnection> {
    const {target, identity, limit} = this.#options;
    using _place = await limit.enter(signal);
    const options = {...this.#options, timeoutMs, signal};
    return this.#accept(await HostConnection.open(target, identity(), this.#owner, options));
  }

  /** As `open`, unless a connection was kept. */
  async begin(timeoutMs: number, signal: AbortSignal | undefined): Promise<HostConnection> {
    const {pool, target, identity} = this.#options;
    const kept = await pool?.take(target, identity);
    if (!kept) return this.open(timeoutMs, signal);
    kept.handTo(this.#owner);
    return this.#accept(kept);
  }

  /** Has no more use of a connection. */
  leave(connection: HostConnection): void {
    const {pool, target} = this.#options;
    if (pool) pool.give(target, connection);
    else connection.close();
  }

  #accept(connection: HostConnection): HostConnection {
    this.#name ??= connection.peer.name;
    if (connection.peer.name === this.#name) {
      this.#logKey = connection.logKey;
      this.#tellOfGroup(connection);
      return connection;
    }
    connection.close();
    const what = `${connection.peer.name} answered where ${this.#name} did before`;
    throw new ClientError('untrusted-host', what);
  }

  /**
   * As `open`, until it succeeds. Returns undefined if it is not wanted any more, or an error is not
   * transient.
   */
  async insist(isWanted: () => boolean): Promise<HostConnection | undefined> {
    for (let failures = 0; isWanted(); failures++) {
      try {
        return await this.open(this.#options.timeoutMs, undefined);
      } catch (error) {
        if (!isTransient(error)) break;
        await wait(backoffMs(retryPauses, failures, Math.random()), undefined, {ref: false});
      }
    }
    return undefined;
  }

  /**
   * Asks the host what it says now of its log, by a connection of its own: the one that is up may be older.
   *
   * @throws {ClientError} `connection-lost`
   */
  async fetchLogKey(): Promise<HostLogKey | undefined> {
    try {
      const connection = await this.open(this.#options.timeoutMs, undefined);
      connection.close();
      return connection.logKey;
    } catch (cause) {
      const what = `${this.name} signs its account with another key, and could not be asked for it`;
      throw new ClientError('connection-lost', `${what}: ${messageOf(cause)}`, {cause});
    }
  }

  /** Once, however often it is dialled. */
  #tellOfGroup({weakGroup}: HostConnection): void {
    if (weakGroup === undefined || this.#isGroupTold) return;
    this.#isGroupTold = true;
    this.#options.onNotice({type: 'not-post-quantum', host: this.name, group: weakGroup});
  }
}
