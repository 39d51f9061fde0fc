import {readFileSync} from 'node:fs';
import {isWithin} from './path-walk.ts';

/** A place on a disk, whatever is mounted where. */
export interface DiskPlace {
  readonly disk: string;
  readonly path: string;
}

/**
 * The place on its disk of what a real path leads to, by what is mounted. Two paths of one place are one, also where a bind
 * mount shows it twice; undefined if nothing is known to be mounted.
 */
export function diskPlaceOf(realPath: string, mounts: readonly Mount[]): DiskPlace | undefined {
  let found: Mount | undefined;
  for (const mount of mounts) {
    // Of two at one place the later one hides the other.
    if (isWithin(realPath, mount.at) && mount.at.length >= (found?.at.length ?? 0)) found = mount;
  }
  if (found === undefined) return undefined;
  const below = realPath.slice(found.at === '/' ? 0 : found.at.length);
  return {disk: found.disk, path: `${found.root === '/' ? '' : found.root}${below}` || '/'};
}

/** A part of a disk that is shown at a place of this system's tree. */
export interface Mount {
  readonly disk: string;
  /** The folder of the disk that is shown there. */
  readonly root: string;
  readonly at: string;
}

/**
 * Returns the mounts as this process sees them; none if this system does not tell (proc_pid_mountinfo(5)).
 */
export function readMounts(): Mount[] {
  let text: string;
  try {
    text = readFileSync('/proc/self/mountinfo', 'utf8');
  } catch {
    return [];
  }
  return text.split('\n').flatMap(line => {
    const [, , disk, root, at] = line.split(' ').map(unescaped);
    return disk === undefined || root === undefined || at === undefined ? [] : [{disk, root, at}];
  });
}

const unescaped = (text: string) =>
  text.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
