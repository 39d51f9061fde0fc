import {Socket} from 'node:net';
import {ShareError} from '../../shares/errors.ts';
import type {ManifestFile} from '../../shares/manifest.ts';
import {manifestLine} from '../../shares/manifest.ts';
import type {SharePath} from '../../shares/share-path.ts';
import type {Ledger, PartialFile, PartialFolder, Remains} from '../../shares/transfer/ledger.ts';
import {linesOf} from './lines.ts';

/** A message of a helper to the server, a line of JSON. The server answers each with a line. */
export type Said =
  /** It puts this, with its path in the share. */
  | {readonly type: 'begins'; readonly top: string}
  /** It wants to know what an earlier put of the same left; a part of it comes each time, until none does. */
  | {readonly type: 'remains'}
  | ({readonly type: 'partials'} & PartialFolder)
  /** Files that it is writing. */
  | {readonly type: 'partial-files'; readonly partialFiles: readonly PartialFile[]}
  /** The next files of the manifest, and whether it is whole with them. */
  | {readonly type: 'files'; readonly files: readonly ManifestFile[]; readonly isWhole: boolean}
  /** It wants to put so many bytes in all. */
  | {readonly type: 'room'; readonly bytes: number}
  /** It was cut off, and leaves files of so many bytes. */
  | {readonly type: 'kept'; readonly bytes: number}
  | {readonly type: 'over'}
  /** It wants to know which names partial files have in the share; a part comes each time, until none does. */
  | {readonly type: 'hidden'};

/** The server's answer: that it is done, or why not. */
export interface Answered {
  readonly why?: string;
  /** Bytes that it may put in all. */
  readonly granted?: number;
  /** The job of an earlier put that was ended for this one. */
  readonly ended?: string | undefined;
  readonly partialFiles?: readonly PartialFile[];
  readonly folders?: readonly PartialFolder[];
}

/** The side channel of the helper's process has this descriptor. */
const descriptor = 3;
/** Characters of files that are told at once: a line has room for more, and one answer does for many. */
export const atOnce = 32 * 1024;

/** The helper's end of its side channel: what it says is in the server's own data when it is answered. */
export class SideChannel implements Ledger, Disposable {
  readonly #socket = new Socket({fd: descriptor, readable: true, writable: true});
  readonly #answers: AsyncGenerator<string>;
  #files: ManifestFile[] = [];
  #length = 0;
  #partialFiles: PartialFile[] = [];
  #partialLength = 0;

  constructor() {
    this.#socket.on('error', () => {});
    this.#answers = linesOf(this.#socket);
  }

  async begins({shown: top}: SharePath): Promise<Remains> {
    const {ended} = await this.#say({type: 'begins', top});
    return {ended, files: await this.#all({type: 'remains'}, ({partialFiles}) => partialFiles)};
  }

  async partials(folder: PartialFolder): Promise<void> {
    await this.#say({type: 'partials', ...folder});
  }

  async partialFile(file: PartialFile, isLarge: boolean): Promise<void> {
    const {length} = JSON.stringify(file);
    // One of such a path begins anew.
    if (length > atOnce) return;
    if (this.#partialLength + length > atOnce) await this.#tellPartials();
    this.#partialFiles.push(file);
    this.#partialLength += length;
    if (isLarge) await this.#tellPartials();
  }

  async kept(bytes: number): Promise<void> {
    // A server that is gone goes by what it was told before.
    await this.#tellPartials()
      .then(() => this.#say({type: 'kept', bytes}))
      .catch(() => {});
  }

  /** The folders of the share in which transfers have partial files, with the seeds of their names. */
  hidden(): Promise<PartialFolder[]> {
    return this.#all({type: 'hidden'}, ({folders}) => folders);
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

  async #tellPartials(): Promise<void> {
    const partialFiles = this.#partialFiles;
    this.#partialFiles = [];
    this.#partialLength = 0;
    if (partialFiles.length > 0) await this.#say({type: 'partial-files', partialFiles});
  }

  async #all<Item>(
    said: Said,
    itemsOf: (answered: Answered) => readonly Item[] | undefined,
  ): Promise<Item[]> {
    const items: Item[] = [];
    for (;;) {
      const more = itemsOf(await this.#say(said)) ?? [];
      if (more.length === 0) return items;
      items.push(...more);
    }
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
