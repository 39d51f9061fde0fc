import {readFileSync} from 'node:fs';

/** Facts of one process, out of `/proc/PID/stat` (proc_pid_stat(5)). */
export interface ProcessStat {
  readonly pid: number;
  /** `Z` and `X` are of a process that has ended. */
  readonly state: string;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** The process group that has the controlling terminal; -1 if there is none. */
  readonly foregroundGroup: number;
  /** Milliseconds of processor time of its own, to the hundredth of a second. */
  readonly ownMs: number;
  /** The same of the children that it reaped, and of those that they had reaped. */
  readonly reapedMs: number;
  readonly threads: number;
  /** Clock ticks between the boot and its start: with `pid` they name one process. */
  readonly started: string;
}

/** USER_HZ is 100 on every architecture that Node runs on. */
const tickMs = 10;

/** Parses the text of `/proc/PID/stat`. The name in it is the process's own choice: `) Z 1` too. */
export function parseProcessStat(text: string): ProcessStat {
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const number = (at: number) => Number(fields[at]);
  return {
    pid: Number.parseInt(text, 10),
    state: fields[0] ?? '',
    parent: number(1),
    group: number(2),
    session: number(3),
    foregroundGroup: number(5),
    ownMs: (number(11) + number(12)) * tickMs,
    reapedMs: (number(13) + number(14)) * tickMs,
    threads: number(17),
    started: fields[19] ?? '',
  };
}

/** Returns undefined if the process is not there, this system has no /proc, or we may not look. */
export function readProcessStat(pid: number | 'self'): ProcessStat | undefined {
  try {
    return parseProcessStat(readFileSync(`/proc/${pid}/stat`, 'latin1'));
  } catch {
    return undefined;
  }
}

/** True if a process has ended and waits to be reaped. */
export const hasEnded = ({state}: ProcessStat): boolean => state === 'Z' || state === 'X';
