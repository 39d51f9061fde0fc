import type {Socket} from 'node:net';
import {connect, createServer} from 'node:net';

/** A TCP relay to the server, whose connections can be torn in the middle of whatever is on them. */
export interface BreakableWire extends AsyncDisposable {
  readonly port: number;
  /** Resets every connection; returns how many there were. */
  tear(): number;
}

export async function openWire(target: () => number): Promise<BreakableWire> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const relay = createServer(near => {
    const far = connect({host: '127.0.0.1', port: target()});
    const pair = [near, far] as const;
    pairs.add(pair);
    near.pipe(far);
    far.pipe(near);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
  });
  await new Promise<void>(resolve => relay.listen({host: '127.0.0.1', port: 0}, resolve));
  const address = relay.address();
  const tear = () => {
    const torn = [...pairs];
    for (const socket of torn.flat()) socket.resetAndDestroy();
    return torn.length;
  };
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    tear,
    async [Symbol.asyncDispose]() {
      tear();
      await new Promise(resolve => relay.close(resolve));
    },
  };
}
