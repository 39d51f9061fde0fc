import {closeSync, readdirSync, readFileSync} from 'node:fs';

/** O_CLOEXEC of Linux, which is part of the flags that proc(5) shows. */
const closeOnExec = 0o2000000;

/**
 * Closes descriptors that this process was given and did not ask for, such as those of a script that holds a lock by them. Node
 * opens its own so that no program that it starts has them, which others do not.
 */
export function closeInherited(): void {
  for (const name of readdirSync('/proc/self/fd')) {
    const fd = Number(name);
    if (fd > 2 && isInherited(fd)) closeSync(fd);
  }
}

function isInherited(fd: number): boolean {
  try {
    const [, flags = ''] =
      /^flags:\s*([0-7]+)/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'latin1')) ?? [];
    return flags !== '' && (Number.parseInt(flags, 8) & closeOnExec) === 0;
  } catch {
    // It was that of the list itself.
    return false;
  }
}
