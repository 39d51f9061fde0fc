import {connect} from 'node:net';
import {controlFrame} from '../protocol/frame.ts';
import {Connection} from '../transport/connection.ts';
import {DialError} from '../transport/dial.ts';
import type {FromKeeper, KeeperStatus} from './messages.ts';
import {isOurSocket} from './place.ts';

/**
 * Asks the keeper at a socket for its state, or to take no more commands, and to end after those that it has. Undefined if there is
 * none.
 *
 * @throws {DialError} `timeout` if it says nothing
 */
export async function askKeeper(socket: string, what: 'status' | 'stop'): Promise<KeeperStatus | undefined> {
  if (!isOurSocket(socket)) return undefined;
  const {promise, resolve, reject} = Promise.withResolvers<KeeperStatus | undefined>();
  const connection = new Connection(connect(socket), {
    control(_stream, payload) {
      const message = JSON.parse(payload.toString()) as FromKeeper;
      if (message.type === 'status') resolve(message.status);
    },
    data: () => {},
    credit: () => {},
    closed: () => resolve(undefined),
  });
  connection.send(controlFrame(0, {type: what}));
  const late = setTimeout(() => reject(silent(socket)), patienceMs);
  try {
    return await promise;
  } finally {
    clearTimeout(late);
    connection.destroy();
  }
}

/** One that was stopped still listens. */
const patienceMs = 5_000;

const silent = (socket: string) =>
  new DialError(
    'timeout',
    `the process that holds connections says nothing at ${socket}; is it stopped? it is called "reeve persist keep": end it by its id, if need be with SIGKILL`,
  );
