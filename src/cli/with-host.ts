import {basename, dirname} from 'node:path';
import {whyNotHad} from '../base/file-words.ts';
import type {ClientConfig} from '../config/client-config.ts';
import {loadClientConfig} from '../config/client-config.ts';
import type {Host} from '../index.ts';
import {connect} from '../index.ts';
import type {Logger} from '../server-log/logger.ts';
import {adviceOf} from './advice-of.ts';
import {TargetError, usage} from './errors.ts';
import {ConnectionStatus} from './job/connection-status.ts';
import type {CommonOptions} from './options.ts';

/** The context of work on a host. */
export interface HostContext {
  /** The state of the connection, which says its changes on stderr. */
  readonly connection: ConnectionStatus;
  /** The client's own log, where client.yaml names one. */
  readonly log: Logger | undefined;
}

/** Connects to a target, does what is to be done there, and closes. Errors tell which host they are about. */
export async function withHost<Value>(
  target: string,
  options: CommonOptions & {readonly giveUpAfter?: number; readonly receipt?: boolean},
  work: (host: Host, context: HostContext) => Promise<Value>,
): Promise<Value> {
  const config = await loadClientConfig(options.config);
  await using log = await openClientLog(config);
  const connection = new ConnectionStatus();
  try {
    await using host = await connect(target, {
      config,
      giveUpAfterMs: options.giveUpAfter,
      receipts: options.receipt === false ? false : undefined,
      onNotice: connection.hear,
      onWarning: connection.warn,
    });
    log?.logger.debug({host: host.name}, 'connected');
    using _ = beforeExit(() => host.writeNow());
    return await work(host, {connection, log: log?.logger});
  } catch (error) {
    log?.logger.error({err: error, target}, 'failed');
    throw new TargetError(target, error, adviceOf(error));
  }
}

/** Does something also where the process exits before, until it is disposed of: a receipt may still have to be written. */
function beforeExit(work: () => void): Disposable {
  process.once('exit', work);
  return {[Symbol.dispose]: () => void process.off('exit', work)};
}

/** Opens the client's own log, where there is one. */
export async function openClientLog({
  log,
}: ClientConfig): Promise<({logger: Logger} & AsyncDisposable) | undefined> {
  if (!log) return undefined;
  const {openLog} = await import('../server-log/logger.ts');
  const file = {dir: dirname(log.file), name: basename(log.file, '.log'), level: log.level};
  const opened = await openLog(file, undefined).catch((cause: unknown) => {
    const message = `the log that client.yaml names, ${log.file}, cannot be written: ${whyNotHad(cause)}`;
    throw usage(message, cause);
  });
  return {logger: opened.logger, [Symbol.asyncDispose]: () => opened.close()};
}
