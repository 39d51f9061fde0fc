import {ShareError} from '../errors.ts';
import type {Folder} from '../folder.ts';
import type {FileToBe} from '../incoming.ts';
import {Incoming} from '../incoming.ts';
import {kindOf} from '../kind.ts';
import type {ManifestFile} from '../manifest.ts';
import {Room} from '../room.ts';
import {SharePath} from '../share-path.ts';
import type {WaitingFile} from '../waiting-file.ts';
import type {Ledger} from './ledger.ts';
import {OpenFolders} from './open-folders.ts';
import {PartialNames} from './partial-names.ts';
import type {TransferRecord} from './reader.ts';
import {TransferReader} from './reader.ts';
import {Reservation} from './reservation.ts';

/** The destination of a transfer, and the bounds of what is taken. */
export interface Destination {
  readonly path: SharePath;
  /** Its name where `path` is a folder already. */
  readonly name?: SharePath | undefined;
  /** True if `path` must be a folder that is there. */
  readonly into?: boolean | undefined;
  /** Bytes that a file has at most; undefined for any. */
  readonly maxFile?: number | undefined;
  readonly umask: number;
  /**
   * Reserves room for so many bytes in all, of a share that has a quota. Resolves with how many there may be,
   * which may be less.
   */
  readonly reserve?: ((bytes: number) => Promise<number>) | undefined;
}

/**
 * Takes a transfer into a share. Its files have their names when all of it came and nothing was wrong with
 * it; otherwise none has, what was written is removed, and so are the folders that were made for it.
 *
 * @throws {ShareError}
 */
export async function receive(
  share: Folder,
  destination: Destination,
  {pieces, ledger}: {readonly pieces: AsyncIterable<Uint8Array>; readonly ledger: Ledger},
): Promise<ManifestFile[]> {
  const receiving = new Receiving(share, destination, new PartialNames(ledger));
  try {
    const reader = new TransferReader();
    for await (const piece of pieces) for (const record of reader.push(piece)) await receiving.take(record);
    reader.finish();
    await receiving.synced();
    for (const file of receiving.files) await ledger.file(file);
    await ledger.whole();
    return receiving.commit();
  } finally {
    if (await receiving.close()) await ledger.over();
  }
}

interface Arriving {
  readonly path: SharePath;
  /** The transfer's path of the folder that it is in. */
  readonly above: string | undefined;
  readonly incoming: Incoming;
  /** Since it is on disk. */
  file?: WaitingFile;
}

/**
 * Files that are brought to disk at a time: a disk does many syncs in about the time of one. Each is open
 * until then.
 */
const mostSyncing = 16;

class Receiving {
  readonly #top: SharePath;
  readonly #umask: number;
  readonly #reservation: Reservation;
  readonly #room: Room;
  readonly #folders: OpenFolders;
  readonly #partials: PartialNames;
  readonly #made: {readonly above: string | undefined; readonly name: Buffer}[] = [];
  /** In the order in which they came. */
  readonly #files: Arriving[] = [];
  /** True while the last of them comes. */
  #isOpen = false;
  /** In the order in which they were begun; none is an unhandled rejection. */
  readonly #syncing: Promise<void>[] = [];
  #named = 0;

