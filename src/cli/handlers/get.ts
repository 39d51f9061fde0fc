import {stopOnInterrupt} from '../audit/stop-on-interrupt.ts';
import {usage} from '../errors.ts';
import {getFromHost} from '../files/get-from-host.ts';
import {getFromHosts} from '../files/get-from-hosts.ts';
import {placesOnHosts} from '../files/places-on-hosts.ts';
import {TransferBar} from '../files/transfer-bar.ts';
import type {TransferOptions} from '../files/transfer-options.ts';
import {remotePlace} from '../remote-path.ts';
import {namesSeveral} from '../several-hosts.ts';
import {withHost} from '../with-host.ts';

/** `reeve get`: gives the status to exit with, 1 where something was left out. */
export async function getFiles(words: readonly string[], options: TransferOptions): Promise<number> {
  const to = words.at(-1) ?? '';
  const typed = words.slice(0, -1).map(remotePlace);
  const isOnSeveral = typed.some(({target}) => namesSeveral(target));
  const places = isOnSeveral ? await placesOnHosts(typed, options.config) : typed;
  const [first] = places;
  if (first === undefined)
    throw usage('get wants what to get, and then where it goes: TARGET:SHARE/PATH... FILE|FOLDER');
  const {recursive, update, json} = options;
  if (to === '-' && (json || recursive || update || isOnSeveral || places.length > 1))
    throw usage(
      'standard output takes the bytes of one file: without -r, --update, --json and a second path',
    );
  const byTarget = Map.groupBy(places, ({target}) => target);
  using stop = stopOnInterrupt();
  const {signal} = stop;
  if (isOnSeveral || byTarget.size > 1) return await getFromHosts(byTarget, {to, options, signal});
  using bar = new TransferBar({isWanted: !(json || (to === '-' && process.stdout.isTTY))});
  return await withHost(first.target, options, async (host, {connection}) => {
    using _ = bar.besides(connection);
    return await getFromHost(host, {places, to, into: places.length > 1, options, signal, bar});
  });
}
