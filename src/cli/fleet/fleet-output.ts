import {once} from 'node:events';
import type {HostOutcome} from '../../index.ts';
import {outputError} from '../streams/standard-output.ts';
import {LabelledLines} from './labelled-lines.ts';
import type {Channel, OutputEvent, OutputSink} from './output-sink.ts';
import {safeLines} from './safe-lines.ts';
import type {Speaker} from './speaker.ts';

/** Bytes that may wait for the reader of our pipe before hosts are held back. */
const mostWaiting = 256 * 1024;

/**
 * The output of many hosts as `HOST: line`: remote stdout to stdout, remote stderr to stderr. Lines are whole
 * and follow one another. On a terminal they are made safe, as the output of one host is.
 */
export class FleetOutput implements OutputSink {
  readonly #isLabelled: boolean;
  readonly #speaker: Speaker;
  readonly #hosts = new Map<string, Record<Channel, LabelledLines>>();
  #failure: Error | undefined;

  constructor({isLabelled, speaker}: {isLabelled: boolean; speaker: Speaker}) {
    this.#isLabelled = isLabelled;
    this.#speaker = speaker;
  }

  async write({host, channel, bytes}: OutputEvent): Promise<void> {
    await this.#put(channel, this.#linesOf(host)[channel].push(bytes));
  }

  async end({host}: HostOutcome): Promise<void> {
    const lines = this.#hosts.get(host);
    this.#hosts.delete(host);
    if (!lines) return;
    for (const channel of ['stdout', 'stderr'] as const) await this.#put(channel, lines[channel].end());
  }

  async close(): Promise<void> {}

  #linesOf(host: string): Record<Channel, LabelledLines> {
    const known = this.#hosts.get(host);
    if (known) return known;
    const label = this.#isLabelled ? `${host}: ` : '';
    const lines = {stdout: new LabelledLines(label), stderr: new LabelledLines(label)};
    this.#hosts.set(host, lines);
    return lines;
  }

  async #put(channel: Channel, lines: Buffer): Promise<void> {
    if (lines.length === 0) return;
    const stream = process[channel];
    const shown = stream.isTTY ? safeLines(lines) : lines;
    if (typeof shown === 'string' && this.#speaker.writeAbove(stream, shown)) return;
    stream.write(shown, error => {
      if (error && channel === 'stdout') this.#failure ??= outputError(error);
    });
    if (stream.writableLength >= mostWaiting) await once(stream, 'drain').catch(() => {});
    if (this.#failure) throw this.#failure;
  }
}
