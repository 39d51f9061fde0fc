import {ProtocolError} from '../../protocol/errors.ts';
import {DialError} from '../../transport/dial.ts';
import {ClientError} from '../errors.ts';

/**
 * Nothing was ordered yet, so a connection that is lost before the welcome is a host that could not be
 * reached.
 */
export function beforeWelcome(error: unknown, name: string): unknown {
  if (!(error instanceof ClientError) || error.code !== 'connection-lost') return error;
  const {cause} = error;
  if (!(cause instanceof ProtocolError)) {
    return new DialError('unreachable', `${name} closed the connection before its welcome${because(cause)}`, {
      cause,
    });
  }
  const code = cause.code === 'timeout' ? 'timeout' : 'not-reeve';
  const what = `${name} did not say its welcome: ${cause.message}; does reeve serve answer there?`;
  return new DialError(code, what, {cause});
}

export function notReading(): ProtocolError {
  return new ProtocolError('timeout', 'it does not read');
}

export function notHeard(ms: number): ProtocolError {
  return new ProtocolError('timeout', `nothing was heard for ${Math.round(ms) / 1000} s`);
}

export function notWelcomed(ms: number): ProtocolError {
  return new ProtocolError('timeout', `${Math.round(ms) / 1000} s are over since it was dialled`);
}

const because = (error: unknown) => (error instanceof Error ? `: ${error.message}` : '');

/** The error of a connection that was up, and that `cause` ended, or nobody knows what. */
export function connectionLost(name: string, cause: Error | undefined): ClientError {
  return new ClientError('connection-lost', `the connection to ${name} was lost${because(cause)}`, {cause});
}

/** The error of an order to a host whose connection was closed here. */
export function connectionClosed(name: string): ClientError {
  return new ClientError('connection-lost', `the connection to ${name} was closed`);
}

/** A duration for people, in milliseconds. */
export function span(ms: number): string {
  if (ms < 10_000) return `${(ms / 1000).toFixed(1)} s`;
  return ms < 120_000 ? `${Math.round(ms / 1000)} s` : `${Math.round(ms / 60_000)} min`;
}
