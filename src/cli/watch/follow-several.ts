import {counted} from '../../base/counted.ts';
import {visible} from '../../base/quote.ts';
import type {Host} from '../../index.ts';
import {TargetError} from '../errors.ts';
import {openFleetClient} from '../fleet/fleet-client.ts';
import type {CommonOptions} from '../options.ts';
import {say} from '../print.ts';
import {reportError} from '../report-error.ts';
import type {Watched} from './display.ts';
import {display, isDrawn} from './display.ts';
import {followHosts} from './follow-hosts.ts';

/** Several hosts, with what is wrong with some of them. */
export interface Several {
  /** As they were named. */
  readonly names: readonly string[];
  readonly troubles: ReadonlyMap<string, Error>;
}

/** Shows what several hosts tell of, until Ctrl-C or until none is left that does. Returns the exit status. */
export async function followSeveral(
  target: string,
  options: CommonOptions,
  watchedOf: (several: Several) => Omit<Watched, 'title'>,
  follow: (host: Host, name: string, changed: () => void, signal: AbortSignal) => Promise<void>,
): Promise<number> {
  await using client = await openFleetClient(options);
  const {hosts: names} = await client.fleet(target);
  const troubles = new Map<string, Error>();
  const isSaid = !isDrawn(options.json === true);
  let status = 0;
  const watched = {...watchedOf({names, troubles}), title: () => titleOf(names, troubles)};
  await display(
    watched,
    async (changed, signal) => {
      status = await followHosts(client, names, {
        signal,
        follow: (host, name) => follow(host, name, changed, signal),
        trouble(name, error) {
          const before = troubles.get(name)?.message;
          if (error) troubles.set(name, error);
          else troubles.delete(name);
          if (isSaid && error && error.message !== before) reportError(new TargetError(name, error));
          else if (isSaid && !error && before !== undefined) say('there again', name);
          changed();
        },
      });
    },
    options,
  );
  return status;
}

function titleOf(names: readonly string[], troubles: ReadonlyMap<string, Error>): string {
  const [first] = troubles;
  const how = `${counted(names.length, 'host')}: as they change; Ctrl-C leaves`;
  if (!first) return how;
  const [name, {message}] = first;
  const others = troubles.size === 1 ? '' : `, and ${troubles.size - 1} more`;
  return `${how} · ${visible(name)}: ${visible(message)}${others}`;
}
