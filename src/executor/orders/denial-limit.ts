export interface DenialRate {
  /** Denials of one person that are recorded at once. */
  burst: number;
  /** Milliseconds after which one more is. */
  refillMs: number;
}

interface Bucket {
  tokens: number;
  filledAt: number;
  suppressed: number;
}

/**
 * Which denials get an entry of their own: a token bucket per person, so that nobody fills the disk by being refused.
 * Pure; times are milliseconds of any clock that does not go back.
 */
export class DenialLimit {
  readonly #rate: DenialRate;
  readonly #buckets = new Map<string, Bucket>();

  constructor(rate: DenialRate = {burst: 10, refillMs: 60_000}) {
    this.#rate = rate;
  }

  /**
   * Whether this denial is recorded, and then, how many of the same person were not since the last that was: for
   * the entry's `suppressed`.
   */
  admit(person: string, now: number): {record: boolean; suppressed: number} {
    const bucket = this.#buckets.get(person) ?? {tokens: this.#rate.burst, filledAt: now, suppressed: 0};
    this.#buckets.set(person, bucket);
    this.#fill(bucket, now);
    if (bucket.tokens < 1) {
      bucket.suppressed += 1;
      return {record: false, suppressed: 0};
    }
    return {record: true, suppressed: this.#spend(bucket)};
  }

  /** To be called now and then: who has denials that no entry tells of yet, and may have one. Forgets who was quiet. */
  drain(now: number): {person: string; suppressed: number}[] {
    const due: {person: string; suppressed: number}[] = [];
    for (const [person, bucket] of this.#buckets) {
      this.#fill(bucket, now);
      if (bucket.suppressed > 0 && bucket.tokens >= 1) due.push({person, suppressed: this.#spend(bucket)});
      else if (bucket.suppressed === 0 && bucket.tokens >= this.#rate.burst) this.#buckets.delete(person);
    }
    return due;
  }

  /** Counts denials that were to have an entry and have none. */
  suppress(person: string, count: number): void {
    const bucket = this.#buckets.get(person);
    if (bucket) bucket.suppressed += count;
  }

  /** Whoever has denials that no entry tells of, whether or not they may have one: for the last entries. Forgets all. */
  rest(): {person: string; suppressed: number}[] {
    const rest = [...this.#buckets].map(([person, {suppressed}]) => ({person, suppressed}));
    this.#buckets.clear();
    return rest.filter(({suppressed}) => suppressed > 0);
  }

  #fill(bucket: Bucket, now: number): void {
    const earned = (now - bucket.filledAt) / this.#rate.refillMs;
    bucket.tokens = Math.min(this.#rate.burst, bucket.tokens + earned);
    bucket.filledAt = now;
  }

  #spend(bucket: Bucket): number {
    bucket.tokens -= 1;
    const {suppressed} = bucket;
    bucket.suppressed = 0;
    return suppressed;
  }
}
