import type {Rate} from '../../base/token-buckets.ts';
import {TokenBuckets} from '../../base/token-buckets.ts';

/** Denials that no entry tells of. */
export interface Suppressed {
  readonly person: string;
  readonly suppressed: number;
}

/**
 * Which denials get an entry of their own: a token bucket per person, so that nobody fills the disk by being refused.
 * Pure; times are milliseconds of any clock that does not go back.
 */
export class DenialLimit {
  readonly #buckets: TokenBuckets;
  /** By person, the denials that no entry tells of. */
  readonly #suppressed = new Map<string, number>();

  constructor(rate: Rate = {burst: 10, refillMs: 60_000}) {
    this.#buckets = new TokenBuckets(rate);
  }

  /**
   * Returns whether this denial is recorded, and then how many of the same person were not since the last
   * that was: for the entry's `suppressed`.
   */
  admit(person: string, now: number): {record: boolean; suppressed: number} {
    const suppressed = this.#suppressed.get(person) ?? 0;
    const record = this.#buckets.take(person, now) === 0;
    if (record) this.#suppressed.delete(person);
    else this.#suppressed.set(person, suppressed + 1);
    return {record, suppressed: record ? suppressed : 0};
  }

  /** Returns the persons with denials that no entry tells of, and who may have one now. To be called now and then. */
  drain(now: number): Suppressed[] {
    const due = [...this.#suppressed].filter(([person]) => this.#buckets.take(person, now) === 0);
    for (const [person] of due) this.#suppressed.delete(person);
    return due.map(([person, suppressed]) => ({person, suppressed}));
  }

  /** Counts denials that were to have an entry and have none. */
  suppress(person: string, count: number): void {
    this.#suppressed.set(person, (this.#suppressed.get(person) ?? 0) + count);
  }

  /** Returns all denials that no entry tells of, whether or not they may have one: for the last entries. */
  rest(): Suppressed[] {
    const rest = [...this.#suppressed].map(([person, suppressed]) => ({person, suppressed}));
    this.#suppressed.clear();
    return rest;
  }
}
