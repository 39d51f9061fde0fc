import {once} from 'node:events';
import type {FleetEvent} from '../../index.ts';
import {TerminalFilter} from '../../present/terminal/filter.ts';
import {say} from '../print.ts';
import {outputError} from '../streams/standard-output.ts';
import {LabelledLines} from './labelled-lines.ts';

type Output = Extract<FleetEvent, {type: 'output'}>;
type Channel = Output['channel'];

/** Bytes that may wait for the reader of our pipe before hosts are held back. */
const mostWaiting = 256 * 1024;

/**
 * The output of many hosts as `HOST: line`: remote stdout to stdout, remote stderr to stderr. Lines are whole
 * and follow one another. On a terminal they are made safe, as the output of one host is.
 */
export class FleetOutput {
  readonly #isLabelled: boolean;
  readonly #hosts = new Map<string, HostLines>();
  #failure: Error | undefined;

  constructor({isLabelled}: {isLabelled: boolean}) {
    this.#isLabelled = isLabelled;
  }

  /** The first failure to write our standard output; later output is lost. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Resolves when there is room for more. */
  async write({host, channel, offset, bytes}: Output): Promise<void> {
    const lines = this.#linesOf(host);
    if (offset > lines.next) say(`its output from byte ${lines.next} to ${offset} is no longer held`, host);
    lines.next = offset + bytes.length;
    await this.#put(channel, lines[channel].push(bytes));
  }

  /** Nothing more comes of a host. */
  async end(host: string): Promise<void> {
    const lines = this.#hosts.get(host);
    this.#hosts.delete(host);
    if (!lines) return;
    for (const channel of ['stdout', 'stderr'] as const) await this.#put(channel, lines[channel].end());
  }

  #linesOf(host: string): HostLines {
    const known = this.#hosts.get(host);
    if (known) return known;
    const label = this.#isLabelled ? `${host}: ` : '';
    const lines = {next: 0, stdout: new LabelledLines(label), stderr: new LabelledLines(label)};
    this.#hosts.set(host, lines);
    return lines;
  }

  async #put(channel: Channel, lines: Buffer): Promise<void> {
    if (lines.length === 0) return;
    const stream = process[channel];
    stream.write(stream.isTTY ? harmless(lines) : lines, error => {
      if (error && channel === 'stdout') this.#failure ??= outputError(error);
    });
    if (stream.writableLength >= mostWaiting) await once(stream, 'drain').catch(() => {});
    if (this.#failure) throw this.#failure;
  }
}

interface HostLines extends Record<Channel, LabelledLines> {
  /** The offset of the byte that is due. */
  next: number;
}

/** Colours end with their line: the next one is another host's. */
function harmless(lines: Buffer): string {
  const shown: string[] = [];
  for (let from = 0; from < lines.length; ) {
    const end = lines.indexOf(0x0a, from) + 1;
    const filter = new TerminalFilter();
    shown.push(`${filter.push(lines.subarray(from, end - 1))}${filter.end()}\n`);
    from = end;
  }
  return shown.join('');
}
