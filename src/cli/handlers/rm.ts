import {inJsonLine} from '../../present/json.ts';
import {learnRemoved} from '../completion/learn.ts';
import {expandPlaces, sayLeftOut} from '../files/expand-places.ts';
import type {CommonOptions} from '../options.ts';
import {remotePlace} from '../remote-path.ts';
import {withHost} from '../with-host.ts';

/**
 * `reeve rm`: one after the other, and no more after the first that fails. Gives the status to exit with, 1 where folders
 * were left out.
 */
export async function removeFiles(
  words: readonly string[],
  options: CommonOptions & {readonly recursive?: boolean},
): Promise<number> {
  // A mistake in the last is told before anything is removed.
  const byTarget = Map.groupBy(words.map(remotePlace), ({target}) => target);
  const {config, json, recursive} = options;
  let status = 0;
  for (const [target, places] of byTarget) {
    const leftOut = await withHost(target, options, async host => {
      const expanded = await expandPlaces(host, places, {recursive, takesLinks: true});
      for (const {share, path} of expanded.paths) {
        const removed = await host.remove(share, path, {recursive});
        learnRemoved({target, config}, share, path);
        if (json) process.stdout.write(inJsonLine({host: host.name, share, path, ...removed}));
      }
      return sayLeftOut(expanded, host.name);
    });
    status = Math.max(status, leftOut);
  }
  return status;
}
