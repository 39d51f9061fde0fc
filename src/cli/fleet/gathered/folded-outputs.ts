import type {HostOutcome} from '../../../index.ts';
import type {OwnWords} from '../../../node-sets/own-words.ts';
import {outputDiff} from '../../../present/fleet/output-diff.ts';
import {LongOutput} from '../../streams/long-output.ts';
import {nodesInWords, writeEqualOutput} from '../equal-output.ts';
import type {Channel, OutputEvent, OutputSink} from '../output-sink.ts';
import {safeLines} from '../safe-lines.ts';
import {BlockStore} from './block-store.ts';
import type {GatheredOutput} from './gathered-channel.ts';
import {GatheredChannel} from './gathered-channel.ts';

/** Bytes of an output that can be compared with another line by line. */
const mostCompared = 4 * 1024 * 1024;

export interface FoldedOptions {
  /** The words by which outputs may differ and still be equal; undefined if all of their bytes count. */
  readonly wordsOf?: ((host: string) => OwnWords) | undefined;
  /** True if other outputs are shown as their difference from that of most hosts. */
  readonly isDiff: boolean;
}

/**
 * The output of many hosts at the end: equal outputs once, below their hosts, those of most hosts first. Stdout
 * and stderr are compared apart.
 */
export class FoldedOutputs implements OutputSink, AsyncDisposable {
  readonly #isDiff: boolean;
  readonly #store = new BlockStore();
  readonly #channels: Readonly<Record<Channel, GatheredChannel>>;
  #writing: Promise<void> = Promise.resolve();

  constructor({wordsOf, isDiff}: FoldedOptions) {
    this.#isDiff = isDiff;
    this.#channels = {
      stdout: new GatheredChannel(this.#store, wordsOf),
      stderr: new GatheredChannel(this.#store, wordsOf),
    };
  }

  async write({host, channel, bytes}: OutputEvent): Promise<void> {
    this.#writing = this.#channels[channel].write(host, bytes);
    await this.#writing;
  }

  /** A host that ended without output has an empty one, which others can differ from. */
  async end({is, host}: HostOutcome): Promise<void> {
    if (is !== 'ended') return;
    for (const channel of Object.values(this.#channels)) await channel.end(host);
  }

  async close(): Promise<void> {
    // A run that was left is closed while something of it is still being written.
    await this.#writing;
    for (const name of ['stdout', 'stderr'] as const) {
      const channel = this.#channels[name];
      await channel.endAll();
      const output = new LongOutput(process[name]);
      await this.#write(output, channel.list(), name === 'stderr' ? ': stderr' : '');
      await output.end();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#store[Symbol.asyncDispose]();
  }

  async #write(output: LongOutput, outputs: readonly GatheredOutput[], note: string): Promise<void> {
    const [most, ...others] = outputs;
    if (!most) return;
    const block = ({hosts, bytes}: GatheredOutput) =>
      writeEqualOutput(output, `${nodesInWords(hosts)}${note}`, bytes());
    // The output of most hosts may be empty: the output of the others is all of the difference then.
    if (!this.#isDiff || most.size === 0) {
      for (const one of outputs) if (one.size > 0) await block(one);
      return;
    }
    await block(most);
    for (const other of others) {
      const diff = await differenceOf(most, other, note);
      if (diff === undefined) await block(other);
      else await output.write(output.isTerminal ? safeLines(diff) : diff);
    }
  }
}

/** Undefined if they are too large, or too different. */
async function differenceOf(
  most: GatheredOutput,
  other: GatheredOutput,
  note: string,
): Promise<Buffer | undefined> {
  if (most.size > mostCompared || other.size > mostCompared) return undefined;
  // A list of all hosts that several print is the same for each; a host's own name is another for each.
  const isLiteral = most.hosts.length > 1 && most.isLiteral && other.isLiteral;
  const named = async ({hosts, bytes, neutralBytes}: GatheredOutput) => {
    const pieces = await Array.fromAsync(isLiteral ? bytes() : neutralBytes());
    // A character each: bytes that are no UTF-8 stay what they are. Names are ASCII.
    return {name: `${nodesInWords(hosts)}${note}`, text: Buffer.concat(pieces).toString('latin1')};
  };
  const diff = outputDiff(await named(most), await named(other));
  return diff === undefined ? undefined : Buffer.from(diff, 'latin1');
}
