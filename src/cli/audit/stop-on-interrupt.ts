import {interrupted} from '../interrupts.ts';

/**
 * Aborts a signal on Ctrl-C (and SIGTERM), so that what is under way ends in good order; a second one leaves at once.
 * Until it is disposed of.
 */
export function stopOnInterrupt(): {readonly signal: AbortSignal} & Disposable {
  const stop = new AbortController();
  const interrupt = () => {
    if (stop.signal.aborted) process.exit(interrupted);
    stop.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return {
    signal: stop.signal,
    [Symbol.dispose]() {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
    },
  };
}
