import {readdirSync, statSync} from 'node:fs';
import {readTimes} from './process-usage.ts';

/** Processes and threads of a user, as RLIMIT_NPROC counts them (getrlimit(2)). A picture: they come and go. */
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
