import type {ProcessStat} from '../../base/process-stat.ts';

/** The processor time that one process has used so far. */
export type ProcessTimes = Pick<ProcessStat, 'pid' | 'started' | 'ownMs' | 'reapedMs'>;

/**
 * Adds up the processor time of a group of processes that come and go, from one sample to the next. Two sums,
 * of which the larger counts, because each misses something: what the living and their reaped children used
 * lacks the children of a process that does not reap; the sum of what samples saw lacks the time between a
 * sample and the end of a process.
 */
export class ProcessorTime {
  #seen = new Map<string, number>();
  #seenSum = 0;
  #total = 0;

  /**
   * @param members every process that lives
   * @param reapers processes that are no members and reap members
   * @returns the milliseconds of all that ever were members; never less than before
   */
  add(members: readonly ProcessTimes[], reapers: readonly ProcessTimes[]): number {
    const seen = new Map<string, number>();
    let living = 0;
    for (const {pid, started, ownMs, reapedMs} of members) {
      const name = `${pid} ${started}`;
      this.#seenSum += ownMs - (this.#seen.get(name) ?? 0);
      seen.set(name, ownMs);
      living += ownMs + reapedMs;
    }
    for (const {reapedMs} of reapers) living += reapedMs;
    this.#seen = seen;
    this.#total = Math.max(this.#total, this.#seenSum, living);
    return this.#total;
  }
}
