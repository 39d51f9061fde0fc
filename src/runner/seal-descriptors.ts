import {closeSync, readdirSync, readFileSync} from 'node:fs';

/** O_CLOEXEC in the octal `flags` of `/proc/PID/fdinfo/FD` (proc_pid_fdinfo(5)). */
const closeOnExec = 0o2000000;

/**
 * Closes what this process inherited beyond stdin, stdout and stderr and would hand on to every command. Node
 * marks the first few such descriptors itself and misses the others; its own are all marked. For the start of
 * the executor, on Linux; elsewhere it does nothing.
 *
 * @returns the descriptors that were closed
 */
export function sealDescriptors(): number[] {
  if (process.platform !== 'linux') return [];
  return readdirSync('/proc/self/fd')
    .map(Number)
    .filter(fd => fd > 2 && !isClosedOnExec(fd))
    .filter(closes);
}

function isClosedOnExec(fd: number): boolean {
  try {
    const flags = /^flags:\s*([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'latin1'))?.[1] ?? '0';
    return (Number.parseInt(flags, 8) & closeOnExec) !== 0;
  } catch {
    // The one that read the folder.
    return true;
  }
}

function closes(fd: number): boolean {
  try {
    closeSync(fd);
    return true;
  } catch {
    return false;
  }
}
