// The machine that a run of the benches is on.
import {execFileSync} from 'node:child_process';
import {availableParallelism, cpus, loadavg} from 'node:os';

export function describeMachine(): Record<string, string> {
  return {
    date: new Date().toISOString().slice(0, 16),
    processor: `${cpus()[0]?.model ?? 'unknown'}, ${availableParallelism()} cores`,
    system: tellOf('uname', ['-sr']),
    node: process.version,
    ssh: tellOf('ssh', ['-V']),
    load: shownLoad(),
  };
}

/** True if something else has the processor, so that no figure is worth more than its ratio to others. */
export const isBusy = (): boolean => (loadavg()[0] ?? 0) > 0.5;

/** Of the last minute, five and fifteen. */
export const shownLoad = (): string =>
  loadavg()
    .map(load => load.toFixed(2))
    .join(' ');

/** Returns what a program says of itself, on whichever stream. */
function tellOf(file: string, args: readonly string[]): string {
  try {
    return execFileSync('sh', ['-c', '"$@" 2>&1', 'sh', file, ...args], {encoding: 'utf8'}).trim();
  } catch {
    return 'not installed';
  }
}
