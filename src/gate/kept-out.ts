import {CodedError} from '../base/errors.ts';
import {TokenBuckets} from '../base/token-buckets.ts';

/** A person who sent records that cost time and say nothing is kept out for so long, milliseconds. */
const keptOutMs = 60_000;

/**
 * Persons whose connections are not taken for a while: what costs us time before we can see it can only be
 * kept away.
 */
export class KeptOut {
  readonly #now: () => number;
  readonly #until = new TokenBuckets({burst: 1, refillMs: keptOutMs});

  /** `now` is in milliseconds of a clock that does not go back. */
  constructor(now: () => number) {
    this.#now = now;
  }

  add(name: string): void {
    this.#until.take(name, this.#now());
  }

  /** @throws {CodedError} `too-many-connections` */
  requireIn(name: string): void {
    const waitMs = this.#until.wait(name, this.#now());
    if (waitMs === 0) return;
    const message = `a connection of ${name} brought much and said nothing; come again in ${Math.ceil(waitMs / 1000)} s`;
    throw new CodedError('too-many-connections', message);
  }
}
