import {closeSync, openSync} from 'node:fs';
import {isatty} from 'node:tty';
import {isSystemError} from '../base/errors.ts';

/**
 * To be called at the start: tells whether the terminal that this process reads or writes is gone, as when its window is closed.
 * One whose standard streams are no terminal (nohup, a service), or which has a session without one (setsid), never lost any.
 */
export function terminalWatch(): () => boolean {
  const hadOne = [0, 1, 2].some(fd => isatty(fd)) && !isGone();
  return () => hadOne && isGone();
}

/** True if our session has no terminal, or none any more (tty(4)). */
function isGone(): boolean {
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return false;
  } catch (error) {
    return isSystemError(error, 'ENXIO') || isSystemError(error, 'EIO');
  }
}
