import {interrupted} from '../job/interrupts.ts';

/**
 * Aborts a signal on Ctrl-C (and SIGTERM), or when standard output fails, so that running work ends in good order. A second
 * Ctrl-C exits at once. Active until it is disposed of.
 *
 * @param onTerminate is called on SIGTERM instead, with that
 */
export function stopOnInterrupt(
  onTerminate: (interrupt: () => void) => void = interrupt => interrupt(),
): {readonly signal: AbortSignal} & Disposable {
  const stop = new AbortController();
  const interrupt = () => {
    if (stop.signal.aborted) process.exit(interrupted);
    stop.abort();
  };
  const fail = () => stop.abort();
  process.stdout.on('error', fail);
  process.on('SIGINT', interrupt);
  const terminate = () => onTerminate(interrupt);
  process.on('SIGTERM', terminate);
  return {
    signal: stop.signal,
    [Symbol.dispose]() {
      process.stdout.off('error', fail);
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', terminate);
    },
  };
}
