import {inJsonLine} from '../../present/json.ts';
import type {CommonOptions} from '../options.ts';
import {remotePath} from '../remote-path.ts';
import {withHost} from '../with-host.ts';

/** `reeve rm`: one after the other, and no more after the first that fails. */
export async function removeFiles(
  places: readonly string[],
  options: CommonOptions & {readonly recursive?: boolean},
): Promise<void> {
  // A mistake in the last is told before anything is removed.
  const paths = places.map(remotePath);
  const {json, recursive} = options;
  for (const {target, share, path} of paths) {
    await withHost(target, options, async host => {
      const removed = await host.remove(share, path, {recursive});
      if (json) process.stdout.write(inJsonLine({host: host.name, share, path, ...removed}));
    });
  }
}
