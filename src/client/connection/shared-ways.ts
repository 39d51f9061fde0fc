import type {Notice} from '../notice.ts';
import type {Reconnector} from './reconnector.ts';

type Hear = (notice: Notice) => void;

/** One use of a way to a host. */
export interface Use {
  readonly reconnector: Reconnector;
  /** Uses it no more; may be called again. */
  readonly leave: () => void;
}

interface Way {
  readonly hearers: Set<Hear>;
  readonly opening: Promise<Reconnector>;
  /** Undefined until it is open. */
  reconnector: Reconnector | undefined;
}

/** Ways to hosts, each of one connection, for all who use it; it is closed with its last use. */
export class SharedWays {
  /** By target; several where the connection of one dropped. */
  readonly #ways = new Map<string, Set<Way>>();

  /**
   * Uses the way to a target. One whose connection dropped is left to those who have work on it: a new one is opened, which
   * tells at once whether the host is there.
   *
   * @param hear hears of every notice of the way, also about jobs of others
   * @throws what `open` does, and the reason of `signal`
   */
  async use(
    target: string,
    hear: Hear,
    open: (hear: Hear) => Promise<Reconnector>,
    signal?: AbortSignal,
  ): Promise<Use> {
    signal?.throwIfAborted();
    const known = [...(this.#ways.get(target) ?? [])];
    const usable = known.find(({reconnector}) => !reconnector || reconnector.isUp);
    const way = usable ?? this.#open(target, open);
    // One function may be given for several uses.
    const own: Hear = notice => hear(notice);
    const leave = () => this.#leave(target, way, own);
    way.hearers.add(own);
    try {
      return {reconnector: await unlessAborted(way.opening, signal), leave};
    } catch (error) {
      leave();
      throw error;
    }
  }

  #open(target: string, open: (hear: Hear) => Promise<Reconnector>): Way {
    const hearers = new Set<Hear>();
    const tell = (notice: Notice) => {
      for (const hear of hearers) hear(notice);
    };
    const way: Way = {hearers, opening: open(tell), reconnector: undefined};
    const ways = this.#ways.get(target) ?? new Set();
    this.#ways.set(target, ways.add(way));
    way.opening.then(
      reconnector => {
        way.reconnector = reconnector;
        if (hearers.size === 0) reconnector.close();
      },
      () => this.#forget(target, way),
    );
    return way;
  }

  #leave(target: string, way: Way, hear: Hear): void {
    if (!way.hearers.delete(hear) || way.hearers.size > 0) return;
    this.#forget(target, way);
    way.reconnector?.close();
  }

  #forget(target: string, way: Way): void {
    const ways = this.#ways.get(target);
    ways?.delete(way);
    if (ways?.size === 0) this.#ways.delete(target);
  }
}

/** Rejects with the reason of the signal where that is aborted first. */
async function unlessAborted<Value>(promise: Promise<Value>, signal?: AbortSignal): Promise<Value> {
  if (!signal) return promise;
  const {promise: aborted, reject} = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason as Error);
  signal.addEventListener('abort', abort, {once: true});
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
