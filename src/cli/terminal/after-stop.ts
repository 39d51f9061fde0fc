import type {ReadStream} from 'node:tty';

/**
 * Calls `again` whenever we go on after we were stopped, which may have been unseen (SIGSTOP): a shell may have
 * set the terminal otherwise meanwhile. Active until it is disposed of.
 */
export function afterStop(again: () => void): Disposable {
  process.on('SIGCONT', again);
  return {[Symbol.dispose]: () => void process.off('SIGCONT', again)};
}

/** Makes a terminal raw that we made raw before, which may be so or not: to change a mode into itself changes nothing. */
export function makeRawAgain(terminal: ReadStream): void {
  terminal.setRawMode(false);
  terminal.setRawMode(true);
}
