import {createHash} from 'node:crypto';
import {mkdirSync, readFileSync, realpathSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {isSystemError} from '../../base/errors.ts';
import {RunnerError} from '../errors.ts';
import {serverGroup} from './cgroup-controllers.ts';

/**
 * Returns the folder for the groups of this data folder's jobs: `MOUNT/OWN/reeve-HASH`, below the group that
 * this process is in, which on a systemd host is the one that was delegated to its unit.
 *
 * @throws {RunnerError} `containment-unavailable` if there is no cgroup v2
 */
export function groupFolder(dataFolder: string): string {
  const own = ownGroup(readSystem('/proc/self/cgroup'));
  const mount = groupMount(readSystem('/proc/self/mounts'));
  if (own === undefined || mount === undefined) {
    throw new RunnerError('containment-unavailable', 'no cgroup v2 file system is mounted');
  }
  const hash = createHash('sha256').update(realpathSync(dataFolder)).digest('hex').slice(0, 16);
  // The group that was given to us is the one above, where this server or who started it has moved already.
  const home = basename(own) === serverGroup ? dirname(own) : own;
  return join(mount, home, `reeve-${hash}`);
}

/**
 * The mount point of cgroup v2 in the text of `/proc/self/mounts`; also where version 1 is mounted beside it.
 */
export function groupMount(mounts: string): string | undefined {
  for (const line of mounts.split('\n')) {
    const [, target, type] = line.split(' ');
    if (type === 'cgroup2' && target)
      return target.replaceAll(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
  }
  return undefined;
}

/**
 * The cgroup v2 of a process in the text of its `/proc/PID/cgroup`; undefined when it lies outside what is
 * mounted.
 */
export function ownGroup(groups: string): string | undefined {
  const path = groups
    .split('\n')
    .find(line => line.startsWith('0::'))
    ?.slice(3);
  return path === undefined || path.startsWith('/..') ? undefined : path;
}

/** Writes down where the groups are: the next executor may start in another group, and must find them. */
export function rememberGroup(dataFolder: string, folder: string): void {
  mkdirSync(join(dataFolder, 'jobs'), {recursive: true, mode: 0o700});
  writeFileSync(recordPath(dataFolder), `${folder}\n`, {mode: 0o600});
}

/** Returns the folder in which the last executor of this data folder had its groups. */
export function rememberedGroup(dataFolder: string): string | undefined {
  try {
    const folder = readFileSync(recordPath(dataFolder), 'utf8').trim();
    return /\/reeve-[0-9a-f]{16}$/.test(folder) ? folder : undefined;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

const recordPath = (dataFolder: string) => join(dataFolder, 'jobs', 'cgroup');

function readSystem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new RunnerError('containment-unavailable', `cannot read ${path}`, {cause: error});
  }
}
