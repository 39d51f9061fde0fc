import {ownCommandLine} from '../base/own-programs.ts';
import {loadClientConfig} from '../config/client-config.ts';
import {KeptHost} from '../persist/kept-host.ts';
import type {NearHost} from '../persist/near-host.ts';
import {startKeeper} from '../persist/start-keeper.ts';
import {adviceOf} from './advice-of.ts';
import {TargetError} from './errors.ts';
import {ConnectionStatus} from './job/connection-status.ts';
import {keeperOf} from './keeper-of.ts';
import {say} from './print.ts';
import type {ReachOptions} from './reach-options.ts';
import type {HostContext} from './with-host.ts';
import {openClientLog, withHost} from './with-host.ts';

/** As `Reach` says. The first command that finds no keeper leaves one. */
export async function withNearHost<Value>(
  target: string,
  options: ReachOptions,
  work: (host: NearHost, context: HostContext) => Promise<Value>,
): Promise<Value> {
  const {giveUpAfter, receipt, isAlone} = options;
  const config = await loadClientConfig(options.config);
  const isForKeeper =
    config.persistMs !== undefined && !isAlone && giveUpAfter === undefined && receipt !== false;
  const keeper = isForKeeper ? keeperOf(config.file) : undefined;
  if (keeper === undefined) return withHost(target, options, work);
  const connection = new ConnectionStatus();
  try {
    await using host = await KeptHost.open({
      ...keeper,
      target,
      isQuick: false,
      onNotice: connection.hear,
      onWarning: connection.warn,
    });
    if (host) {
      await using log = await openClientLog(config);
      log?.logger.debug({host: host.name}, 'reached by the keeper');
      return await work(host, {connection, log: log?.logger});
    }
  } catch (error) {
    throw new TargetError(target, error, adviceOf(error));
  }
  return withHost(target, options, async (host, context) => {
    const why = startKeeper(ownCommandLine().keeper, keeper.folder, [
      'persist',
      'keep',
      '--config',
      config.file,
      target,
    ]);
    if (why !== undefined) say(`connections are not kept (persist): ${why}`);
    return work(host, context);
  });
}
