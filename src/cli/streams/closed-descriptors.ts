import {closeSync, lstatSync, openSync, readFileSync, statSync} from 'node:fs';

/**
 * Standard input or output that was closed (`<&-`, `>&-`) is closed for us, too: every use of it fails, with EBADF. Node
 * puts /dev/null in its place, so that the one would look empty and the other as if all had been written.
 *
 * Must run before anything else opens a file: the number of the descriptor is free for a moment.
 */
export function keepClosed(): void {
  if (process.platform !== 'linux') return;
  for (const fd of [0, 1] as const) {
    if (!wasClosed(fd)) continue;
    closeSync(fd);
    // The lowest number that is free is this one; a descriptor for the other direction fails as one that is closed does.
    openSync('/dev/null', fd === 0 ? 'w' : 'r');
  }
}

/**
 * Node's replacement looks like a /dev/null that we were given to read and write. Python and Node give theirs
 * so; shells never do. So it was closed where our parent has no such descriptor either, or is a shell that
 * has another there. If that cannot be seen it is taken for what it looks like.
 */
function wasClosed(fd: 0 | 1): boolean {
  if (!isNullToReadAndWrite('self', fd)) return false;
  const {ppid} = process;
  try {
    if (!lstatSync(`/proc/${ppid}/fd/${fd}`, {throwIfNoEntry: false})) return true;
    const parent = readFileSync(`/proc/${ppid}/comm`, 'utf8').trim();
    return shells.has(parent) && !isNullToReadAndWrite(ppid, fd);
  } catch {
    return false;
  }
}

const shells = new Set(['sh', 'dash', 'bash', 'zsh', 'ksh', 'ksh93', 'mksh', 'ash', 'busybox', 'fish']);

/** The link's own mode tells how the descriptor may be used. */
function isNullToReadAndWrite(process: number | 'self', fd: 0 | 1): boolean {
  const link = `/proc/${process}/fd/${fd}`;
  const isBoth = ((lstatSync(link, {throwIfNoEntry: false})?.mode ?? 0) & 0o600) === 0o600;
  return isBoth && statSync(link).rdev === statSync('/dev/null').rdev;
}
