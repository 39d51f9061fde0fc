/**
 * The signals that would end or stop a process that does not handle them, though they mean nothing to ours.
 * (SIGPIPE is ignored by Node itself, SIGWINCH and the like by the system, and SIGUSR1 is blocked, see
 * node-process.ts.)
 */
const stray = [
  'SIGUSR2',
  'SIGALRM',
  'SIGVTALRM',
  'SIGPROF',
  'SIGIO',
  'SIGPWR',
  'SIGTTIN',
  'SIGTTOU',
] as const satisfies NodeJS.Signals[];

/** Has this process go on where it gets a signal that is not for it, or one of `more`. */
export function ignoreStraySignals(more: readonly NodeJS.Signals[] = []): void {
  for (const signal of [...stray, ...more]) process.on(signal, () => {});
}
