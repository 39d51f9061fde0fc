import type {Server} from 'node:net';
import {createServer} from 'node:net';
import {CodedError, messageOf} from '../base/errors.ts';

/** An address to listen at: a name or an IP address, IPv6 without brackets. */
export interface Place {
  readonly host: string;
  readonly port: number;
}

/** An address cannot be listened on; the message says which, and why. */
export class BindError extends CodedError<'cannot-listen'> {}

/**
 * Listens; returns the address as HOST:PORT, with the port that the system chose where 0 was asked for.
 *
 * @throws {BindError}
 */
export async function listen(server: Server, {host, port}: Place): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    const failed = (error: Error) => reject(bindError({host, port}, error));
    server.once('error', failed);
    server.listen({host, port, backlog: 4096}, () => {
      server.off('error', failed);
      resolve();
    });
  });
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return shown({host, port: bound});
}

/**
 * Listens and stops at once, to see whether it can be. A place that is taken is tried again until `patienceMs` are over:
 * whoever had it may be about to go.
 *
 * @throws {BindError}
 */
export async function tryListen(place: Place, patienceMs: number): Promise<void> {
  const until = performance.now() + patienceMs;
  for (;;) {
    const server = createServer();
    try {
      await listen(server, place);
      await new Promise(resolve => server.close(resolve));
      return;
    } catch (error) {
      if (!isTaken(error) || performance.now() >= until) throw error;
    }
    await new Promise(resolve => setTimeout(resolve, retryMs));
  }
}

const retryMs = 100;

export const isTaken = (error: unknown) =>
  error instanceof BindError && (error.cause as NodeJS.ErrnoException).code === 'EADDRINUSE';

const reasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program listens there',
  EADDRNOTAVAIL: 'this machine has no such address',
  EACCES: 'ports as low as that are not for users other than root, and the gate is never root',
  ENOTFOUND: 'the name cannot be resolved',
  EAI_AGAIN: 'the name cannot be resolved now',
};

function bindError(place: Place, cause: NodeJS.ErrnoException): BindError {
  const why = reasons[cause.code ?? ''] ?? messageOf(cause);
  return new BindError('cannot-listen', `cannot listen on ${shown(place)}: ${why}`, {cause});
}

const shown = ({host, port}: Place) => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`);
