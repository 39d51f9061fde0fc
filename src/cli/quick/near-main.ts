import type {Notice} from '../../index.ts';
import {KeptHost} from '../../persist/kept-host.ts';
import {adviceOf} from '../advice-of.ts';
import {endingWithStatus} from '../ending-with-status.ts';
import {TargetError} from '../errors.ts';
import {attach} from '../handlers/attach.ts';
import {listCommands} from '../handlers/commands.ts';
import {listJobsOf} from '../handlers/jobs.ts';
import {ping} from '../handlers/ping.ts';
import {run} from '../handlers/run.ts';
import {ConnectionStatus} from '../job/connection-status.ts';
import type {KeeperPlace} from '../keeper-of.ts';
import type {Reach} from '../reach.ts';
import type {QuickCall} from './quick-call.ts';

/**
 * Carries out a call by the keeper, and ends the process with its status. Resolves to false where that is not for this call: then
 * nothing was done.
 */
export async function carryOut({command, args}: QuickCall, keeper: KeeperPlace): Promise<boolean> {
  if (command === 'keep') return false;
  const early: (Notice | string)[] = [];
  let hear = (told: Notice | string): void => void early.push(told);
  const opening = KeptHost.open({
    ...keeper,
    target: String(args[0]),
    isQuick: true,
    onNotice: notice => hear(notice),
    onWarning: warning => hear(warning),
  });
  const host = await opening.catch(() => null);
  if (host === undefined) return false;
  const reach: Reach = async (target, _options, work) => {
    const connection = new ConnectionStatus();
    hear = told => (typeof told === 'string' ? connection.warn(told) : connection.hear(told));
    for (const told of early) hear(told);
    try {
      await using host = (await opening) as KeptHost;
      return await work(host, {connection, log: undefined});
    } catch (error) {
      throw new TargetError(target, error, adviceOf(error));
    }
  };
  const handler = handlers[command] as (...args: readonly unknown[]) => Promise<number | undefined>;
  void endingWithStatus(async () => {
    const status = await handler(...args, reach);
    if (status !== undefined) process.exitCode = status;
  });
  return true;
}

const handlers = {run, attach, ping, jobs: listJobsOf, commands: listCommands};
