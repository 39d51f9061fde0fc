import {Socket} from 'node:net';
import {ShareError} from '../../shares/errors.ts';
import type {ManifestFile} from '../../shares/manifest.ts';
import {manifestLine} from '../../shares/manifest.ts';
import type {Ledger, PartialFolder} from '../../shares/transfer/ledger.ts';
import {linesOf} from './lines.ts';

/** A message of a helper to the server, a line of JSON. The server answers each with a line. */
export type Said =
  | ({readonly type: 'partials'} & PartialFolder)
  /** The next files of the manifest, and whether it is whole with them. */
  | {readonly type: 'files'; readonly files: readonly ManifestFile[]; readonly isWhole: boolean}
  /** It wants to put so many bytes in all. */
  | {readonly type: 'room'; readonly bytes: number}
  | {readonly type: 'over'};

/** The server's answer: that it is done, or why not. */
export interface Answered {
  readonly why?: string;
  /** Bytes that it may put in all. */
  readonly granted?: number;
}

/** The side channel of the helper's process has this descriptor. */
const descriptor = 3;
/** Characters of files that are told at once: a line has room for more, and one answer does for many. */
const atOnce = 32 * 1024;

/** The helper's end of its side channel: what it says is in the server's own data when it is answered. */
export class SideChannel implements Ledger, Disposable {
  readonly #socket = new Socket({fd: descriptor, readable: true, writable: true});
  readonly #answers: AsyncGenerator<string>;
  #files: ManifestFile[] = [];
  #length = 0;

  constructor() {
    this.#socket.on('error', () => {});
    this.#answers = linesOf(this.#socket);
  }

  async partials(folder: PartialFolder): Promise<void> {
    await this.#say({type: 'partials', ...folder});
  }

  /** Reserves room for so many bytes in all. Returns how many may be put, which may be less. */
  async reserve(bytes: number): Promise<number> {
    const {granted = 0} = await this.#say({type: 'room', bytes});
    return granted;
  }

  async file(file: ManifestFile): Promise<void> {
    const {length} = manifestLine(file);
    if (this.#length + length > atOnce) await this.#tell(false);
    this.#files.push(file);
    this.#length += length;
  }

  async whole(): Promise<void> {
    await this.#tell(true);
  }

  async over(): Promise<void> {
    // A server that is gone will look for itself.
    await this.#say({type: 'over'}).catch(() => {});
  }

  [Symbol.dispose](): void {
    this.#socket.destroy();
  }

  async #tell(isWhole: boolean): Promise<void> {
    const files = this.#files;
    this.#files = [];
    this.#length = 0;
    await this.#say({type: 'files', files, isWhole});
  }

  /** One thing at a time. @throws {ShareError} `file-failed` if the server is gone, or could not do it */
  async #say(said: Said): Promise<Answered> {
    this.#socket.write(`${JSON.stringify(said)}\n`);
    const {value} = await this.#answers.next();
    if (value === undefined) throw new ShareError('file-failed', 'the server of this host went away');
    const answered: Answered = JSON.parse(value);
    const {why} = answered;
    if (why === undefined) return answered;
    throw new ShareError('file-failed', `the server of this host cannot take note of it: ${why}`);
  }
}
