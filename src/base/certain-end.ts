import {accessSync, constants, fstatSync, openSync} from 'node:fs';
import module from 'node:module';
import {inspect} from 'node:util';

const shell = '/bin/sh';

/**
 * Has this process end for certain, with the status that it would have: when it calls `process.exit`, when
 * nothing is left to do, and when an error is not caught. Other listeners for `exit` are called before. To be
 * called first of all.
 *
 * By itself Node waits for its threads then, and so may never end: for one that compiles and waits for a collection, which
 * only the main thread makes (nodejs/node#54918); for one in a system call, such as the open of a FIFO or the look-up of a
 * name. execve(2) ends all other threads at once, so the process becomes a shell that exits with the status.
 */
export function endForCertain(): void {
  process.on('uncaughtExceptionMonitor', error => {
    // Node itself would say it when all is over.
    if (process.listenerCount('uncaughtException') === 0) process.stderr.write(`${inspect(error)}\n`);
  });
  process.once('exit', status => {
    // Those that began to listen later; this one does not return to them. They may set another status.
    process.emit('exit', status);
    become(Number(process.exitCode ?? status));
  });
}

/** Returns where no other program can be become; Node then ends the process as it does. */
function become(status: number): void {
  if (process.platform === 'win32' || !process.execve) return;
  try {
    accessSync(shell, constants.X_OK);
    // A shell complains where the folder that it is started in was deleted.
    process.chdir('/');
    module.flushCompileCache();
    for (const stream of [process.stdin, process.stdout, process.stderr]) giveBack(stream);
    // Node becomes nothing else without them.
    for (const fd of [0, 1, 2]) if (!isOpen(fd)) openSync('/dev/null', 'r+');
    process.execve(shell, ['sh', '-c', `exit ${status}`], {});
  } catch {
    // There is no shell.
  }
}

function isOpen(fd: number): boolean {
  try {
    fstatSync(fd);
    return true;
  } catch {
    return false;
  }
}

/** As Node's own end does: others may share the open pipe, and do not expect that to read or write it fails. */
function giveBack(stream: NodeJS.ReadStream | NodeJS.WriteStream): void {
  const {_handle: handle} = stream as {_handle?: {setBlocking?: (isBlocking: boolean) => number}};
  handle?.setBlocking?.(true);
}
