import type {X509Certificate} from 'node:crypto';
import {isVouched, logKeyUri, logKeyUriOf, vouchedLogKeys} from '../identity/log-key.ts';
import {exists} from './authority.ts';
import {PkiError} from './errors.ts';
import type {Holder} from './layout.ts';
import {paths} from './layout.ts';
import {heldLogKey, logKeyFor, withoutLogKey, writeNewLogKey} from './log-key.ts';

/** The changes of keys by a renewal. */
export interface KeyChanges {
  /** A new key, in place of the old one; of a host, a new log key too. */
  readonly rekey?: boolean | undefined;
  /** The new key of somebody who keeps it elsewhere, as a PKCS#10 request. */
  readonly request?: Buffer | undefined;
  /** The public half of the log key of a host that keeps it elsewhere: a `log.pub`, or PEM. */
  readonly logPublic?: Buffer | undefined;
}

/**
 * The URIs of the log key for the next certificate of a host that has one: a new one with a new key, else the one
 * that `certificate` names. If it names none, being of before there were log keys, one is made if the host's
 * key is here, too.
 *
 * @throws {PkiError} `bad-target` if the key is renewed from elsewhere and nothing is said of the log key; as
 * `logKeyFor`
 */
export async function renewLogKey(
  dir: string,
  host: Holder,
  certificate: X509Certificate,
  {rekey, request, logPublic}: KeyChanges,
  notes: string[],
): Promise<string[]> {
  if (rekey) return [logKeyUri((await writeNewLogKey(dir, host)).publicKey)];
  const named = vouchedLogKeys(certificate);
  if (named.length > 0 && logPublic === undefined) {
    if (request !== undefined) throw unsaid(dir, host);
    notes.push(...(await notesOnKept(dir, host, certificate)));
    return named.map(logKeyUriOf);
  }
  const isElsewhere = request !== undefined || !(await exists(paths.key(dir, host)));
  const logKey = await logKeyFor(dir, host, {given: logPublic, isElsewhere});
  if (logKey !== undefined) return [logKeyUri(logKey.publicKey)];
  notes.push(withoutLogKey(host.name));
  return [];
}

/**
 * The old log key may not be to be believed any more, which we cannot guess: the other key may have been
 * stolen.
 */
function unsaid(dir: string, host: Holder): PkiError {
  return new PkiError(
    'bad-target',
    `the certificate of host ${host.name} names a log key: say with --log-pub which it is to name from now on, ` +
      `such as the same again: --log-pub ${paths.logPublic(dir, host)}`,
  );
}

async function notesOnKept(dir: string, host: Holder, certificate: X509Certificate): Promise<string[]> {
  const held = await heldLogKey(dir, host);
  const path = paths.logKey(dir, host);
  const remedy = `if it is lost, make both keys anew: reeve cert renew host:${host.name} --rekey`;
  if (held !== undefined) {
    if (isVouched(certificate, held)) return [];
    return [`${path} is not the log key that the certificate named and still names; ${remedy}`];
  }
  if (!(await exists(paths.key(dir, host)))) return [];
  return [`${path} is not here, and the certificate still names it; ${remedy}`];
}
