import {ShareError} from '../errors.ts';
import type {Folder} from '../folder.ts';
import type {FileToBe, WrittenFile} from '../incoming.ts';
import {Incoming} from '../incoming.ts';
import {kindOf} from '../kind.ts';
import {Room} from '../room.ts';
import {SharePath} from '../share-path.ts';
import type {TransferRecord} from './reader.ts';
import {TransferReader} from './reader.ts';

/** Where a transfer goes, and what is taken. */
export interface Destination {
  readonly path: SharePath;
  /** Its name where `path` is a folder already. */
  readonly name?: SharePath | undefined;
  /** Whether `path` must be a folder that is there. */
  readonly into?: boolean | undefined;
  /** Bytes that a file has at most; undefined for any. */
  readonly maxFile?: number | undefined;
  readonly umask: number;
}

export interface ReceivedFile extends WrittenFile {
  readonly path: SharePath;
}

/**
 * Takes a transfer into a share. Its files have their names when all of it came and nothing was wrong with it; otherwise none has,
 * what was written is removed, and so are the folders that were made for it.
 *
 * @throws {ShareError}
 */
export async function receive(
  share: Folder,
  destination: Destination,
  pieces: AsyncIterable<Uint8Array>,
): Promise<ReceivedFile[]> {
  using receiving = new Receiving(share, destination);
  const reader = new TransferReader();
  for await (const piece of pieces) for (const record of reader.push(piece)) await receiving.take(record);
  reader.finish();
  return receiving.commit();
}

class Receiving implements Disposable {
  readonly #top: SharePath;
  readonly #above: Folder;
  readonly #umask: number;
  readonly #room: Room;
  readonly #folders = new Map<string, Folder>();
  readonly #made: {readonly above: Folder; readonly name: Buffer}[] = [];
  readonly #files: {readonly path: SharePath; readonly incoming: Incoming}[] = [];
  #isCommitted = false;

  constructor(share: Folder, {umask, maxFile = Number.MAX_SAFE_INTEGER, ...destination}: Destination) {
    const {path, above} = placeOf(share, destination);
    this.#top = path;
    this.#above = above;
    this.#umask = umask;
    const freeBytes = () => above.freeBytes();
    this.#room = new Room({maxFile, quota: Number.MAX_SAFE_INTEGER, freeBytes});
  }

  async take(record: TransferRecord): Promise<void> {
    switch (record.type) {
      case 'begin':
        return this.#begin(record);
      case 'content':
        return this.#files.at(-1)?.incoming.write(record.bytes);
      case 'end': {
        const incoming = this.#files.at(-1)?.incoming;
        const written = await incoming?.sync();
        if (written?.digest === record.end.digest) return;
        throw new ShareError(
          'file-changed',
          `what came for "${incoming?.shown}" has not the digest that was said`,
        );
      }
      case 'whole':
        return;
    }
  }

  /** Gives all their names. A power cut in the midst of it leaves some with theirs, each whole. */
  commit(): ReceivedFile[] {
    const files = this.#files.map(({path, incoming}) => ({path, ...incoming.rename()}));
    this.#isCommitted = true;
    for (const folder of [...this.#folders.values(), this.#above]) folder.sync();
    return files;
  }

  [Symbol.dispose](): void {
    for (const {incoming} of this.#files) incoming[Symbol.dispose]();
    if (!this.#isCommitted) for (const {above, name} of this.#made.reverse()) removeEmpty(above, name);
    for (const folder of this.#folders.values()) folder[Symbol.dispose]();
    this.#above[Symbol.dispose]();
  }

  #begin({path: below, begin}: Extract<TransferRecord, {type: 'begin'}>): void {
    const path = SharePath.of([...this.#top.names, ...below.names]);
    const name = path.names.at(-1) as Buffer;
    const place = below.split()?.folder.shown;
    // The reader has seen to it that its folder came.
    const above = place === undefined ? this.#above : (this.#folders.get(place) as Folder);
    const {kind, size, mode, modified} = begin;
    if (kind === 'folder') {
      this.#folders.set(begin.path, this.#folder(above, name, mode));
      return;
    }
    const file: FileToBe = {
      size,
      mode,
      umask: this.#umask,
      modified: modified === undefined ? undefined : modified / 1000,
    };
    this.#files.push({path, incoming: new Incoming(above, name, {file, room: this.#room})});
  }

  /** The folder, which keeps its mode if it is there; else made, so that its owner can put into it. */
  #folder(above: Folder, name: Buffer, mode: number): Folder {
    if (above.stats(name) === undefined) {
      above.makeFolder(name, (mode | 0o700) & 0o777 & ~this.#umask);
      this.#made.push({above, name});
    }
    return above.folder(name);
  }
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

/** Somebody else may have put something into it, or have removed it. */
function removeEmpty(above: Folder, name: Buffer): void {
  try {
    above.removeFolder(name);
  } catch (error) {
    if (!(error instanceof ShareError)) throw error;
  }
}
