// The benches' dealings with other processes: to start them, to wait until they are ready, to read what they
// used, to end them.
import type {ChildProcess} from 'node:child_process';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {accessSync, constants, readFileSync} from 'node:fs';
import {connect, createServer} from 'node:net';
import {createInterface} from 'node:readline';
import {readProcessStat} from '../../src/base/process-stat.ts';

/** A process that ends with its owner. */
export interface Helper extends AsyncDisposable {
  readonly pid: number;
  readonly child: ChildProcess;
  /** The first line that it printed. */
  readonly line: string;
}

/** Starts a process that prints one line when it is ready. */
export async function startHelper(file: string, args: readonly string[], env = process.env): Promise<Helper> {
  const child = spawn(file, args, {stdio: ['pipe', 'pipe', 'inherit'], env});
  const ended = once(child, 'exit');
  const first = createInterface(child.stdout)[Symbol.asyncIterator]().next();
  const {value: line} = await first;
  if (line === undefined) throw new Error(`${file} ${args.join(' ')} ended before it was ready`);
  return {
    pid: child.pid as number,
    child,
    line,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Runs a program to its end and gives the milliseconds that took, and its status. */
export async function timeProgram(
  [file, ...args]: readonly [string, ...string[]],
  env = process.env,
): Promise<{ms: number; status: number | null}> {
  const start = performance.now();
  const child = spawn(file, args, {stdio: ['ignore', 'ignore', 'ignore'], env});
  const [status] = await once(child, 'exit');
  return {ms: performance.now() - start, status};
}

/** The path of a program that may not be installed. */
export function findProgram(...paths: readonly string[]): string | undefined {
  return paths.find(path => {
    try {
      accessSync(path, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** A port of loopback that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as {port: number};
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until somebody listens on a port of loopback. */
export async function listening(port: number, withinMs = 5000): Promise<void> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const answered = await once(socket, 'connect').then(
      () => true,
      () => false,
    );
    socket.destroy();
    if (answered) return;
    if (performance.now() > deadline) throw new Error(`nobody listens on port ${port} of loopback`);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
}

/** Kilobytes of memory of a process: `VmRSS` now, `VmHWM` at its peak. 0 where it is gone. */
export function residentKb(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'latin1');
    return Number(new RegExp(`^${field}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}

/** Seconds of processor time that a process has used, its threads among them. 0 where it is gone. */
export function processorSeconds(pid: number): number {
  return (readProcessStat(pid)?.ownMs ?? 0) / 1000;
}

/** Likewise of all that it started, as far as that is there or was waited for. */
export function treeSeconds(pid: number): number {
  const stat = readProcessStat(pid);
  const own = stat === undefined ? 0 : (stat.ownMs + stat.reapedMs) / 1000;
  return childrenOf(pid).reduce((sum, child) => sum + treeSeconds(child), own);
}

/** Seconds of processor time of the children of this process that have ended, and of theirs. */
export const reapedSeconds = (): number => (readProcessStat('self')?.reapedMs ?? 0) / 1000;

/** The process ids of a process's children now. */
export function childrenOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'latin1').trim();
    return text === '' ? [] : text.split(' ').map(Number);
  } catch {
    return [];
  }
}
