import {ShareError} from '../errors.ts';
import type {Folder} from '../folder.ts';
import type {FileToBe} from '../incoming.ts';
import {Incoming} from '../incoming.ts';
import type {ManifestFile} from '../manifest.ts';
import {Room} from '../room.ts';
import {SharePath} from '../share-path.ts';
import type {WaitingFile} from '../waiting-file.ts';
import {ComingFolders} from './coming-folders.ts';
import type {Ledger, PartialFile} from './ledger.ts';
import type {LeftParts} from './left-parts.ts';
import {PartialNames} from './partial-names.ts';
import type {Destination} from './place.ts';
import type {TransferRecord} from './reader.ts';
import type {Begin} from './record.ts';
import {Reservation} from './reservation.ts';

/** The books of a transfer, and what an earlier one left. */
export interface ReceivingBooks {
  readonly ledger: Ledger;
  readonly left: LeftParts;
  /** True if a later put may go on with its partial files. */
  readonly mayBeKept: boolean;
}

interface Arriving {
  readonly path: SharePath;
  /** The transfer's path of the folder that it is for. */
  readonly above: string | undefined;
  /** The folder that it waits in. */
  readonly folder: () => Folder;
  readonly incoming: Incoming;
  /** As the ledger is told of it; undefined if no later put may go on with it. */
  readonly known: PartialFile | undefined;
  /** Since it is on disk. */
  file?: WaitingFile;
}

/**
 * Files that are brought to disk at a time: a disk does many syncs in about the time of one. Each is open
 * until then.
 */
const mostSyncing = 16;
/** The ledger knows of files of so many bytes when they are begun, and of others soon after. */
const largeBytes = 1024 * 1024;
/** Partial files of one put that another may go on with at most. */
const mostKnown = 10_000;

/** The files of a transfer into a share, from their beginnings to their names. */
export class Receiving {
  readonly #top: SharePath;
  readonly #umask: number;
  readonly #reservation: Reservation;
  readonly #room: Room;
  readonly #folders: ComingFolders;
  readonly #partials: PartialNames;
  readonly #books: ReceivingBooks;
  /** In the order in which they came. */
  readonly #files: Arriving[] = [];
  #known = 0;
  readonly #told = new Set<PartialFile>();
  /** True while the last of them comes. */
  #isOpen = false;
  /** In the order in which they were begun; none is an unhandled rejection. */
  readonly #syncing: Promise<void>[] = [];
  #named = 0;

