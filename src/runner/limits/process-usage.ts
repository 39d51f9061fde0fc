import {readdirSync, readFileSync, statSync} from 'node:fs';
import type {ProcessStat} from '../../base/process-stat.ts';
import {hasEnded, readProcessStat} from '../../base/process-stat.ts';

// Reads the usage of one process from /proc (proc_pid_stat(5), proc_pid_status(5)), some 20 microseconds
// each.

/** The threads and processor times of a process; undefined if there is none, or it has ended. */
export function readTimes(pid: number): ProcessStat | undefined {
  const stat = readProcessStat(pid);
  return stat && !hasEnded(stat) ? stat : undefined;
}

/**
 * Bytes of memory that no file backs, in the process or swapped out of it. A page that several processes
 * share, as after a fork, counts in each of them: an upper bound for what they hold together.
 */
export function readMemory(pid: number): number {
  const text = read(`/proc/${pid}/status`) ?? '';
  return sumOf(text, /^(?:RssAnon|RssShmem|VmSwap):\s+(\d+) kB$/gm);
}

/**
 * The same, with a page that n processes share counted as an n-th. The kernel looks at every page of the
 * process for it, milliseconds for a gigabyte. Undefined if we may not know.
 */
export function readShare(pid: number): number | undefined {
  const text = read(`/proc/${pid}/smaps_rollup`);
  return text ? sumOf(text, /^(?:Pss_Anon|Pss_Shmem|SwapPss):\s+(\d+) kB$/gm) : undefined;
}

function sumOf(text: string, kilobytes: RegExp): number {
  let sum = 0;
  for (const [, number] of text.matchAll(kilobytes)) sum += Number(number) * 1024;
  return sum;
}

/** Returns how many descriptors a process has open; 0 if we may not look. */
export function countDescriptors(pid: number): number {
  const folder = `/proc/${pid}/fd`;
  try {
    // Linux 6.2 says it as the size of the folder.
    return statSync(folder).size || readdirSync(folder).length;
  } catch {
    return 0;
  }
}

/** True if a process has a file of exactly so many bytes open for writing; false if we may not look. */
export function writesFileOf(pid: number, size: number): boolean {
  const folder = `/proc/${pid}/fd`;
  try {
    return readdirSync(folder).some(fd => isFileOf(`${folder}/${fd}`, size) && isWritable(pid, fd));
  } catch {
    return false;
  }
}

function isFileOf(path: string, size: number): boolean {
  const found = statSync(path, {throwIfNoEntry: false});
  return found !== undefined && found.size === size && found.isFile();
}

function isWritable(pid: number, fd: string): boolean {
  const flags = /^flags:\s*([0-7]+)$/m.exec(read(`/proc/${pid}/fdinfo/${fd}`) ?? '')?.[1] ?? '0';
  return (Number.parseInt(flags, 8) & accessMode) !== 0;
}

/** O_ACCMODE; 0 is O_RDONLY. */
const accessMode = 0o3;

/**
 * Processes and threads of a user, as RLIMIT_NPROC counts them (getrlimit(2)). A picture: they come and go.
 */
export function tasksOf(uid: number): number {
  let tasks = 0;
  for (const name of readdirSync('/proc')) {
    const pid = Number(name);
    if (pid > 0 && ownerOf(pid) === uid) tasks += readTimes(pid)?.threads ?? 0;
  }
  return tasks;
}

function ownerOf(pid: number): number | undefined {
  try {
    return statSync(`/proc/${pid}`).uid;
  } catch {
    return undefined;
  }
}

/**
 * The processes that descend from some, those that have ended and wait to be reaped among them; not all of
 * them where they are more than `most`.
 */
export function descendantsOf(roots: readonly number[], most: number): number[] {
  const found: number[] = [];
  const unread = [...roots];
  for (let pid = unread.pop(); pid !== undefined && found.length <= most; pid = unread.pop()) {
    const children = childrenOf(pid);
    found.push(...children);
    unread.push(...children);
  }
  return found;
}

/** Oldest first, of each thread. */
export function childrenOf(pid: number): number[] {
  const folder = `/proc/${pid}/task`;
  try {
    return readdirSync(folder).flatMap(thread =>
      (read(`${folder}/${thread}/children`) ?? '').split(' ').map(Number).filter(Boolean),
    );
  } catch {
    return [];
  }
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    // It ended, or is not ours to look at.
    return undefined;
  }
}
