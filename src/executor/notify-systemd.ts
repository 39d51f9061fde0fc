import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import type {Logger} from '../server-log/logger.ts';

/** A manager that does not listen holds nothing up for longer. */
const patienceMs = 5000;

/** Tells the service manager where it asked to be told (sd_notify(3)): `READY=1`, `STOPPING=1`, `RELOADING=1`. */
export async function notifySystemd(state: string, log: Logger): Promise<void> {
  const socket = process.env.NOTIFY_SOCKET;
  if (socket === undefined) return;
  const environment = {NOTIFY_SOCKET: socket, PATH: '/usr/bin:/bin'};
  await promisify(execFile)('systemd-notify', [`--pid=${process.pid}`, state], {
    env: environment,
    timeout: patienceMs,
  }).catch(error => log.warn({err: error}, 'systemd could not be notified'));
}
