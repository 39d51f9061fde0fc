import {once} from 'node:events';
import type {Chunk} from '../client/chunk.ts';
import {TerminalFilter} from './terminal-filter.ts';

/** Where a job's output goes. `write` resolves when the reader of the pipe has room for more. */
export interface JobOutput {
  write(chunk: Chunk): Promise<void> | undefined;
  end(): Promise<void>;
}

/**
 * Remote stdout to stdout, remote stderr to stderr: byte for byte where it is a pipe or a file, made safe where it
 * is a terminal.
 */
export function openJobOutput(): JobOutput {
  const sinks = {stdout: new Sink(process.stdout), stderr: new Sink(process.stderr)};
  return {
    write: ({channel, bytes}) => sinks[channel].write(bytes),
    end: async () => void (await Promise.all([sinks.stdout.end(), sinks.stderr.end()])),
  };
}

/** Bytes that may wait for the reader of our pipe before the host is held back. */
const mostWaiting = 256 * 1024;

/**
 * One of our own two streams. A pipe that is full does not block the event loop, so that a pager that waits does not
 * cost the line.
 */
class Sink {
  readonly #stream: NodeJS.WriteStream;
  readonly #filter: TerminalFilter | undefined;
  #isGathering = false;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
    this.#filter = stream.isTTY ? new TerminalFilter() : undefined;
  }

  write(bytes: Buffer): Promise<void> | undefined {
    this.#gather();
    this.#stream.write(this.#filter ? this.#filter.push(bytes) : bytes);
    return this.#stream.writableLength < mostWaiting ? undefined : once(this.#stream, 'drain').then(() => {});
  }

  /** What comes in one turn of the event loop, a TLS record at a time, leaves in one piece. */
  #gather(): void {
    if (this.#isGathering) return;
    this.#isGathering = true;
    this.#stream.cork();
    setImmediate(() => {
      this.#isGathering = false;
      this.#stream.uncork();
    });
  }

  async end(): Promise<void> {
    const rest = this.#filter?.end() ?? '';
    await new Promise<void>(resolve => void this.#stream.write(rest, () => resolve()));
  }
}
