import {isSystemError} from '../base/errors.ts';
import {nearest} from '../base/nearest.ts';
import {quote} from '../base/quote.ts';
import {splitAddress} from '../config/address.ts';
import type {ClientConfig} from '../config/client-config.ts';
import type {DialTarget} from '../transport/dial.ts';
import {DialError} from '../transport/dial.ts';
import {ClientError} from './errors.ts';

/**
 * Returns the address to dial for a target, and the name to find in the certificate.
 *
 * @throws {ClientError} `bad-target`
 */
export function resolveTarget(target: string, {hosts}: Pick<ClientConfig, 'hosts'>): DialTarget {
  const listed = hosts.get(target);
  if (listed) return {...listed.address, name: target};
  const address = splitAddress(target);
  if (address && address.port > 0) return {...address, name: address.host};
  const hint = meantHost(target, hosts.keys());
  throw new ClientError(
    'bad-target',
    `${quote(target)} is neither a host of client.yaml nor HOST or HOST:PORT${hint === undefined ? '' : `; ${hint}`}`,
  );
}

/**
 * Returns a better error if a host that could not be dialled was most likely mistyped: a target that is not
 * in client.yaml is compared with the hosts of that file. Returns any other error as it is.
 */
export function explainUnknown(
  error: unknown,
  target: string,
  {hosts}: Pick<ClientConfig, 'hosts'>,
): unknown {
  if (!(error instanceof DialError) || error.code === 'not-reeve') return error;
  const {cause} = error;
  const isUnresolved = cause instanceof Error && 'syscall' in cause && cause.syscall === 'getaddrinfo';
  if (hosts.has(target)) {
    if (!isUnresolved) return error;
    const what = `${target} cannot be found: ${resolution(cause)} ${quote(hosts.get(target)?.address.host ?? '')}, which is its address in client.yaml`;
    return new DialError(error.code, what, {cause});
  }
  const hint = meantHost(target, hosts.keys());
  if (isUnresolved) {
    const what = `${target} is no host of client.yaml, and ${resolution(cause)} it`;
    return new DialError(
      error.code,
      `${what}; ${hint ?? 'list it there under "hosts", or check its DNS name'}`,
      {
        cause,
      },
    );
  }
  return hint === undefined
    ? error
    : new DialError(error.code, `${error.message} ${target} is no host of client.yaml; ${hint}`, {cause});
}

/** The advice for a target that is none of `hosts` and resembles one of them; undefined if it does not. */
function meantHost(target: string, hosts: Iterable<string>): string | undefined {
  const listed = [...hosts];
  const named = splitAddress(target)?.host ?? target;
  if (named !== target && listed.includes(named))
    return `${named} is one, whose address is there: leave out the port`;
  const meant = nearest(named, listed);
  return meant === undefined ? undefined : `did you mean ${meant}?`;
}

function resolution(cause: Error): string {
  return isSystemError(cause, 'ENOTFOUND') ? 'DNS does not know' : 'DNS has no answer for';
}
