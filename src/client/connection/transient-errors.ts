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
 * Whether what ended a connection, or kept one from being made, may pass by itself. What speaks another protocol, breaks
 * ours or cannot prove who it is will not be tried again: it may be an attack, and another try would be another
 * chance for it.
 */
export function isTransient(error: unknown): boolean {
  if (error instanceof DialError) return error.code !== 'not-reeve';
  if (!(error instanceof ClientError)) return false;
  if (error.code === 'refused') return isTransientRefusal(error.wireCode);
  if (error.code !== 'connection-lost') return false;
  return !(error.cause instanceof ProtocolError) || error.cause.code === 'timeout';
}

/** Whether a host that refuses with this code may not do so in a while. */
export function isTransientRefusal(wireCode: string | undefined): boolean {
  return transientRefusals.has(wireCode);
}

const firstMs = 100;
const mostMs = 5000;

/**
 * Milliseconds to wait before trying again, having tried `attempts` times; `random` is from 0 to 1. Twice as long each
 * time, and up to half of it less by chance, so that those who lost a host together do not come back together.
 */
export function backoffMs(attempts: number, random: number): number {
  return Math.min(mostMs, firstMs * 2 ** Math.min(attempts, 16)) * (1 - random / 2);
}
