import {join} from 'node:path';
import {CodedError} from '../base/errors.ts';
import {FolderLockError, lockFolder} from '../base/folder-lock.ts';
import {readForeign} from '../base/foreign-file.ts';
import {loadServerConfig} from '../config/server-config.ts';
import {checkServer} from './check-server.ts';
import {ExecutorError} from './errors.ts';

/**
 * Checks what is on disk and, where it is in order, asks the server that runs with it to take it over. Returns its
 * process id and what the check warns of.
 *
 * @throws {CodedError} `config-invalid` with all that is wrong; {ExecutorError} `not-running`
 */
export async function reloadServer(configFile: string): Promise<{pid: number; warnings: readonly string[]}> {
  const {errors, warnings} = await checkServer(configFile);
  if (errors.length > 0)
    throw new CodedError('config-invalid', `nothing was reloaded:\n${errors.join('\n')}`);
  const {data} = await loadServerConfig(configFile);
  const pid = await holderOf(data);
  process.kill(pid, 'SIGHUP');
  return {pid, warnings};
}

/** The process that holds the data folder. Its number is believed only while the lock says that somebody does. */
async function holderOf(data: string): Promise<number> {
  try {
    lockFolder(data).release();
  } catch (error) {
    if (!(error instanceof FolderLockError && error.code === 'folder-locked')) throw error;
    const pid = Number(readForeign(join(data, 'pid'), 64)?.toString().trim());
    if (Number.isSafeInteger(pid) && pid > 1) return pid;
  }
  throw new ExecutorError('not-running', `no server runs with the data folder ${data}`);
}