  constructor(
    {path, above}: {readonly path: SharePath; readonly above: Folder},
    {umask, maxFile = Number.MAX_SAFE_INTEGER, reserve}: Destination,
    books: ReceivingBooks,
  ) {
    this.#top = path;
    this.#folders = new ComingFolders(above);
    this.#partials = new PartialNames(books.ledger);
    this.#books = books;
    this.#umask = umask;
    const freeBytes = () => above.freeBytes();
    const reservation = new Reservation(reserve);
    this.#reservation = reservation;
    this.#room = new Room({
      maxFile,
      freeBytes,
      get quota() {
        return reservation.bytes;
      },
    });
  }

  async take(record: TransferRecord): Promise<void> {
    switch (record.type) {
      case 'begin':
        return this.#begin(record);
      case 'content':
        return this.#write(record.bytes);
      case 'end':
        return this.#end(record.end.digest);
      case 'whole':
        return;
    }
  }

  /** Resolves when all that came is on disk. */
  async synced(): Promise<void> {
    await Promise.all(this.#syncing.splice(0));
  }

  /** All that wait for their names. */
  get files(): Iterable<ManifestFile> {
    return this.#onDisk().map(({path, file}) => ({path: path.shown, ...file.written}));
  }

  /** Makes the folders, and gives all files their names. A power cut in the midst of it leaves some with theirs, each whole. */
  async commit(): Promise<ManifestFile[]> {
    await this.#folders.make(path => this.#partials.makes(path));
    for (const {above, folder, file} of this.#onDisk()) {
      file.rename(folder(), this.#folders.at(above));
      this.#named++;
    }
    this.#folders.sync();
    return [...this.files];
  }

  /** Leaves what came for a later put. */
  async keep(): Promise<void> {
    await Promise.allSettled(this.#syncing);
    using _folders = this.#folders;
    let {bytes} = this.#books.left;
    for (const arriving of this.#files) {
      const {known, file, incoming} = arriving;
      if (known === undefined || incoming.at === 0) wasDone(() => remove(arriving));
      else {
        if (file === undefined) incoming.leave();
        bytes += incoming.at;
        await this.#tell(known, false);
      }
    }
    await this.#books.ledger.kept(bytes);
  }

  /** Removes what has no name yet. @returns whether nothing of it is left */
  async close(): Promise<boolean> {
    await Promise.allSettled(this.#syncing);
    using folders = this.#folders;
    const isEachGone = this.#files
      .slice(this.#named)
      .map(arriving => wasDone(() => remove(arriving)))
      .every(isGone => isGone);
    folders.removeMade();
    return isEachGone && !this.#books.left.wereAny;
  }

  async #begin({path: below, begin}: Extract<TransferRecord, {type: 'begin'}>): Promise<void> {
    const path = SharePath.of([...this.#top.names, ...below.names]);
    const name = path.names.at(-1) as Buffer;
    // The reader has seen to it that its folder came.
    const above = below.split()?.folder.shown;
    const {kind, size, mode, modified} = begin;
    if (kind === 'folder') {
      // A folder is made so that its owner can put into it.
      this.#folders.add(begin.path, {above, name, mode: (mode | 0o700) & 0o777 & ~this.#umask});
      return;
    }
    const file: FileToBe = {
      size,
      mode,
      umask: this.#umask,
      modified: modified === undefined ? undefined : modified / 1000,
    };
    const claimed = this.#books.left.claim(begin);
    await this.#reservation.reach(this.#room.taken + (size ?? 0));
    const folder = claimed?.folder ?? this.#folders.waitingFor(above);
    const partial = claimed?.part ?? (await this.#partials.next(folder().path));
    const into = {path: parentOf(path), folder: () => this.#folders.at(above)};
    const incoming = new Incoming(name, {folder, into, file, room: this.#room, partial});
    const known = this.#knownOf(begin, {path, folder, incoming});
    this.#files.push({path, above, folder, incoming, known});
    this.#isOpen = true;
    if (known !== undefined && known.size >= largeBytes) await this.#tell(known, true);
  }

  async #tell(known: PartialFile, isLarge: boolean): Promise<void> {
    if (this.#told.has(known)) return;
    this.#told.add(known);
    await this.#books.ledger.partialFile(known, isLarge);
  }

  #knownOf(
    {size = 0, sourceTime}: Begin,
    {path, folder, incoming}: Pick<Arriving, 'path' | 'folder' | 'incoming'>,
  ): PartialFile | undefined {
    if (!this.#books.mayBeKept || sourceTime === undefined || size === 0) return undefined;
    if (++this.#known > mostKnown) return undefined;
    const {partial, inode} = incoming;
    return {path: path.shown, size, sourceTime, folder: folder().path.shown, name: partial.toString(), inode};
  }

  async #write(bytes: Uint8Array): Promise<void> {
    if (!this.#current) return;
    const {incoming} = this.#current;
    await this.#reservation.reach(this.#room.taken + incoming.wants(bytes.length));
    incoming.write(bytes);
  }

  async #end(digest: string): Promise<void> {
    const arriving = this.#current;
    if (!arriving) return;
    this.#isOpen = false;
    const sync = this.#bringToDisk(arriving, digest);
    sync.catch(() => {});
    this.#syncing.push(sync);
    if (this.#syncing.length >= mostSyncing) await this.#syncing.shift();
  }

  async #bringToDisk(arriving: Arriving, digest: string): Promise<void> {
    const {incoming, path, known} = arriving;
    arriving.file = await incoming.sync();
    if (arriving.file.written.digest !== digest)
      throw new ShareError('file-changed', `what came for "${path.shown}" has not the digest that was said`);
    if (known !== undefined && known.size < largeBytes) await this.#tell(known, false);
  }

  get #current(): Arriving | undefined {
    return this.#isOpen ? this.#files.at(-1) : undefined;
  }

  #onDisk(): IteratorObject<Arriving & {readonly file: WaitingFile}> {
    return this.#files.values().filter(isOnDisk);
  }
}

const isOnDisk = (arriving: Arriving): arriving is Arriving & {readonly file: WaitingFile} =>
  arriving.file !== undefined;

const parentOf = (path: SharePath) => path.split()?.folder ?? SharePath.share;

function remove({file, folder, incoming}: Arriving): void {
  if (file === undefined) incoming[Symbol.dispose]();
  else file.remove(folder());
}

function wasDone(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (!(error instanceof ShareError)) throw error;
    return false;
  }
}
