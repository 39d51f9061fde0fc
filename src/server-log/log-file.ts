import {stat} from 'node:fs/promises';
import {join} from 'node:path';
import type {RotatingFileStream} from 'rotating-file-stream';
import {createStream} from 'rotating-file-stream';
import {messageOf} from '../base/errors.ts';
import {makeFolder} from '../base/own-folder.ts';
import {requireTrustedPlace} from '../base/trusted-path.ts';

/** A file of the log is put aside at this size, and so many are kept. */
const rotation = {size: '10M', maxFiles: 5, mode: 0o640} as const;

/** Makes the folder of log files where there is none. @throws {FileTrustError}, and what the system says */
export function makeLogFolder(dir: string): void {
  requireTrustedPlace(dir);
  makeFolder(dir, 0o750);
  // In a sticky folder somebody else may have been first.
  requireTrustedPlace(dir);
}

/**
 * A log file that rotates by size, and that outlives its disk: one that was deleted or moved, or that could
 * not be written, is opened anew at the next `look`. Lines that come meanwhile are counted, not kept.
 */
export class LogFile {
  readonly #dir: string;
  readonly #path: string;
  readonly #name: string;
  readonly #failed: (message: string) => void;
  #stream: RotatingFileStream | undefined;
  /** The file that the stream writes to, as far as it has opened it. */
  #opened: {dev: number; ino: number} | undefined;
  #lost = 0;
  #isFailing = false;

  /** @param failed is called when lines begin to be lost */
  constructor(dir: string, name: string, failed: (message: string) => void) {
    this.#dir = dir;
    this.#name = name;
    this.#path = join(dir, name);
    this.#failed = failed;
    this.#open();
  }

  write(line: string): void {
    if (!this.#stream) {
      this.#lost++;
      return;
    }
    const stream = this.#stream;
    stream.write(line, error => {
      if (error) this.#lost++;
      else if (stream === this.#stream) this.#isFailing = false;
    });
  }

  /** Opens it anew where its path leads elsewhere by now, or where it could not be written. */
  async look(): Promise<void> {
    if (this.#stream) {
      const {dev, ino} = await stat(this.#path).catch(() => ({dev: -1, ino: -1}));
      // Not opened yet, or being put aside.
      if (!this.#opened || (dev === this.#opened.dev && ino === this.#opened.ino)) return;
      this.#stream.end();
    }
    try {
      makeLogFolder(this.#dir);
      this.#open();
    } catch (error) {
      this.#stream = undefined;
      this.#fail(error);
    }
  }

  /** Writes the waiting lines, and closes the file. */
  async close(): Promise<void> {
    const stream = this.#stream;
    this.#stream = undefined;
    if (stream) await new Promise<void>(done => void stream.once('error', () => done()).end(() => done()));
  }

  #open(): void {
    const stream = createStream(this.#name, {path: this.#dir, ...rotation});
    this.#stream = stream;
    this.#opened = undefined;
    stream.on('rotation', () => {
      if (stream === this.#stream) this.#opened = undefined;
    });
    stream.on('open', () => {
      stat(this.#path).then(
        ({dev, ino}) => {
          if (stream === this.#stream) this.#opened = {dev, ino};
        },
        () => {},
      );
    });
    stream.on('error', error => {
      if (stream !== this.#stream) return;
      this.#stream = undefined;
      this.#fail(error);
    });
    // The last line of what could not be written may be torn.
    if (this.#lost > 0) stream.write('\n');
    this.#tellLost();
  }

  #tellLost(): void {
    if (this.#lost === 0) return;
    const lines = this.#lost;
    this.#lost = 0;
    const msg = 'lines of this log could not be written and are missing here';
    this.write(`${JSON.stringify({level: 40, time: Date.now(), lines, msg})}\n`);
  }

  #fail(error: unknown): void {
    if (this.#isFailing) return;
    this.#isFailing = true;
    this.#failed(`cannot write the log: ${messageOf(error)}`);
  }
}
