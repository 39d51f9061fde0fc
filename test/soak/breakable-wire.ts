import {readFile, writeFile} from 'node:fs/promises';
import type {Server, Socket} from 'node:net';
import {connect, createServer} from 'node:net';

/** A TCP relay to the server, whose connections can be torn in the middle of whatever is on them. */
export interface BreakableWire extends AsyncDisposable {
  readonly port: number;
  /** Resets every connection; returns how many there were. */
  tear(): number;
  /**
   * Cuts the open connections after so many more bytes in a direction, then each next one after the next number of
   * bytes, until there are no more numbers.
   */
  arm(direction: 'cut-up' | 'cut-down', cuts: readonly number[]): void;
  disarm(): void;
  /** Writes a client.yaml that differs from `direct` in going through the wire; gives its path. */
  config(direct: string): Promise<string>;
}

export async function openWire(target: () => number): Promise<BreakableWire> {
  const pairs = new Set<readonly [Socket, Socket]>();
  let direction: 'cut-up' | 'cut-down' | undefined;
  let cuts: number[] = [];
  let left = Number.POSITIVE_INFINITY;
  const count = (way: typeof direction, bytes: number, end: () => void) => {
    if (way !== direction) return;
    left -= bytes;
    if (left > 0) return;
    left = cuts.shift() ?? Number.POSITIVE_INFINITY;
    end();
  };
  const relay = createServer(near => {
    const far = connect({host: '127.0.0.1', port: target()});
    const pair = [near, far] as const;
    pairs.add(pair);
    near.on('data', chunk => count('cut-up', chunk.length, end)).pipe(far);
    far.on('data', chunk => count('cut-down', chunk.length, end)).pipe(near);
    const end = () => {
      pairs.delete(pair);
      near.destroy();
      far.destroy();
    };
    for (const socket of pair) socket.on('error', end).on('close', end);
  });
  await new Promise<void>(resolve => relay.listen({host: '127.0.0.1', port: 0}, resolve));
  const tear = () => {
    const torn = [...pairs];
    // One that was ended already must not be reset: Node would then spin when the process exits.
    for (const socket of torn.flat())
      if (socket.writableEnded) socket.destroy();
      else socket.resetAndDestroy();
    return torn.length;
  };
  return {
    port: portOf(relay),
    tear,
    arm(way, numbers) {
      direction = way;
      cuts = [...numbers];
      left = cuts.shift() ?? Number.POSITIVE_INFINITY;
    },
    disarm() {
      direction = undefined;
    },
    async config(direct) {
      const path = `${direct}.wired.yaml`;
      const text = await readFile(direct, 'utf8');
      const wired = text.replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${portOf(relay)}`);
      await writeFile(path, wired, {mode: 0o600});
      return path;
    },
    async [Symbol.asyncDispose]() {
      tear();
      await new Promise(resolve => relay.close(resolve));
    },
  };
}

function portOf(relay: Server): number {
  const address = relay.address();
  return typeof address === 'object' && address ? address.port : 0;
}
