import type {GotFile, Host} from '../../index.ts';
import {inJsonLine} from '../../present/json.ts';
import {usage} from '../errors.ts';
import {interrupted} from '../job/interrupts.ts';
import {print} from '../print.ts';
import type {RemotePlace} from '../remote-path.ts';
import {LongOutput} from '../streams/long-output.ts';
import {expandPlaces, requireOwnNames, sayLeftOut} from './expand-places.ts';
import type {TransferBar} from './transfer-bar.ts';
import type {TransferOptions} from './transfer-options.ts';
import {unlessAborted} from './transfer-options.ts';

export interface Getting {
  readonly places: readonly RemotePlace[];
  /** A file or folder of this machine, or `-` for standard output. */
  readonly to: string;
  /** True if `to` must be a folder that is there. */
  readonly into: boolean;
  readonly options: TransferOptions;
  readonly signal: AbortSignal;
  readonly bar: TransferBar;
}

/**
 * Gets one path after the other, and no more after the first that fails. Returns the status to exit with, 1 where something
 * was left out.
 */
export async function getFromHost(
  host: Host,
  {places, to, into, options, signal, bar}: Getting,
): Promise<number> {
  const {recursive, preserve, update, json} = options;
  const expanding = expandPlaces(host, places, {recursive, takesLinks: false});
  const expanded = await unlessAborted(expanding, signal);
  if (expanded === undefined) return interrupted;
  const {paths, folders} = expanded;
  const isStream = to === '-';
  if (isStream && paths.length > 1)
    throw usage(`standard output takes the bytes of one file, and ${paths.length} match`);
  requireOwnNames(paths);
  const output = new LongOutput();
  let {skipped} = expanded;
  for (const {share, path} of paths) {
    const onFile = (file: GotFile) => {
      if (json) process.stdout.write(inJsonLine({host: host.name, share, ...file}));
      else if (!isStream) bar.aside(() => print([file.local]));
    };
    const got = await unlessAborted(
      host.get(share, path, isStream ? bytes => output.write(bytes) : to, {
        recursive,
        preserve,
        update,
        into: into || paths.length > 1,
        signal,
        onFile,
        onProgress: bar.next(path.slice(path.lastIndexOf('/') + 1) || share),
      }),
      signal,
    );
    if (got === undefined) return interrupted;
    if (json) process.stdout.write(inJsonLine({host: host.name, share, ...got}));
    skipped += got.skipped;
  }
  await output.end();
  return bar.aside(() => sayLeftOut({skipped, folders}, host.name));
}
