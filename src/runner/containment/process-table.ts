import {readdirSync} from 'node:fs';
import {execaSync} from 'execa';
import {hasEnded, readProcessStat} from '../../base/process-stat.ts';

export interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** The session; where the system does not tell, the group. */
  readonly session: number;
  /** When it started, in a form that only compares: together with `pid` it names one process. */
  readonly started: string;
}

/**
 * The processes of this system that have not ended, the newest first as far as their ids show it. A picture:
 * they come and go while it is taken.
 */
export function* eachProcess(): Generator<ProcessEntry> {
  if (process.platform !== 'linux') {
    yield* fromPs();
    return;
  }
  const pids = readdirSync('/proc').map(Number).filter(Boolean);
  for (const pid of pids.sort((a, b) => b - a)) {
    const entry = readProcess(pid);
    if (entry) yield entry;
  }
}

/** Returns undefined if there is no process of that id, or it has ended and waits to be reaped. */
export function readProcess(pid: number): ProcessEntry | undefined {
  if (process.platform !== 'linux') return fromPs().find(entry => entry.pid === pid);
  const stat = readProcessStat(pid);
  return stat && !hasEnded(stat) ? stat : undefined;
}

/** Signals a process that may have ended, or belong to somebody whom we may not signal. Never a group. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  if (pid <= 1) return;
  try {
    process.kill(pid, signal);
  } catch {
    // Ended already; or not ours to signal, and then the kill of the whole scope reaches it.
  }
}

function fromPs(): ProcessEntry[] {
  const {stdout} = execaSync('/bin/ps', ['-axo', 'pid=,ppid=,pgid=,stat=,lstart='], {
    extendEnv: false,
    reject: false,
  });
  return (stdout ?? '').split('\n').flatMap(line => {
    const [pid, parent, group, state, ...started] = line.trim().split(/\s+/);
    if (!pid || state?.startsWith('Z')) return [];
    return {
      pid: Number(pid),
      parent: Number(parent),
      group: Number(group),
      session: Number(group),
      started: started.join(' '),
    };
  });
}
