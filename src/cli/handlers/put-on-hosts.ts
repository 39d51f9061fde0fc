import type {ShareFile} from '../../index.ts';
import {SharedSource} from '../../index.ts';
import {inJsonLine} from '../../present/json.ts';
import {stopOnInterrupt} from '../audit/stop-on-interrupt.ts';
import {usage} from '../errors.ts';
import {sayLeftOut} from '../files/expand-places.ts';
import type {TransferOptions} from '../files/transfer-options.ts';
import {askHosts} from '../fleet/ask-hosts.ts';
import {interrupted} from '../job/interrupts.ts';
import {say} from '../print.ts';
import type {RemotePath} from '../remote-path.ts';

/** The sources, and their place on each host. */
interface Putting {
  readonly sources: readonly string[];
  readonly place: RemotePath;
  /** True if the place is a folder. */
  readonly into: boolean;
}

/** `reeve put` to several hosts side by side. Each is given the same, at its own pace. One that fails is said, and stops no other. Returns the exit status. */
export async function putOnHosts({sources, place, into}: Putting, options: TransferOptions): Promise<number> {
  if (sources.includes('-')) throw usage('standard input can be put on one host');
  const {recursive, preserve, update, json} = options;
  const {share, path} = place;
  using stop = stopOnInterrupt();
  const {signal} = stop;
  const shared = new SharedSource();
  /** By the paths on the hosts. */
  const digests = new Map<string, string>();
  const {answers, status} = await askHosts(
    place.target,
    options,
    async host => {
      let skipped = 0;
      const onFile = (file: ShareFile) => {
        digests.set(file.path, file.digest);
        if (json) process.stdout.write(inJsonLine({host: host.name, share, ...file}));
      };
      for (const source of sources) {
        const how = {recursive, preserve, update, into, shared, signal, onFile};
        const put = await host.put(source, share, path, how);
        if (json) process.stdout.write(inJsonLine({host: host.name, share, ...put}));
        skipped += put.skipped;
      }
      return sayLeftOut({skipped}, host.name);
    },
    {signal},
  );
  if (signal.aborted) return interrupted;
  if (!json && digests.size > 0 && answers.length > 0) say(inWords(digests, answers.length));
  return Math.max(status, ...answers.map(({value}) => value));
}

function inWords(digests: ReadonlyMap<string, string>, hosts: number): string {
  const [only, ...others] = digests;
  const where = hosts === 1 ? 'one host' : `all ${hosts} hosts that took it`;
  if (only && others.length === 0) return `${only[0]}: SHA-256 ${only[1]} on ${where}`;
  return `${digests.size} files are the same on ${where}`;
}
