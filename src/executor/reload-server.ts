import {CodedError} from '../base/errors.ts';
import {loadServerConfig} from '../config/server-config.ts';
import {checkServer} from './check-server.ts';
import {ExecutorError} from './errors.ts';
import {serverHolding} from './server-holder.ts';

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
  const pid = serverHolding(data);
  if (pid === undefined)
    throw new ExecutorError('not-running', `no server runs with the data folder ${data}`);
  process.kill(pid, 'SIGHUP');
  return {pid, warnings};
}
