import {basename, resolve} from 'node:path';
import type {PutSource, Resumed, ShareFile} from '../../index.ts';
import {shownBytes} from '../../present/byte-count.ts';
import {inJsonLine} from '../../present/json.ts';
import {stopOnInterrupt} from '../audit/stop-on-interrupt.ts';
import {SeenFiles} from '../completion/seen-files.ts';
import {usage} from '../errors.ts';
import {sayLeftOut} from '../files/expand-places.ts';
import {TransferBar} from '../files/transfer-bar.ts';
import type {TransferOptions} from '../files/transfer-options.ts';
import {unlessAborted} from '../files/transfer-options.ts';
import {interrupted} from '../job/interrupts.ts';
import {print, say} from '../print.ts';
import {remotePath} from '../remote-path.ts';
import {namesSeveral} from '../several-hosts.ts';
import {standardInput} from '../streams/standard-input.ts';
import {withHost} from '../with-host.ts';

/** The status of a put that is left on SIGTERM, as a shell reports that. */
const terminated = 143;

/**
 * `reeve put`: one after the other, and no more after the first that fails. Gives the status to exit with, 1
 * where something was left out.
 */
export async function putFiles(words: readonly string[], options: TransferOptions): Promise<number> {
  const place = words.at(-1) ?? '';
  const sources = words.slice(0, -1);
  if (sources.length === 0)
    throw usage('put wants a file, and then where it goes: FILE... TARGET:SHARE[/PATH]');
  if (sources.filter(source => source === '-').length > 1) throw usage('standard input can be put once');
  if (options.update && sources.includes('-'))
    throw usage('--update compares files, and standard input is none; leave it out');
  const {target, share, path} = remotePath(place);
  const into = sources.length > 1 || place.endsWith('/');
  if (namesSeveral(target)) {
    const {putOnHosts} = await import('./put-on-hosts.ts');
    return await putOnHosts({sources, place: {target, share, path}, into}, options);
  }
  using input = sources.includes('-') ? standardInput() : undefined;
  const {recursive, preserve, update, json} = options;
  return await withHost(target, options, async (host, {connection}) => {
    let isStream = false;
    using bar = new TransferBar({isWanted: !json});
    const leave = () => {
      bar.aside(() => say('left before it was done; put it again', host.name));
      process.exit(terminated);
    };
    using stop = stopOnInterrupt(interrupt => (isStream ? interrupt() : leave()));
    using _ = bar.besides(connection);
    const {signal} = stop;
    let skipped = 0;
    const onResume = ({bytes, ended}: Resumed) =>
      bar.aside(() => {
        if (ended !== undefined) say(`ended job ${ended}, an earlier put of the same`, host.name);
        if (bytes > 0) say(`going on at ${shownBytes(bytes)}`, host.name);
      });
    const seen = new SeenFiles();
    const onFile = (file: ShareFile) => {
      seen.add(file.path);
      if (json) process.stdout.write(inJsonLine({host: host.name, share, ...file}));
      else bar.aside(() => print([file.path]));
    };
    for (const source of sources) {
      isStream = source === '-';
      const from: PutSource = isStream && input ? input.bytes : source;
      const onProgress = bar.next(isStream ? 'standard input' : basename(resolve(source)));
      const how = {recursive, preserve, update, into, signal, onFile, onProgress, onResume};
      const putting = host.put(from, share, path, how);
      const put = await unlessAborted(putting, signal);
      if (put === undefined) return interrupted;
      if (json) process.stdout.write(inJsonLine({host: host.name, share, ...put}));
      skipped += put.skipped;
    }
    seen.learn({target, config: options.config}, share);
    return bar.aside(() => sayLeftOut({skipped}, host.name));
  });
}
