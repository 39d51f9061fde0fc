import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';

/** Fewer clients than these are no crowd. */
const crowd = 16;

/**
 * Gives the memory of a crowd back when it has gone. V8 collects garbage while it allocates, and OpenSSL's part of a connection goes with it: a gate
 * with few clients left allocates too little for that.
 */
export class CrowdMemory {
  readonly #collect: () => void;
  #most = 0;
  #last = 0;

  constructor(collect: () => void = collectGarbage) {
    this.#collect = collect;
  }

  /** To be called now and then, with the connections that there are. */
  look(connections: number): void {
    const isQuiet = connections === this.#last;
    this.#last = connections;
    this.#most = Math.max(this.#most, connections);
    if (!isQuiet || this.#most < crowd || connections > this.#most / 2) return;
    this.#most = connections;
    this.#collect();
  }
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  // V8 takes no code that was compiled with other flags.
  setFlagsFromString('--no-expose-gc');
}
