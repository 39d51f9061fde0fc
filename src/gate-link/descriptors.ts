/** Descriptors of the gate's own process: the link, its listeners, what Node needs. */
const own = 32;
/** Logs of jobs that the gate holds open for all readers together, at most. */
const mostLogs = 1024;

/** The use of the gate's file descriptors. */
export interface Descriptors {
  /** Connections that may be open at once. */
  readonly connections: number;
  /** Logs of jobs that may be. */
  readonly logs: number;
}

/**
 * Divides the `most` descriptors that a gate may have, so that it never runs out of them: a tenth stays free,
 * as the next connection is accepted before it can be refused. Pure.
 */
export function descriptorsOf(most: number): Descriptors {
  if (!Number.isFinite(most)) return {connections: most, logs: mostLogs};
  const tenth = Math.max(8, Math.ceil(most / 10));
  const logs = Math.min(mostLogs, tenth);
  return {connections: Math.max(1, most - own - tenth - logs), logs};
}

/**
 * Descriptors of the executor's process beside its jobs, and for each of them: their streams, log, scope and
 * terminal.
 */
const ownOfExecutor = 64;
const perJob = 4;

/**
 * Returns warnings for an administrator where `most` descriptors are too few for so many connections and
 * jobs.
 */
export function descriptorWarnings(most: number, wanted: {connections: number; jobs: number}): string[] {
  const possible = {
    connections: descriptorsOf(most).connections,
    jobs: Math.max(0, Math.floor((most - ownOfExecutor) / perJob)),
  };
  return (['connections', 'jobs'] as const)
    .filter(limit => possible[limit] < wanted[limit])
    .map(
      limit =>
        `limits.${limit} is ${wanted[limit]}, but this process may have ${most} files open (RLIMIT_NOFILE), which is enough for ${possible[limit]}: raise it (LimitNOFILE= in the unit, ulimit -n) or lower the limit`,
    );
}
