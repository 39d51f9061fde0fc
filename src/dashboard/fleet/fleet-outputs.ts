import type {Hash} from 'node:crypto';
import {createHash} from 'node:crypto';
import {setImmediate as turn} from 'node:timers/promises';
import {visible} from '../../base/quote.ts';
import type {FleetEvent} from '../../index.ts';
import {foldNodeSet} from '../../index.ts';
import {outputDiff} from '../../present/fleet/output-diff.ts';
import {harmlessText} from '../output/harmless-text.ts';
import type {SpoolRoom} from '../output/spool.ts';
import {Spool} from '../output/spool.ts';
import type {FoldedOutput, FoldedTold} from './fleet-told.ts';

type Channel = 'stdout' | 'stderr';
type OutputEvent = Extract<FleetEvent, {type: 'output'}>;

/** Outputs that are told, those of most hosts; bytes of one; bytes that are read for these. */
const mostTold = 40;
const mostBytes = 8 * 1024;
const mostRead = 4 * 1024 * 1024;
/** Bytes of an output that is compared line by line with another, and outputs that are. */
const mostCompared = 64 * 1024;
const mostDifferences = 12;

interface HostOutput {
  readonly spool: Spool;
  readonly digests: Readonly<Record<Channel, Hash>>;
  readonly sizes: Record<Channel, number>;
  /** The digest of each channel, once the host ended. */
  whole: Readonly<Record<Channel, string>> | undefined;
  /** The offset that the next byte has, unless bytes are missing. */
  next: number;
}

/** Hosts whose output is equal. */
interface Equal {
  readonly hosts: readonly string[];
  readonly output: HostOutput;
}

/** The outputs of a run on several hosts, each in the spool as it comes; of what is equal the digests tell. */
export class FleetOutputs implements AsyncDisposable {
  readonly #room: SpoolRoom;
  readonly #outputs = new Map<string, HostOutput>();

  constructor(room: SpoolRoom) {
    this.#room = room;
  }

  /** Forgets what a host printed: it is run again. */
  async begin(host: string): Promise<void> {
    const known = this.#outputs.get(host);
    this.#outputs.delete(host);
    await known?.spool[Symbol.asyncDispose]();
  }

  /** @throws {DashboardError} `spool-failed` */
  async append({host, channel, offset, bytes}: OutputEvent): Promise<void> {
    const output = this.#of(host);
    // Outputs of which other bytes are missing are not equal.
    if (offset !== output.next) output.digests[channel].update(`bytes ${output.next} to ${offset} are gone`);
    output.next = offset + bytes.length;
    output.digests[channel].update(bytes);
    output.sizes[channel] += bytes.length;
    await output.spool.append(channel, offset, bytes);
  }

  /** A host ended, which may have printed nothing. */
  end(host: string): void {
    const output = this.#of(host);
    const {stdout, stderr} = output.digests;
    output.whole ??= {stdout: stdout.digest('base64'), stderr: stderr.digest('base64')};
  }

  /** The outputs of the hosts that ended, equal ones once, those of most hosts first. */
  async folded(channel: Channel, differences: boolean): Promise<FoldedTold> {
    const groups = this.#groups(channel);
    const [most] = groups;
    const outputs: FoldedOutput[] = [];
    for (const [index, group] of groups.slice(0, mostTold).entries()) {
      const isCompared = differences && index > 0 && index <= mostDifferences;
      const difference = most && isCompared ? await differenceOf(most, group, channel) : undefined;
      outputs.push(difference ?? (await wholeOf(group, channel)));
      // Comparing may take long: others are heard in between.
      await turn();
    }
    return {outputs, more: Math.max(0, groups.length - mostTold)};
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const outputs = [...this.#outputs.values()];
    this.#outputs.clear();
    for (const {spool} of outputs) await spool[Symbol.asyncDispose]();
  }

  #of(host: string): HostOutput {
    const known = this.#outputs.get(host);
    if (known) return known;
    const output: HostOutput = {
      spool: new Spool(this.#room),
      digests: {stdout: createHash('sha256'), stderr: createHash('sha256')},
      sizes: {stdout: 0, stderr: 0},
      whole: undefined,
      next: 0,
    };
    this.#outputs.set(host, output);
    return output;
  }

  #groups(channel: Channel): Equal[] {
    const ended = [...this.#outputs].filter(([, {whole}]) => whole !== undefined);
    const byDigest = Map.groupBy(ended, ([, {whole}]) => whole?.[channel]);
    return [...byDigest.values()]
      .flatMap(equal => {
        const [first] = equal;
        return first ? [{hosts: equal.map(([host]) => host), output: first[1]}] : [];
      })
      .sort((a, b) => b.hosts.length - a.hosts.length);
  }
}

async function wholeOf({hosts, output}: Equal, channel: Channel): Promise<FoldedOutput> {
  const bytes = await bytesOf(output, channel, mostBytes);
  return {
    ...named(hosts),
    size: output.sizes[channel],
    text: harmlessText(bytes),
    isCut: bytes.length < output.sizes[channel],
    isDifference: false,
  };
}

/** Undefined if they are too long, too different, or not whole any more. */
async function differenceOf(most: Equal, other: Equal, channel: Channel): Promise<FoldedOutput | undefined> {
  const sizes = [most, other].map(({output}) => output.sizes[channel]);
  if (sizes.some(size => size > mostCompared)) return undefined;
  const [a, b] = await Promise.all([most, other].map(({output}) => bytesOf(output, channel, mostCompared)));
  if (!a || !b || a.length !== sizes[0] || b.length !== sizes[1]) return undefined;
  // A character each: bytes that are no UTF-8 stay what they are. Names are ASCII.
  const diff = outputDiff(
    {name: foldNodeSet(most.hosts), text: a.toString('latin1')},
    {name: foldNodeSet(other.hosts), text: b.toString('latin1')},
  );
  if (diff === undefined) return undefined;
  const bytes = Buffer.from(diff, 'latin1');
  return {
    ...named(other.hosts),
    size: other.output.sizes[channel],
    text: harmlessText(bytes.subarray(0, mostBytes)),
    isCut: bytes.length > mostBytes,
    isDifference: true,
  };
}

const named = (hosts: readonly string[]) => ({hosts: visible(foldNodeSet(hosts)), count: hosts.length});

/** The first bytes of a channel that are there. */
async function bytesOf({spool, sizes}: HostOutput, channel: Channel, most: number): Promise<Buffer> {
  const found: Buffer[] = [];
  let left = Math.min(most, sizes[channel]);
  for (let at = spool.begin, read = 0; left > 0 && at < spool.end && read < mostRead; ) {
    const pieces = await spool.read(at, mostBytes * 8);
    const last = pieces.at(-1);
    if (!last) break;
    for (const {bytes, channel: of} of pieces) {
      if (of !== channel) continue;
      found.push(bytes.subarray(0, left));
      left -= Math.min(left, bytes.length);
    }
    read += last.offset + last.length - at;
    at = last.offset + last.length;
  }
  return Buffer.concat(found);
}
