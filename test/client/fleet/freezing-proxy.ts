import type {AddressInfo, Socket} from 'node:net';
import {connect, createServer} from 'node:net';
import type {ExecutionContext} from 'ava';

/** A TCP relay that can stop to pass anything on, or refuse all. */
export interface FreezingProxy {
  readonly port: number;
  /** Nothing is passed on any more: what there is stands still, and what comes is accepted. */
  freeze(): void;
  /** Resets what there is; `forGood` also what will come. */
  drop(forGood: boolean): void;
}

export async function openFreezingProxy(
  t: Pick<ExecutionContext, 'teardown'>,
  target: number,
): Promise<FreezingProxy> {
  const sockets = new Set<Socket>();
  let state: 'passing' | 'frozen' | 'closed' = 'passing';
  const hold = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer(near => {
    hold(near);
    if (state === 'closed') near.resetAndDestroy();
    if (state !== 'passing') return;
    const far = connect(target, '127.0.0.1');
    hold(far);
    const pass = (from: Socket, to: Socket) => {
      from.on('data', bytes => {
        if (state === 'passing') to.write(bytes);
      });
      from.on('close', () => to.destroy());
    };
    pass(near, far);
    pass(far, near);
  });
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve));
  const drop = () => {
    for (const socket of sockets) socket.destroy();
  };
  t.teardown(() => {
    server.close();
    drop();
  });
  return {
    port: (server.address() as AddressInfo).port,
    freeze() {
      state = 'frozen';
    },
    drop(forGood) {
      if (forGood) state = 'closed';
      drop();
    },
  };
}
