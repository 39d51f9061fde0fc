import {DialError} from '../../transport/dial.ts';
import {isTransientRefusal} from '../connection/transient-errors.ts';
import {ClientError} from '../errors.ts';
import type {HostOutcome} from './fleet-event.ts';

/** The outcome on a host that no connection was made to, so that nothing was sent. */
export function outcomeOfDial(host: string, error: Error): HostOutcome {
  const isRefusal = error instanceof ClientError && error.code === 'refused';
  // One that refuses connections for now cannot be reached; another refusal is about us.
  if (isRefusal && !isTransientRefusal(error.wireCode)) return {is: 'refused', host, error};
  return {is: 'unreachable', host, error};
}

/** The outcome on a host after its order was given to a connection. */
export function outcomeOfOrder(host: string, job: string, error: Error): HostOutcome {
  // It never left us: the connection had dropped, and there was none again.
  if (error instanceof DialError) return {is: 'unreachable', host, error};
  const isRefused = error instanceof ClientError && refusals.has(error.code);
  return isRefused ? {is: 'refused', host, job, error} : {is: 'unknown', host, job, error};
}

/** By the host, or because what was asked for cannot be an order. */
const refusals: ReadonlySet<string> = new Set([
  'refused',
  'too-large',
  'bad-command',
  'bad-reason',
  'bad-fleet',
]);
