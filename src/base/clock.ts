/** The source of the time, so that tests can set it. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC. */
  now(): number;
  /** Milliseconds from an arbitrary start; never goes back. */
  monotonic(): number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  // Without loading what else node:perf_hooks has.
  monotonic: () => Number(process.hrtime.bigint()) / 1e6,
};
