import {constants} from 'node:os';
import type {CommandEnd} from './pseudo-terminal.ts';

/** The signals by their numbers; some have two names. */
const namesOf = Map.groupBy(
  Object.keys(constants.signals) as NodeJS.Signals[],
  name => constants.signals[name],
);

/** Those whose default is to leave a core behind (signal(7)). */
const dumping = new Set<NodeJS.Signals>([
  'SIGQUIT',
  'SIGILL',
  'SIGTRAP',
  'SIGABRT',
  'SIGBUS',
  'SIGFPE',
  'SIGSEGV',
  'SIGXCPU',
  'SIGXFSZ',
  'SIGSYS',
]);

/** Signals that nothing can ignore, and those that a fault of this process would send it again and again. */
const kept = new Set<NodeJS.Signals>([
  'SIGKILL',
  'SIGSTOP',
  'SIGILL',
  'SIGTRAP',
  'SIGABRT',
  'SIGIOT',
  'SIGBUS',
  'SIGFPE',
  'SIGSEGV',
  'SIGSYS',
]);

const ignore = () => {};

/** Lets no other signal end or stop this process: they are for the command, which gets them too. */
export function ignoreSignals(): void {
  for (const name of [...namesOf.values()].flat()) if (!kept.has(name)) process.on(name, ignore);
}

/**
 * Ends this process as the command ended: with its status, or by the same signal, and without a core of its
 * own.
 */
export function exitLike({status, signal}: CommandEnd): void {
  if (signal === undefined) process.exit(status);
  const names = namesOf.get(signal) ?? [];
  for (const name of names) process.removeAllListeners(name);
  const [name] = names;
  // Only a shell can set a limit of its own process.
  if (name !== undefined && names.some(each => dumping.has(each)))
    process.execve?.('/bin/sh', ['sh', '-c', 'ulimit -c 0; kill -s "$0" "$$"', name.slice('SIG'.length)], {});
  process.kill(process.pid, signal);
  // It is delivered at once. Should the system not let it be, then as a shell would say it.
  setTimeout(() => process.exit(128 + signal), 1000);
}
