/** What the gate's own process holds open: the link, its listeners, what Node needs. */
const own = 32;
/** Logs of jobs that the gate holds open for all readers together, at most. */
const mostLogs = 1024;

/** What the file descriptors of the gate are for. */
export interface Descriptors {
  /** Connections that may be open at once. */
  readonly connections: number;
  /** Logs of jobs that may be. */
  readonly logs: number;
}

/**
 * Divides the `most` descriptors that a gate may have, so that it never runs out of them: a tenth stays free, as the
 * next connection is accepted before it can be refused. Pure.
 */
export function descriptorsOf(most: number): Descriptors {
  if (!Number.isFinite(most)) return {connections: most, logs: mostLogs};
  const tenth = Math.max(8, Math.ceil(most / 10));
  const logs = Math.min(mostLogs, tenth);
  return {connections: Math.max(1, most - own - tenth - logs), logs};
}

/** What an administrator should know of `most` descriptors where so many connections are to be had; undefined for nothing. */
export function descriptorWarning(most: number, wanted: number): string | undefined {
  const {connections} = descriptorsOf(most);
  if (connections >= wanted) return undefined;
  return `limits.connections is ${wanted}, but this process may have ${most} files open (RLIMIT_NOFILE), which is enough for ${connections}: raise it (LimitNOFILE= in the unit, ulimit -n) or lower the limit`;
}
