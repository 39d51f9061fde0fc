import {once} from 'node:events';
import type {Chunk} from '../../index.ts';
import {TerminalFilter} from '../../present/terminal/filter.ts';
import {outputError} from '../streams/standard-output.ts';

/** The destination of a job's output. */
export interface JobOutput {
  /** The offset of the first byte that was written but did not leave us yet; undefined if all did. */
  readonly unshown: number | undefined;
  /** The first failure to write our standard output; later output is lost. */
  readonly failure?: Error | undefined;
  /** Resolves when the reader of the pipe has room for more. */
  write(chunk: Chunk): Promise<void> | undefined;
  /** Resolves when all of it left us, or could not. */
  end(): Promise<void>;
  /** Restores the terminal at once, when the process ends without waiting for the rest. */
  abandon?(): void;
}

/**
 * Remote stdout to stdout, remote stderr to stderr: byte for byte into a pipe or a file, made safe on a terminal.
 */
export function openJobOutput(): JobOutput {
  const sinks = {stdout: new Sink(process.stdout), stderr: new Sink(process.stderr)};
  return {
    get unshown() {
      return lower(sinks.stdout.unshown, sinks.stderr.unshown);
    },
    get failure() {
      return sinks.stdout.failure;
    },
    write: chunk => sinks[chunk.channel].write(chunk),
    end: async () => void (await Promise.all([sinks.stdout.end(), sinks.stderr.end()])),
  };
}

const lower = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);

/** A transformation of bytes before they are shown. */
export interface OutputFilter {
  push(bytes: Uint8Array): string;
  /** The rest, and the sequences that restore the terminal. */
  end(): string;
}

/** Bytes that may wait for the reader of our pipe before the host is held back. */
const mostWaiting = 256 * 1024;

/**
 * One of our own two streams. A pipe that is full does not block the event loop, so that a pager that waits does not
 * cost the connection.
 */
export class Sink {
  readonly #stream: NodeJS.WriteStream;
  readonly #filter: OutputFilter | undefined;
  #isGathering = false;
  #waiting = 0;
  #shown = 0;
  #failure: Error | undefined;

  constructor(
    stream: NodeJS.WriteStream,
    filter: OutputFilter | undefined = stream.isTTY ? new TerminalFilter() : undefined,
  ) {
    this.#stream = stream;
    this.#filter = filter;
  }

  get unshown(): number | undefined {
    return this.#waiting === 0 ? undefined : this.#shown;
  }

  /** The first failure to write. */
  get failure(): Error | undefined {
    return this.#failure;
  }

  write({offset, bytes, done}: Chunk): Promise<void> | undefined {
    this.#gather();
    if (this.#waiting++ === 0) this.#shown = offset;
    this.#stream.write(this.#filter ? this.#filter.push(bytes) : bytes, error => {
      done();
      if (error) this.#failure ??= outputError(error);
      // A later write may succeed, but would stand in the wrong place.
      if (this.#failure) return;
      this.#waiting -= 1;
      this.#shown = offset + bytes.length;
    });
    return this.#stream.writableLength < mostWaiting ? undefined : this.#room();
  }

  async #room(): Promise<void> {
    // An error is kept by the callback of the write that had it.
    await once(this.#stream, 'drain').catch(() => {});
  }

  /** Bytes of one turn of the event loop, which come a TLS record at a time, leave in one piece. */
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
