import {measured} from '../base/measured.ts';
import type {Census, GateCounts} from '../gate-link/generated/link.ts';

/** Counts by words of our own. */
export class RecentCounts {
  #counts: Record<string, number> = {};

  add(word: string): void {
    this.#counts[word] = (this.#counts[word] ?? 0) + 1;
  }

  /** Returns the counts since it was called last. */
  take(): Record<string, number> {
    const counts = this.#counts;
    this.#counts = {};
    return counts;
  }
}

/** Bytes of frames that a connection brought and took; those of TLS are not counted. */
interface Moved {
  readonly bytesRead: number;
  readonly bytesWritten: number;
}

/** Counts what this gate alone sees, and tells the executor once a second: there it outlives the gate. */
export class Counting {
  readonly handshakes = new RecentCounts();
  readonly refusals = new RecentCounts();
  /** Bytes of connections that are over, and of all when they were last told. */
  #over = {received: 0, sent: 0};
  #told = {received: 0, sent: 0};
  #resident = 0;

  /** A connection is over. */
  left(socket: Moved): void {
    this.#over = added(this.#over, socket);
  }

  /** The next census, of these connections. */
  census(sessions: Iterable<{readonly socket: Moved}>): Census {
    let all = this.#over;
    let connections = 0;
    for (const {socket} of sessions) {
      connections++;
      all = added(all, socket);
    }
    this.#resident = measured(() => process.memoryUsage.rss(), this.#resident);
    const since = this.#since(all);
    return {type: 'census', connections, resident: this.#resident, ...(since && {since})};
  }

  #since({received, sent}: {received: number; sent: number}): GateCounts | undefined {
    const since = {
      handshakes: this.handshakes.take(),
      refusals: this.refusals.take(),
      // Bytes that waited when a connection was destroyed were counted, and did not go out.
      received: Math.max(0, received - this.#told.received),
      sent: Math.max(0, sent - this.#told.sent),
    };
    this.#told = {received, sent};
    const {handshakes, refusals} = since;
    const isNothing =
      since.received + since.sent + Object.keys(handshakes).length + Object.keys(refusals).length === 0;
    return isNothing ? undefined : since;
  }
}

function added({received, sent}: {received: number; sent: number}, {bytesRead, bytesWritten}: Moved) {
  return {received: received + bytesRead, sent: sent + bytesWritten};
}