  constructor(
    share: Folder,
    {umask, maxFile = Number.MAX_SAFE_INTEGER, reserve, ...destination}: Destination,
    partials: PartialNames,
  ) {
    const {path, above} = placeOf(share, destination);
    this.#top = path;
    this.#folders = new OpenFolders(above);
    this.#partials = partials;
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

  /** Gives all their names. A power cut in the midst of it leaves some with theirs, each whole. */
  commit(): ManifestFile[] {
    for (const {above, file} of this.#onDisk()) {
      file.rename(this.#folders.at(above));
      this.#named++;
    }
    this.#made.length = 0;
    for (const path of [...this.#folders.paths, undefined]) this.#folders.at(path).sync();
    return [...this.files];
  }

  /** Removes what has no name yet. @returns whether nothing of it is left */
  async close(): Promise<boolean> {
    await Promise.allSettled(this.#syncing);
    using folders = this.#folders;
    const isEachGone = this.#files
      .slice(this.#named)
      .map(({above, file, incoming}) =>
        wasDone(() => (file ? file.remove(folders.at(above)) : incoming[Symbol.dispose]())),
      )
      .every(isGone => isGone);
    // Somebody else may have put something into it, or have removed it.
    for (const {above, name} of this.#made.reverse()) wasDone(() => folders.at(above).removeFolder(name));
    return isEachGone;
  }

  async #begin({path: below, begin}: Extract<TransferRecord, {type: 'begin'}>): Promise<void> {
    const path = SharePath.of([...this.#top.names, ...below.names]);
    const name = path.names.at(-1) as Buffer;
    // The reader has seen to it that its folder came.
    const above = below.split()?.folder.shown;
    const {kind, size, mode, modified} = begin;
    if (kind === 'folder') {
      await this.#makeFolder(above, name, mode);
      this.#folders.add(begin.path, above, name);
      return;
    }
    const file: FileToBe = {
      size,
      mode,
      umask: this.#umask,
      modified: modified === undefined ? undefined : modified / 1000,
    };
    const folder = () => this.#folders.at(above);
    await this.#reservation.reach(this.#room.taken + (size ?? 0));
    const partial = await this.#partials.next(folder().path);
    const incoming = new Incoming(name, {folder, file, room: this.#room, partial});
    this.#files.push({path, above, incoming});
    this.#isOpen = true;
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
    const sync = bringToDisk(arriving, digest);
    sync.catch(() => {});
    this.#syncing.push(sync);
    if (this.#syncing.length >= mostSyncing) await this.#syncing.shift();
  }

  get #current(): Arriving | undefined {
    return this.#isOpen ? this.#files.at(-1) : undefined;
  }

  #onDisk(): IteratorObject<Arriving & {readonly file: WaitingFile}> {
    return this.#files.values().filter(isOnDisk);
  }

  /** A folder that is there keeps its mode; one that is made is made so that its owner can put into it. */
  async #makeFolder(place: string | undefined, name: Buffer, mode: number): Promise<void> {
    const above = this.#folders.at(place);
    if (above.stats(name) !== undefined) return;
    await this.#partials.makes(above.path.child(name));
    above.makeFolder(name, (mode | 0o700) & 0o777 & ~this.#umask);
    this.#made.push({above: place, name});
  }
}

const isOnDisk = (arriving: Arriving): arriving is Arriving & {readonly file: WaitingFile} =>
  arriving.file !== undefined;

async function bringToDisk(arriving: Arriving, digest: string): Promise<void> {
  const {incoming, path} = arriving;
  arriving.file = await incoming.sync();
  if (arriving.file.written.digest === digest) return;
  throw new ShareError('file-changed', `what came for "${path.shown}" has not the digest that was said`);
}

/** As scp does: into a folder that is there, else under the name that was given. */
function placeOf(
  share: Folder,
  {path, name, into}: Pick<Destination, 'path' | 'name' | 'into'>,
): {path: SharePath; above: Folder} {
  const place = path.split();
  if (place !== undefined) {
    using above = share.descend(place.folder);
    const stats = above.stats(place.name);
    if (stats === undefined || kindOf(stats) !== 'folder') {
      if (into !== true) return {path, above: share.descend(place.folder)};
      if (stats === undefined)
        throw new ShareError('no-such-file', `"${path.shown}" is not there; it must be a folder`);
    }
  }
  const folder = share.descend(path);
  try {
    const [own] = name?.names ?? [];
    if (own === undefined)
      throw new ShareError('not-a-file', `"${path.shown}" is a folder, and what comes has no name`);
    return {path: path.child(own), above: folder};
  } catch (error) {
    folder[Symbol.dispose]();
    throw error;
  }
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
