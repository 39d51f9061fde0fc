import {connect} from 'node:net';
import {controlFrame} from '../protocol/frame.ts';
import {Connection} from '../transport/connection.ts';
import type {FromKeeper, KeeperStatus} from './messages.ts';
import {isOurSocket} from './place.ts';

/**
 * Asks the keeper at a socket for its state, or to take no more commands, and to end after those that it has. Undefined if there is
 * none.
 */
export async function askKeeper(socket: string, what: 'status' | 'stop'): Promise<KeeperStatus | undefined> {
  if (!isOurSocket(socket)) return undefined;
  const {promise, resolve} = Promise.withResolvers<KeeperStatus | undefined>();
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
  const status = await promise;
  connection.destroy();
  return status;
}
