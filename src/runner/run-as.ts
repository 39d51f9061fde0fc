import {readFile} from 'node:fs/promises';
import {execa} from 'execa';
import {quote} from '../base/quote.ts';
import type {Invocation} from '../policy/orders/authorize.ts';
import type {Argv} from './containment/containment.ts';
import type {SystemTools} from './system-tools.ts';

/** What goes before a command so that it runs as another user, and that user's number; or why that cannot be. */
export type RunAs = {prefix: readonly string[]; uid: number | undefined} | {message: string};

/**
 * The user's own groups, and no way to more: setuid programs gain nothing. Node's own `uid` and `gid` would leave the
 * user without supplementary groups.
 */
export async function runAs(
  {user, notAs}: Pick<Invocation, 'user' | 'notAs'>,
  tools: SystemTools,
): Promise<RunAs> {
  const own = process.getuid?.();
  if (user === undefined) return {prefix: [], uid: own};
  const account = await findUser(user, tools);
  if (!account) return {message: `this host has no user ${quote(user)}`};
  if (account.uid === notAs?.uid || account.gid === notAs?.gid)
    return {message: `cannot run as user ${quote(user)}, whose number or group is now that of the gate`};
  // Whom the server runs as already needs no wrapper; each costs every run.
  if (account.uid === own) return {prefix: [], uid: own};
  if (own !== 0) {
    return {message: `cannot run as user ${quote(user)}: the server does not run as root`};
  }
  if (!tools.setpriv)
    return {message: `cannot run as user ${quote(user)}: this host has no setpriv (util-linux)`};
  const {uid, gid} = account;
  return {
    uid,
    prefix: [tools.setpriv, `--reuid=${uid}`, `--regid=${gid}`, '--init-groups', '--no-new-privs', '--'],
  };
}

/** `argv` as the user's command. */
export function prefixed(prefix: readonly string[], argv: Argv): Argv {
  return [...prefix, ...argv] as unknown as Argv;
}

interface UserIds {
  uid: number;
  gid: number;
}

async function findUser(name: string, {id}: SystemTools): Promise<UserIds | undefined> {
  const local = await readFile('/etc/passwd', 'utf8').catch(() => '');
  for (const line of local.split('\n')) {
    const [user, , uid, gid] = line.split(':');
    if (user === name) return userIds(uid, gid);
  }
  // Users of a directory service are not in the file. `--` and the name alone: it is the catalogue's, but still.
  if (!id) return undefined;
  const options = {
    cwd: '/',
    env: {},
    extendEnv: false,
    stdin: 'ignore',
    reject: false,
    timeout: 10_000,
  } as const;
  const [uid, gid] = await Promise.all([
    execa(id, ['-u', '--', name], options),
    execa(id, ['-g', '--', name], options),
  ]);
  return userIds(uid.stdout, gid.stdout);
}

function userIds(uid: string | undefined, gid: string | undefined): UserIds | undefined {
  const isNumber = (text = '') => /^\d{1,10}$/.test(text);
  return isNumber(uid) && isNumber(gid) ? {uid: Number(uid), gid: Number(gid)} : undefined;
}
