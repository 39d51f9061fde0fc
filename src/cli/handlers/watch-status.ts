import type {StatusAnswer} from '../../index.ts';
import type {HostState} from '../../present/status-table.ts';
import {statusTable} from '../../present/status-table.ts';
import type {CommonOptions} from '../options.ts';
import type {Watched} from '../watch/display.ts';
import {display} from '../watch/display.ts';
import {followOne} from '../watch/follow-one.ts';
import {followSeveral} from '../watch/follow-several.ts';
import {withHost} from '../with-host.ts';
import {statusFacts} from './status.ts';
import {documentOf} from './status-of-hosts.ts';

const watchedPart = {only: 'status'} as const;

/** `reeve status --watch`. */
export async function watchStatusOf(target: string, options: CommonOptions): Promise<void> {
  await withHost(target, options, async (host, {connection}) => {
    let status: StatusAnswer | undefined;
    const {title, feed} = followOne(host, connection, options, async changed => {
      for await (const told of host.watch(watchedPart)) {
        status = told.status ?? status;
        changed();
      }
    });
    const watched: Watched = {
      title,
      host: host.name,
      none: '',
      isEmpty: () => status === undefined,
      lines: screen => (status ? statusFacts(status, Date.now(), screen) : []),
      documents: () => new Map(status ? [[host.name, status]] : []),
    };
    await display(watched, feed, options);
  });
}

/** `reeve status --watch` of several hosts, a line each. Returns the exit status. */
export async function watchStatusOfHosts(target: string, options: CommonOptions): Promise<number> {
  const told = new Map<string, Extract<HostState, {readonly status: StatusAnswer}>>();
  return followSeveral(
    target,
    options,
    ({names, troubles}) => {
      const states = () =>
        names.flatMap((host): HostState[] => {
          const error = troubles.get(host);
          const state = told.get(host);
          return error ? [{host, error}] : state ? [state] : [];
        });
      return {
        none: 'no host was reached yet',
        isEmpty: () => states().length === 0,
        lines: screen => statusTable(states(), Date.now(), screen),
        documents: () => new Map(states().map(state => [state.host, documentOf(state)])),
      };
    },
    async (host, name, changed, signal) => {
      const {roundTripMs, clockOffsetMs} = await host.ping();
      for await (const {status} of host.watch({...watchedPart, signal})) {
        if (status) told.set(name, {host: name, status, roundTripMs, clockOffsetMs});
        changed();
      }
    },
  );
}
