import {stat} from 'node:fs/promises';
import {CodedError} from '../../base/errors.ts';
import {whyNotHad} from '../../base/file-words.ts';
import {quote} from '../../base/quote.ts';
import {hostFileNames} from '../fleet/host-file-names.ts';
import type {RemotePlace} from '../remote-path.ts';
import {reportError} from '../report-error.ts';
import {withHost} from '../with-host.ts';
import type {Getting} from './get-from-host.ts';
import {getFromHost} from './get-from-host.ts';
import {inHostFolder} from './host-folder.ts';
import {TransferBar} from './transfer-bar.ts';

/** Hosts that are got from at a time. */
const mostAtOnce = 16;

/**
 * Gets from several hosts side by side, from each into a folder of its own. One that fails is said, and stops no other.
 * Returns the highest of their statuses.
 */
export async function getFromHosts(
  byTarget: ReadonlyMap<string, readonly RemotePlace[]>,
  {to, options, signal}: Omit<Getting, 'places' | 'into' | 'bar'>,
): Promise<number> {
  const folders = hostFileNames(byTarget.keys());
  await requireFolder(to);
  using bar = new TransferBar({isWanted: !options.json, areMany: true});
  const statuses: number[] = [];
  const waiting = byTarget.entries();
  const getFromSome = async () => {
    for (const [target, places] of waiting) {
      const getting = withHost(target, options, async (host, {connection}) => {
        using _ = bar.besides(connection);
        return await inHostFolder(to, folders.get(target) ?? '', folder =>
          getFromHost(host, {places, to: folder, into: true, options, signal, bar}),
        );
      });
      statuses.push(await getting.catch(error => bar.aside(() => reportError(error))));
    }
  };
  await Promise.all(Array.from({length: mostAtOnce}, getFromSome));
  return Math.max(...statuses);
}

async function requireFolder(path: string): Promise<void> {
  const found = await stat(path).catch((error: unknown) => {
    const why = `${quote(path, 256)} cannot be used: ${whyNotHad(error)}`;
    throw new CodedError('local-file', why, {cause: error});
  });
  if (!found.isDirectory())
    throw new CodedError('local-file', `${quote(path, 256)} is no folder that is there`);
}
