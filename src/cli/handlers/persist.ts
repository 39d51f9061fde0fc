import {counted} from '../../base/counted.ts';
import {shownTime} from '../../identity/dates.ts';
import {loadClientConfig} from '../../index.ts';
import {askKeeper} from '../../persist/ask-keeper.ts';
import type {KeeperStatus} from '../../persist/messages.ts';
import {keeperFolder, whyNotPrivate} from '../../persist/place.ts';
import {shownDuration} from '../../present/duration.ts';
import {keeperOf} from '../keeper-of.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson} from '../print.ts';

/** `reeve persist status` and `stop`. */
export async function persist(what: 'status' | 'stop', {config, json = false}: CommonOptions): Promise<void> {
  const {file, persistMs} = await loadClientConfig(config);
  const place = keeperOf(file);
  const why = place === undefined ? whyNoPlace : whyNotPrivate(place.folder);
  const status = place && why === undefined ? await askKeeper(place.socket, what) : undefined;
  if (json) printJson({config: file, persist: persistMs ?? null, keeper: status ?? null});
  else if (status) print(inWords(what, status));
  else if (persistMs === undefined) print(`no connection is kept: ${file} has no "persist"`);
  else print(`no connection is kept${why === undefined || isMissing(why) ? '' : `: ${why}`}`);
}

const whyNoPlace = 'XDG_RUNTIME_DIR names no folder for it';

/** That the folder is not there yet is as it should be. */
const isMissing = (why: string) => why === `there is no ${keeperFolder()}`;

function inWords(what: 'status' | 'stop', {pid, since, hosts, commands, quietMs}: KeeperStatus): string[] {
  const users = commands === 0 ? 'no command uses it' : `${counted(commands, 'command')} under way`;
  if (what === 'stop')
    return [
      `process ${pid} ${commands === 0 ? 'ends' : `takes no more commands, and ends after ${counted(commands, 'command')}`}`,
    ];
  return [
    `process ${pid}, since ${shownTime(since)}; ${users}`,
    `connections that wait for the next: ${hosts.length === 0 ? 'none' : hosts.join(', ')}`,
    `it ends after ${shownDuration(quietMs)} without a command`,
  ];
}
