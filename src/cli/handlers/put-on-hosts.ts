import {CodedError} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import type {Host, ShareFile} from '../../index.ts';
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

/** `reeve put` to several hosts side by side. One that fails is said, and stops no other. Returns the exit status. */
export async function putOnHosts({sources, place, into}: Putting, options: TransferOptions): Promise<number> {
  if (sources.includes('-')) throw usage('standard input can be put on one host');
  const {recursive, preserve, update, json} = options;
  const {share, path} = place;
  using stop = stopOnInterrupt();
  const {signal} = stop;
  const same = new SameFiles();
  const {answers, status} = await askHosts(place.target, options, async host => {
    let skipped = 0;
    const onFile = (file: ShareFile) => {
      same.require(file, host);
      if (json) process.stdout.write(inJsonLine({host: host.name, share, ...file}));
    };
    for (const source of sources) {
      const put = await host.put(source, share, path, {recursive, preserve, update, into, signal, onFile});
      if (json) process.stdout.write(inJsonLine({host: host.name, share, ...put}));
      skipped += put.skipped;
    }
    return sayLeftOut({skipped}, host.name);
  });
  if (signal.aborted) return interrupted;
  if (!json && answers.length > 0) say(same.inWords(answers.length));
  return Math.max(status, ...answers.map(({value}) => value));
}

/** Requires that every host got the same bytes: a source may change meanwhile. */
class SameFiles {
  readonly #digests = new Map<string, string>();

  /** @throws {CodedError} `file-changed` */
  require({path, digest}: ShareFile, {name}: Host): void {
    const first = this.#digests.get(path) ?? digest;
    this.#digests.set(path, first);
    if (first === digest) return;
    throw new CodedError(
      'file-changed',
      `${quote(path, 256)} changed while it was put: ${name} has another content than a host before`,
    );
  }

  inWords(hosts: number): string {
    const [only, ...others] = this.#digests;
    const where = hosts === 1 ? 'one host' : `all ${hosts} hosts that took it`;
    if (only && others.length === 0) return `${only[0]}: SHA-256 ${only[1]} on ${where}`;
    return `${this.#digests.size} files are the same on ${where}`;
  }
}
