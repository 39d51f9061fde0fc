/** The source of the time, so that tests can set it. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
  /** Milliseconds from an arbitrary start; never goes back. */
  monotonic(): number;
}

/** The time of a clock by which nothing gets older than it is where the clock is set forward. */
export function steadyNow(clock: Clock): () => number {
  const began = {now: clock.now(), monotonic: clock.monotonic()};
  return () => Math.min(clock.now(), began.now + clock.monotonic() - began.monotonic);
}

/** The longest timeout that Node takes, 24.8 days; a longer one fires at once. */
export const longestTimerMs: number = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  // Without loading what else node:perf_hooks has.
  monotonic: () => Number(process.hrtime.bigint()) / 1e6,
};
