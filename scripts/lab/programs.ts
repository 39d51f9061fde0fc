// The programs that the scripts of the lab start, and their words to the user.
import type {ChildProcess} from 'node:child_process';

export const isRunning = (child: ChildProcess): boolean =>
  child.exitCode === null && child.signalCode === null;

/** Resolves to its exit status, 1 if a signal ended it. */
export function ended(child: ChildProcess): Promise<number> {
  if (!isRunning(child)) return Promise.resolve(child.exitCode ?? 1);
  return new Promise(resolve => child.once('exit', code => resolve(code ?? 1)));
}

export function say(text: string): void {
  process.stderr.write(`reeve: ${text}\n`);
}
