// A warm connection to bare-server.js.
import {once} from 'node:events';
import type {TLSSocket} from 'node:tls';
import {clientContext, handshake} from './floors.ts';
import type {Lab} from './lab.ts';

export interface BareLine extends Disposable {
  run(argv: readonly string[]): Promise<void>;
  ping(): Promise<void>;
}

export async function openBareLine({user}: Lab, port: number): Promise<BareLine> {
  const socket: TLSSocket = await handshake(port, clientContext(user));
  return {
    async run(argv) {
      socket.write(`${JSON.stringify({run: argv})}\n`);
      const [status] = await once(socket, 'data');
      if (String(status) !== '\0' + '0')
        throw new Error(`${argv.join(' ')} answered ${JSON.stringify(String(status))}`);
    },
    async ping() {
      socket.write('{"ping":"."}\n');
      await once(socket, 'data');
    },
    [Symbol.dispose]() {
      socket.destroy();
    },
  };
}
