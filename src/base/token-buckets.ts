export interface Rate {
  /** Tokens that may be taken at once. */
  readonly burst: number;
  /** Milliseconds after which one more is there. */
  readonly refillMs: number;
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** So many new names after which those whose bucket is full again are forgotten. */
const sweepEvery = 1024;

/** A token bucket for each name. Pure; times are milliseconds of a clock that does not go back. */
export class TokenBuckets {
  readonly #rate: Rate;
  readonly #buckets = new Map<string, Bucket>();
  #sinceSweep = 0;

  constructor(rate: Rate) {
    this.#rate = rate;
  }

  /** Takes tokens, which may be fractions. Returns 0, or after how many milliseconds so many are there: then none is taken. */
  take(name: string, now: number, tokens = 1): number {
    const waitMs = this.wait(name, now, tokens);
    if (waitMs === 0) this.#filled(name, now).tokens -= tokens;
    return waitMs;
  }

  /** Returns what `take` would return. */
  wait(name: string, now: number, tokens = 1): number {
    return Math.max(0, tokens - this.left(name, now)) * this.#rate.refillMs;
  }

  /** The tokens that are left to a name. */
  left(name: string, now: number): number {
    const bucket = this.#buckets.get(name);
    return bucket ? this.#tokensOf(bucket, now) : this.#rate.burst;
  }

  #filled(name: string, now: number): Bucket {
    let bucket = this.#buckets.get(name);
    if (!bucket) {
      bucket = {tokens: this.#rate.burst, filledAt: now};
      this.#buckets.set(name, bucket);
      if (++this.#sinceSweep >= sweepEvery) this.#sweep(now);
    }
    bucket.tokens = this.#tokensOf(bucket, now);
    bucket.filledAt = now;
    return bucket;
  }

  #tokensOf({tokens, filledAt}: Bucket, now: number): number {
    return Math.min(this.#rate.burst, tokens + (now - filledAt) / this.#rate.refillMs);
  }

  #sweep(now: number): void {
    this.#sinceSweep = 0;
    for (const [name, bucket] of this.#buckets)
      if (this.#tokensOf(bucket, now) >= this.#rate.burst) this.#buckets.delete(name);
  }
}
