import type {GotFile} from '../../index.ts';
import {inJsonLine} from '../../present/json.ts';
import {stopOnInterrupt} from '../audit/stop-on-interrupt.ts';
import {usage} from '../errors.ts';
import {interrupted} from '../job/interrupts.ts';
import {print} from '../print.ts';
import {remotePath} from '../remote-path.ts';
import {LongOutput} from '../streams/long-output.ts';
import {withHost} from '../with-host.ts';
import type {TransferOptions} from './put.ts';
import {sayLeftOut, unlessAborted} from './put.ts';

/**
 * `reeve get`: one after the other, and no more after the first that fails. Gives the status to exit with, 1
 * where something was left out.
 */
export async function getFiles(words: readonly string[], options: TransferOptions): Promise<number> {
  const to = words.at(-1) ?? '';
  const paths = words.slice(0, -1).map(remotePath);
  const [first] = paths;
  if (first === undefined)
    throw usage('get wants what to get, and then where it goes: TARGET:SHARE/PATH... FILE|FOLDER');
  if (paths.some(({target}) => target !== first.target))
    throw usage('get takes from one host at a time: files of two could have the same name');
  const {recursive, preserve, update, json} = options;
  const isStream = to === '-';
  if (isStream && (json || recursive || update || paths.length > 1))
    throw usage(
      'standard output takes the bytes of one file: without -r, --update, --json and a second path',
    );
  const into = paths.length > 1;
  return withHost(first.target, options, async host => {
    using stop = stopOnInterrupt();
    const {signal} = stop;
    const output = new LongOutput();
    let skipped = 0;
    for (const {share, path} of paths) {
      const onFile = (file: GotFile) => {
        if (json) process.stdout.write(inJsonLine({host: host.name, share, ...file}));
        else if (!isStream) print([file.local]);
      };
      const goesTo = isStream ? (bytes: Buffer) => output.write(bytes) : to;
      const getting = host.get(share, path, goesTo, {recursive, preserve, update, into, signal, onFile});
      const got = await unlessAborted(getting, signal);
      if (got === undefined) return interrupted;
      if (json) process.stdout.write(inJsonLine({host: host.name, share, ...got}));
      skipped += got.skipped;
    }
    await output.end();
    return sayLeftOut(skipped, host.name);
  });
}
