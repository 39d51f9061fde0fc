import {quote} from '../../base/quote.ts';
import {expandTargets, loadClientConfig} from '../../index.ts';
import {usage} from '../errors.ts';
import type {RemotePlace} from '../remote-path.ts';
import {namesSeveral} from '../several-hosts.ts';

/** The paths that somebody typed, with one of each host in place of those of several. */
export async function placesOnHosts(
  places: readonly RemotePlace[],
  config: string | undefined,
): Promise<RemotePlace[]> {
  const file = await loadClientConfig(config);
  const expanded = places.map(async place => {
    const hosts = namesSeveral(place.target) ? await expandTargets(place.target, file) : [place.target];
    if (hosts.length === 0) throw usage(`${quote(place.target)} means no host`);
    return hosts.map(target => ({...place, target}));
  });
  return (await Promise.all(expanded)).flat();
}
