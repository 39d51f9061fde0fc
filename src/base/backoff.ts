/** The pause after a first failure, and the longest one. */
export interface BackoffRange {
  readonly leastMs: number;
  readonly mostMs: number;
}

/**
 * Milliseconds to wait before trying again what has failed `failures` times before this one: twice as long each time.
 * `random`, from 0 to 1, takes up to half of it away, so that those who failed together do not come back together.
 */
export function backoffMs({leastMs, mostMs}: BackoffRange, failures: number, random = 0): number {
  return Math.min(mostMs, leastMs * 2 ** Math.min(failures, 32)) * (1 - random / 2);
}
