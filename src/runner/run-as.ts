import {messageOf} from '../base/errors.ts';
import {quote} from '../base/quote.ts';
import type {SystemTools} from '../base/system-tools.ts';
import type {SystemUser} from '../base/system-user.ts';
import {findSystemUser} from '../base/system-user.ts';
import type {Invocation} from '../policy/orders/authorize.ts';
import type {Argv} from './containment/containment.ts';

/** The setpriv prefix and the uid for running as another user, or why that is impossible. */
export type RunAs = {prefix: readonly string[]; uid: number | undefined} | {message: string};

/**
 * The user's own groups, and no way to more: setuid programs gain nothing. Node's own `uid` and `gid` would
 * leave the user without supplementary groups.
 */
export async function runAs(
  {user, notAs}: Pick<Invocation, 'user' | 'notAs'>,
  tools: SystemTools,
): Promise<RunAs> {
  const own = process.getuid?.();
  if (user === undefined) return {prefix: [], uid: own};
  let found: SystemUser | undefined;
  try {
    found = await findSystemUser(user);
  } catch (error) {
    return {message: `cannot run as user ${quote(user)}: ${messageOf(error)}`};
  }
  if (!found) return {message: `this host has no user ${quote(user)}`};
  const {uid, gid} = found;
  if (uid === notAs?.uid || gid === notAs?.gid)
    return {message: `cannot run as user ${quote(user)}, whose number or group is now that of the gate`};
  // The server's own user needs no wrapper; each costs every run.
  if (uid === own) return {prefix: [], uid: own};
  if (own !== 0) {
    return {message: `cannot run as user ${quote(user)}: the server does not run as root`};
  }
  if (!tools.setpriv)
    return {message: `cannot run as user ${quote(user)}: this host has no setpriv (util-linux)`};
  return {
    uid,
    prefix: [tools.setpriv, `--reuid=${uid}`, `--regid=${gid}`, '--init-groups', '--no-new-privs', '--'],
  };
}

/** Puts a prefix before a command. */
export function prefixed(prefix: readonly string[], argv: Argv): Argv {
  return [...prefix, ...argv] as unknown as Argv;
}
