import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {promisify} from 'node:util';
import {messageOf} from '../../base/errors.ts';
import type {SystemTools} from '../../base/system-tools.ts';
import type {UserIds} from '../../base/system-user.ts';

/**
 * The capabilities that the gate needs to become its user, and to load its code from a folder that root may
 * enter.
 */
const needed = '+setuid,+setgid,+dac_read_search';
/** CAP_SETPCAP, by which capabilities are taken out of a bounding set (capabilities(7)). */
const setpcap = 8;

/**
 * Returns the words before the gate's program, by which it and all that comes of it gain no privileges any
 * more. Its bounding set keeps the three capabilities by which it becomes `user` itself: since it does so
 * after exec, no process of that user can look into it (PR_SET_DUMPABLE of prctl(2)). Without new privileges
 * nothing brings those back.
 */
export function sealedPrefix({setpriv}: SystemTools, user: UserIds | undefined): readonly string[] {
  if (!setpriv) return [];
  const bounding = user && mayDropBounding() ? [`--bounding-set=-all,${needed}`] : [];
  return [setpriv, '--no-new-privs', ...(user ? ['--inh-caps=-all'] : []), ...bounding, '--'];
}

/**
 * Has a gate that has all of its threads start no more of them, and no process (RLIMIT_NPROC of setrlimit(2)). Gives why
 * that could not be, if it could not.
 */
export async function startNoMore(
  pid: number,
  {setpriv, prlimit}: SystemTools,
  user: UserIds | undefined,
): Promise<string | undefined> {
  if (!prlimit || (user && !setpriv)) return undefined;
  // As the gate's user: to limit another user's process, root needs a capability that its unit may not leave it.
  const asUser =
    user && setpriv ? [setpriv, `--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--'] : [];
  const [program, ...args] = [...asUser, prlimit, `--pid=${pid}`, '--nproc=0:0'] as const;
  try {
    await promisify(execFile)(program as string, args, {env: {}, cwd: '/', timeout: 10_000});
    return undefined;
  } catch (error) {
    return messageOf(error).trim();
  }
}

/** Returns what of this a system lacks, in words. */
export function sealLacks({setpriv, prlimit}: SystemTools, user: UserIds | undefined): string[] {
  if (process.platform !== 'linux') return ['this system cannot keep the gate from starting programs'];
  const lacks: string[] = [];
  if (!setpriv)
    lacks.push('this host has no setpriv (util-linux): the gate may gain privileges by setuid programs');
  if (!prlimit)
    lacks.push('this host has no prlimit (util-linux): a gate that was taken over could start programs');
  if (setpriv && user && !mayDropBounding())
    lacks.push('the server lacks CAP_SETPCAP: the bounding set of the gate is that of the server');
  if (user && textOf('/proc/sys/fs/suid_dumpable').trim() === '1')
    lacks.push(
      "fs.suid_dumpable is 1: a process of the gate's user could look into the gate; set it to 0 or 2",
    );
  return lacks;
}

function mayDropBounding(): boolean {
  const [, digits = '0'] = /^CapEff:\s*([0-9a-f]+)$/m.exec(textOf('/proc/self/status')) ?? [];
  return ((BigInt(`0x${digits}`) >> BigInt(setpcap)) & 1n) === 1n;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch {
    return '';
  }
}
