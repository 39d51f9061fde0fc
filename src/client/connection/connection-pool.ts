import {setTimeout as wait} from 'node:timers/promises';
import {systemClock} from '../../base/clock.ts';
import type {DialTarget} from '../../transport/dial.ts';
import type {Identity} from '../identity.ts';
import type {HostConnection, HostConnectionOwner} from './connection.ts';

/** A host that says nothing for so long is dialled anew. */
const patienceMs = 3_000;
/** Connections to one target that are kept: as many as are often used at once. */
const mostOfTarget = 4;

interface Kept {
  readonly connection: HostConnection;
  /** By `systemClock.monotonic()`. */
  readonly since: number;
}

/** Connections that are up and that nobody uses, for the next to need one to the same target. */
export class ConnectionPool implements HostConnectionOwner, Disposable {
  readonly #kept = new Map<string, Kept[]>();
  #isDisposed = false;

  /** The targets to which there are connections, by the names that were asked for. */
  get names(): string[] {
    return [...this.#kept].flatMap(([key, {length}]) => (length > 0 ? [nameIn(key)] : []));
  }

  /**
   * Takes one that was made with the identity in force, and whose host is there and still trusted; undefined if
   * there is none.
   */
  async take(target: DialTarget, identity: () => Identity): Promise<HostConnection | undefined> {
    const key = keyOf(target);
    for (let last = this.#last(key); last; last = this.#last(key)) {
      const {connection, since} = last;
      // An order that was sent on a line which fell silent may have arrived, so nobody could give up soon: ask first.
      if (connection.isIdle && (await answers(connection))) {
        // Judged behind the wait: the host may have been revoked meanwhile.
        judge(connection, identity());
        if (connection.isIdle) return connection;
      }
      connection.close();
      // Those that were kept before it are no better, and to ask each of them would take as long again.
      this.#leaveOlder(key, since);
    }
    return undefined;
  }

  /** Keeps it, unless something is still asked on it, or there are enough. */
  give(target: DialTarget, connection: HostConnection): void {
    const key = keyOf(target);
    const kept = this.#kept.get(key) ?? [];
    if (this.#isDisposed || !connection.isIdle || kept.length >= mostOfTarget) {
      connection.close();
      return;
    }
    connection.handTo(this);
    kept.push({connection, since: systemClock.monotonic()});
    this.#kept.set(key, kept);
  }

  heard(): void {}

  lost(connection: HostConnection): void {
    for (const [key, kept] of this.#kept)
      this.#kept.set(
        key,
        kept.filter(one => one.connection !== connection),
      );
  }

  /** The one that was kept last, which is then nobody else's. */
  #last(key: string): Kept | undefined {
    return this.#kept.get(key)?.pop();
  }

  #leaveOlder(key: string, time: number): void {
    for (const {connection, since} of this.#kept.get(key) ?? []) if (since <= time) connection.close();
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    for (const {connection} of [...this.#kept.values()].flat()) connection.close();
    this.#kept.clear();
  }
}

const keyOf = ({host, port, name}: DialTarget): string => `${host} ${port} ${name}`;
const nameIn = (key: string): string => key.slice(key.lastIndexOf(' ') + 1);

function judge(connection: HostConnection, identity: Identity): void {
  if (connection.identity.context === identity.context) connection.verifyAgain(identity);
  else connection.close();
}

async function answers(connection: HostConnection): Promise<boolean> {
  const asked = connection.ping().then(
    () => connection.isIdle,
    () => false,
  );
  return Promise.race([asked, wait(patienceMs, false, {ref: false})]);
}
