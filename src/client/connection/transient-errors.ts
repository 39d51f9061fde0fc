import type {BackoffRange} from '../../base/backoff.ts';
import {ProtocolError} from '../../protocol/errors.ts';
import {DialError} from '../../transport/dial.ts';
import {ClientError} from '../errors.ts';

/** Refusals that say nothing against the caller or the order, only that it is not the time for it. */
const transientRefusals: ReadonlySet<string | undefined> = new Set([
  'busy',
  'server-stopped',
  'server-stopping',
  'too-many-connections',
  'timeout',
]);

/**
 * True if the error that ended a connection, or kept one from being made, may pass by itself. A peer that
 * speaks another protocol, breaks ours or cannot prove who it is will not be tried again: it may be an
 * attack, and another try would be another chance for it.
 */
export function isTransient(error: unknown): boolean {
  if (error instanceof DialError) return error.code !== 'not-reeve';
  if (!(error instanceof ClientError)) return false;
  if (error.code === 'refused') return isTransientRefusal(error.wireCode);
  if (error.code !== 'connection-lost') return false;
  return !(error.cause instanceof ProtocolError) || error.cause.code === 'timeout';
}

/** True if a host that refuses with this code may not do so in a while. */
export function isTransientRefusal(wireCode: string | undefined): boolean {
  return transientRefusals.has(wireCode);
}

/** Between the tries of what failed by such an error. */
export const retryPauses: BackoffRange = {leastMs: 100, mostMs: 5000};
