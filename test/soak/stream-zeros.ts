// Streams zeros through a lab's server into the real client, and watches what each process holds meanwhile.

import {spawn} from 'node:child_process';
import {createHash} from 'node:crypto';
import {join} from 'node:path';
import type {Lab} from '../fixtures/lab.ts';
import {program} from '../fixtures/lab.ts';
import {residentOf} from '../fixtures/shell.ts';

export interface Streamed {
  readonly bytes: number;
  readonly sha256: string;
  readonly status: number | null;
  /** Most resident memory that was seen, bytes. */
  readonly most: {executor: number; gate: number; client: number};
  /** Runs that a second client made, start to end, while the stream went on; milliseconds each. */
  readonly besides: number[];
  readonly ms: number;
}

/** Runs `zeros BYTES` with the CLI, digesting what comes, while a second client runs `true` again and again. */
export async function streamZeros(lab: Lab, bytes: number): Promise<Streamed> {
  const gate = await lab.gatePid();
  const host = await lab.connect(await lab.client('second', {groups: ['ops']}));
  await host.run('true');
  const startedAt = performance.now();
  const client = spawn(process.execPath, [program, 'run', 'lab-01', 'zeros', String(bytes)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {...process.env, REEVE_CONFIG: join(lab.folder, 'alice.yaml')},
  });
  const most = {executor: 0, gate: 0, client: 0};
  let isRunning = true;
  const look = () => {
    if (!isRunning) return;
    const pids = {executor: lab.pid, gate, client: client.pid as number};
    for (const name of ['executor', 'gate', 'client'] as const)
      most[name] = Math.max(most[name], residentOf(pids[name]));
  };
  const looking = setInterval(look, 20);
  const hash = createHash('sha256');
  let came = 0;
  const besides: number[] = [];
  const runBesides = async () => {
    while (isRunning) {
      const from = performance.now();
      await host.run('true');
      // One that ended after the stream did proves nothing.
      if (isRunning) besides.push(performance.now() - from);
    }
  };
  const running = runBesides();
  client.stdout.on('data', (chunk: Buffer) => {
    came += chunk.length;
    if (came === bytes) isRunning = false;
    hash.update(chunk);
  });
  const status = await new Promise<number | null>(resolve => client.once('close', resolve));
  isRunning = false;
  clearInterval(looking);
  await running;
  await host.close();
  return {bytes: came, sha256: hash.digest('hex'), status, most, besides, ms: performance.now() - startedAt};
}

/** SHA-256 of so many zeros. */
export function digestOfZeros(bytes: number): string {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(1 << 20);
  for (let left = bytes; left > 0; left -= piece.length) hash.update(piece.subarray(0, left));
  return hash.digest('hex');
}
