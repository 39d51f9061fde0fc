import {interrupted} from '../job/interrupts.ts';

/**
 * Aborts a signal on Ctrl-C (and SIGTERM), or when standard output fails, so that running work ends in good order. A second
 * Ctrl-C exits at once. Active until it is disposed of.
 */
export function stopOnInterrupt(): {readonly signal: AbortSignal} & Disposable {
  const stop = new AbortController();
  const interrupt = () => {
    if (stop.signal.aborted) process.exit(interrupted);
    stop.abort();
  };
  const fail = () => stop.abort();
  process.stdout.on('error', fail);
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return {
    signal: stop.signal,
    [Symbol.dispose]() {
      process.stdout.off('error', fail);
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
    },
  };
}
