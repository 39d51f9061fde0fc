import {readFileSync} from 'node:fs';

/**
 * Returns the number of files that this process may have open (RLIMIT_NOFILE, the soft limit, which Node
 * raises to the hard one when it starts); infinite if the system does not tell.
 */
export function mostOpenFiles(limits: string = readLimits()): number {
  const [, soft] = /^Max open files\s+(\d+)\s/m.exec(limits) ?? [];
  return soft === undefined ? Number.POSITIVE_INFINITY : Number(soft);
}

/** proc_pid_limits(5); empty on another system than Linux. */
function readLimits(): string {
  try {
    return readFileSync('/proc/self/limits', 'latin1');
  } catch {
    return '';
  }
}
