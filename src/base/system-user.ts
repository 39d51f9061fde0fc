import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {userInfo} from 'node:os';
import {promisify} from 'node:util';
import {messageOf} from './errors.ts';
import {quote} from './quote.ts';
import {findSystemTools} from './system-tools.ts';

export interface UserIds {
  readonly uid: number;
  readonly gid: number;
}

export interface UserHome {
  readonly name: string;
  readonly home: string;
}

/** A user of this system, as passwd(5) has it. */
export interface SystemUser extends UserIds, UserHome {}

/** The user of this process. */
export function currentUser(): UserHome {
  try {
    const {username, homedir} = userInfo();
    return {name: username, home: homedir};
  } catch {
    // A uid without an entry in the user database, as in some containers.
    return {name: String(process.getuid?.() ?? 'unknown'), home: '/'};
  }
}

/**
 * Looks a user up by name: in /etc/passwd, else in the directory service that this system is set up for. Returns
 * undefined if there is no such user. All rooms ask here, so that nobody is one user to one of them and another to the
 * next.
 *
 * @throws {Error} if the directory service did not answer
 */
export async function findSystemUser(name: string): Promise<SystemUser | undefined> {
  const local = userIn(await readFile('/etc/passwd', 'utf8').catch(() => ''), name);
  if (local) return local;
  const {getent, id} = findSystemTools();
  if (getent !== undefined) return userIn(await answerOf(getent, ['passwd', name]), name);
  return id === undefined ? undefined : userOfId(id, name);
}

/** The numbers of all groups of a user, its own first. @throws {Error} if the system does not tell */
export async function groupsOf({name}: SystemUser): Promise<readonly number[]> {
  const {id} = findSystemTools();
  const groups = (id === undefined ? '' : await answerOf(id, ['-G', '--', name])).trim().split(' ');
  if (!groups.every(isNumber)) throw new Error(`id tells no groups of user ${quote(name)}`);
  return groups.map(Number);
}

function userIn(passwd: string, wanted: string): SystemUser | undefined {
  for (const line of passwd.split('\n')) {
    const [name, , uid, gid, , home = ''] = line.split(':');
    if (name !== wanted) continue;
    return isNumber(uid) && isNumber(gid) ? {name, uid: Number(uid), gid: Number(gid), home} : undefined;
  }
  return undefined;
}

/** For a system without getent, such as macOS, which tells no home in this way. */
async function userOfId(id: string, name: string): Promise<SystemUser | undefined> {
  const [found, uid, gid] = await Promise.all(
    ['-un', '-u', '-g'].map(async flag => (await answerOf(id, [flag, '--', name])).trimEnd()),
  );
  // It takes numbers for users, too.
  return found === name && isNumber(uid) && isNumber(gid)
    ? {name, uid: Number(uid), gid: Number(gid), home: '/'}
    : undefined;
}

const isNumber = (text: string | undefined): boolean => /^\d{1,10}$/.test(text ?? '');

/** The standard output of a program; empty if it fails, as it does for a user that is not there. */
async function answerOf(program: string, args: readonly string[]): Promise<string> {
  try {
    return (await promisify(execFile)(program, args, {env: {}, cwd: '/', timeout: 10_000})).stdout;
  } catch (error) {
    if ((error as {killed?: boolean}).killed)
      throw new Error(`users cannot be looked up: ${messageOf(error)}`, {cause: error});
    return '';
  }
}
