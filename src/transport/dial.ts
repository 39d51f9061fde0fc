import type {OnReadOpts} from 'node:net';
import {isIP} from 'node:net';
import type {SecureContext, TLSSocket} from 'node:tls';
import {connect} from 'node:tls';
import {CodedError, messageOf} from '../base/errors.ts';
import {quote} from '../base/quote.ts';
import {Intake} from './intake.ts';
import {alpnProtocols} from './tls-options.ts';
import {handshakeFailure} from './tls-words.ts';

/** The reason why a host could not be spoken to. */
export class DialError extends CodedError<'unreachable' | 'timeout' | 'not-reeve'> {}

export interface DialTarget {
  /** Host name or IP address to connect to. */
  readonly host: string;
  readonly port: number;
  /** The name that the caller asked for; sent as SNI where it is a DNS name (RFC 6066). */
  readonly name: string;
}

/** A socket, and all that comes by it. */
export interface Dialled {
  readonly socket: TLSSocket;
  readonly intake: Intake;
}

/**
 * Opens TLS over TCP and ends the handshake. The socket comes back unread and unjudged: the caller looks at
 * `authorized` and at the certificate before it writes a byte, or opens the intake.
 *
 * @param secureContext made of `secureContextOptions`
 * @throws {DialError}; and what `signal` was aborted with
 */
export async function dial(
  target: DialTarget,
  secureContext: SecureContext,
  {timeoutMs, signal}: {timeoutMs: number; signal?: AbortSignal | undefined},
): Promise<Dialled> {
  const at = `${target.host.includes(':') ? `[${target.host}]` : target.host}:${target.port}`;
  signal?.throwIfAborted();
  const intake = new Intake();
  // Of net.connect, and of tls.connect where it makes the socket.
  const reading: {onread: OnReadOpts} = {onread: intake.onread};
  const socket = connect({
    ...reading,
    host: target.host,
    port: target.port,
    ...(isIP(target.name) === 0 ? {servername: target.name} : {}),
    secureContext,
    ALPNProtocols: alpnProtocols,
    rejectUnauthorized: false,
    // `authorized` is then about the chain alone; the name that was asked for is the caller's to compare.
    checkServerIdentity: () => undefined,
  });
  socket.setNoDelay(true);
  const {promise, resolve, reject} = Promise.withResolvers<void>();
  const timer = setTimeout(
    () =>
      reject(
        new DialError(
          'timeout',
          `no answer from ${at} after ${Number((timeoutMs / 1000).toFixed(1))} s; is it up, and is the port open?`,
        ),
      ),
    timeoutMs,
  );
  const abort = () => reject(signal?.reason);
  const ended = () =>
    reject(new DialError('unreachable', `${at} closed the connection during the handshake${overLimits}`));
  signal?.addEventListener('abort', abort);
  socket.once('secureConnect', resolve);
  // A second one may follow the first.
  socket.on('error', cause => reject(unreachable(at, cause)));
  socket.once('end', ended);
  try {
    await promise;
  } catch (error) {
    socket.destroy();
    throw error;
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', abort);
    socket.off('end', ended);
  }
  if (socket.alpnProtocol !== alpnProtocols[0]) {
    socket.destroy();
    throw new DialError(
      'not-reeve',
      `the server at ${at} does not speak reeve (ALPN ${quote(String(socket.alpnProtocol))})`,
    );
  }
  return {socket, intake};
}

/** A host says nothing before it knows who comes: a refusal in words would cost it the handshake that its limits are to spare it. */
const overLimits =
  ', as a host does that has all the connections it takes, in all or from one address (limits.connections and limits.perAddress of its server.yaml): end some, or try later; else see that reeve serve is on that port';

function unreachable(at: string, cause: Error): DialError {
  const {code} = cause as NodeJS.ErrnoException;
  const hints: Record<string, string> = {
    ECONNREFUSED: `nothing listens at ${at}; is reeve serve running there?`,
    EHOSTUNREACH: `no route to ${at}`,
    ECONNRESET: `${at} reset the connection during the handshake${overLimits}`,
  };
  const what = hints[code ?? ''] ?? handshakeFailure(cause, at) ?? `cannot reach ${at}: ${messageOf(cause)}`;
  return new DialError('unreachable', what, {cause});
}
