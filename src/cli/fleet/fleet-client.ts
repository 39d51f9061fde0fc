import type {Client} from '../../index.ts';
import {loadClientConfig, openClient} from '../../index.ts';
import type {CommonOptions} from '../options.ts';
import {say} from '../print.ts';

/** The client of a command that speaks to several hosts. `warn` says its warnings. */
export async function openFleetClient(
  options: CommonOptions & {readonly giveUpAfter?: number; readonly receipt?: boolean},
  warn: (warning: string) => void = warning => say(warning),
): Promise<Client> {
  const config = await loadClientConfig(options.config);
  return await openClient(config, {
    giveUpAfterMs: options.giveUpAfter,
    receipts: options.receipt === false ? false : undefined,
    onWarning: warn,
  });
}
