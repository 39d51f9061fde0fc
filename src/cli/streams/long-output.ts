import {once} from 'node:events';
import {isBrokenPipe} from './broken-pipe.ts';
import {OutputError} from './standard-output.ts';

/**
 * Our standard output, for what is long, or goes on for long. A failure to write it, such as a full disk, is thrown by the
 * next to wait for it. That its reader went away is not: the process is about to end then, see broken-pipe.ts. Of standard
 * error no failure is told: there would be no place to say it.
 */
export class LongOutput {
  readonly #stream: NodeJS.WriteStream;
  #failure: OutputError | undefined;
  #written: Promise<void> = Promise.resolve();

  constructor(stream: NodeJS.WriteStream = process.stdout) {
    this.#stream = stream;
  }

  get isTerminal(): boolean {
    return this.#stream.isTTY;
  }

  /** Resolves when there is room for more; undefined if there is. */
  write(piece: string | Uint8Array): Promise<void> | undefined {
    const {promise, resolve} = Promise.withResolvers<void>();
    this.#written = promise;
    const isOutput = this.#stream === process.stdout;
    const isFull = !this.#stream.write(piece, error => {
      if (isOutput && isBrokenPipe(error)) return;
      if (isOutput && error) this.#failure ??= new OutputError(error);
      resolve();
    });
    return isFull || this.#failure ? this.#room() : undefined;
  }

  /** Resolves when all of it left us. @throws {OutputError} */
  async end(): Promise<void> {
    await this.#written;
    if (this.#failure) throw this.#failure;
  }

  /** Waits for good where the reader went. */
  async #room(): Promise<void> {
    const written = this.#written;
    await Promise.race([once(this.#stream, 'drain').catch(() => written), written]);
    if (this.#failure) throw this.#failure;
  }
}
