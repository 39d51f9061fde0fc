import type {Hash} from 'node:crypto';
import {createHash, randomBytes} from 'node:crypto';
import {closeSync, fchmodSync, fstatSync, fsync, ftruncateSync, futimesSync, writeSync} from 'node:fs';
import {promisify} from 'node:util';
import {ShareError, shareErrorOf} from './errors.ts';
import type {Folder} from './folder.ts';
import {kindOf, kindWords} from './kind.ts';
import type {Room} from './room.ts';
import {requireName} from './share-path.ts';

/** What a file is to be when it has its name. */
export interface FileToBe {
  /** Bytes; undefined where they are known at the end alone. */
  readonly size?: number | undefined;
  /** For one that is new: of a file that is replaced the mode is kept. */
  readonly mode: number;
  readonly umask: number;
  /** When its content was written, in seconds since 1970; now where it is not given. */
  readonly modified?: number | undefined;
}

/** A file that was written, and has its name since `rename`. */
export interface WrittenFile {
  readonly size: number;
  readonly mode: number;
  /** SHA-256, in hexadecimal. */
  readonly digest: string;
}

/**
 * A file on its way into a folder. It is written under a random name, which nobody can have taken beforehand, with a mode
 * that lets nobody else in; only when it is whole, and on disk, does it take its own.
 */
export class Incoming implements Disposable {
  /** The name that it is written under. */
  readonly partial: Buffer = Buffer.from(`.${randomBytes(16).toString('hex')}.part`);
  readonly #folder: Folder;
  readonly #name: Buffer;
  readonly #file: FileToBe;
  readonly #room: Room;
  readonly #fd: number;
  readonly #hash: Hash = createHash('sha256');
  #at = 0;
  #reserved = 0;
  #written: WrittenFile | undefined;
  #hasName = false;

  /** @throws {ShareError} where it may not have this name, or there is no room for it; nothing was made then */
  constructor(folder: Folder, name: Buffer, {file, room}: {file: FileToBe; room: Room}) {
    requireName(name);
    this.#folder = folder;
    this.#name = name;
    this.#file = file;
    this.#room = room;
    this.#modeOfReplaced();
    this.#reserve(file.size ?? 0);
    try {
      this.#fd = folder.create(this.partial, 0o600);
    } catch (error) {
      room.giveBack(this.#reserved);
      throw error;
    }
  }

  /** The path that it will have, as it is shown. */
  get shown(): string {
    return this.#folder.path.child(this.#name).shown;
  }

  /** Bytes that were written so far. */
  get at(): number {
    return this.#at;
  }

  /**
   * Writes the next bytes. Blocks of zeros are left out, and become holes.
   *
   * @throws {ShareError} `file-too-large`, `quota-full`, `disk-full`, `file-failed`, `file-changed` for more than was announced
   */
  write(bytes: Uint8Array): void {
    const end = this.#at + bytes.length;
    const {size} = this.#file;
    if (size !== undefined && end > size)
      throw new ShareError(
        'file-changed',
        `more than the ${size} bytes that were announced came for "${this.shown}"`,
      );
    if (size === undefined && end > this.#reserved)
      this.#reserve(end + this.#room.ahead(end - this.#reserved, end), end);
    this.#hash.update(bytes);
    for (const {from, to} of stretches(bytes, this.#at))
      this.#writeAll(bytes.subarray(from, to), this.#at + from);
    this.#at = end;
  }

  /**
   * Syncs what was written, whose digest then stands for what is on disk.
   *
   * @throws {ShareError} `file-changed` where less than was announced came; `disk-full`, `file-failed`
   */
  async sync(): Promise<WrittenFile> {
    const {size, umask, modified} = this.#file;
    if (size !== undefined && this.#at !== size)
      throw new ShareError('file-changed', `${this.#at} of ${size} bytes came for "${this.shown}"`);
    const mode = this.#modeOfReplaced() ?? this.#file.mode & 0o777 & ~umask;
    try {
      // A hole at the end.
      ftruncateSync(this.#fd, this.#at);
      // After the last write, which would clear nothing here: no setuid, setgid or sticky bit is ever set.
      fchmodSync(this.#fd, mode);
      if (modified !== undefined) futimesSync(this.#fd, modified, modified);
      // A crash before this leaves a partial file; so does one after it, and it is whole.
      await promisify(fsync)(this.#fd);
    } catch (error) {
      throw shareErrorOf(error, this.shown);
    }
    this.#room.giveBack(this.#reserved - this.#at);
    this.#reserved = this.#at;
    this.#written = {size: this.#at, mode, digest: this.#hash.digest('hex')};
    return this.#written;
  }

  /**
   * Gives it its name. What it replaces is gone then; the folder's sync, which is the caller's, makes that survive a power cut.
   *
   * @throws {ShareError} `not-a-file` where a folder, link, pipe, socket or device has taken the name; `file-changed` where
   *   the partial file has been exchanged by somebody who may write in the folder
   */
  rename(): WrittenFile {
    if (this.#written === undefined) throw new Error('a file is renamed when it is synced');
    this.#modeOfReplaced();
    this.#requireOurs(this.partial);
    this.#folder.rename(this.partial, this.#name);
    // Between the look and the rename it may have been exchanged: what has the name now decides.
    this.#requireOurs(this.#name);
    this.#hasName = true;
    return this.#written;
  }

  /** Closes it, and removes what has no name. */
  [Symbol.dispose](): void {
    closeSync(this.#fd);
    if (this.#hasName) return;
    this.#room.giveBack(this.#reserved);
    try {
      this.#folder.unlink(this.partial);
    } catch (error) {
      // It may be gone already.
      if (!(error instanceof ShareError)) throw error;
    }
  }

  #reserve(bytes: number, size = bytes): void {
    const more = bytes - this.#reserved;
    this.#room.take(more, size);
    this.#reserved = bytes;
  }

  #writeAll(bytes: Uint8Array, position: number): void {
    try {
      for (let at = 0; at < bytes.length; )
        at += writeSync(this.#fd, bytes, at, bytes.length - at, position + at);
    } catch (error) {
      throw shareErrorOf(error, this.shown);
    }
  }

  /** The mode of the file that has the name, if one has. A folder is never replaced by a file, and nothing else is either. */
  #modeOfReplaced(): number | undefined {
    const stats = this.#folder.stats(this.#name);
    if (stats === undefined) return undefined;
    const kind = kindOf(stats);
    if (kind !== 'file')
      throw new ShareError('not-a-file', `"${this.shown}" ${kindWords[kind]}; it is not replaced by a file`);
    return Number(stats.mode & 0o777n);
  }

  #requireOurs(name: Buffer): void {
    const own = fstatSync(this.#fd, {bigint: true});
    const found = this.#folder.stats(name);
    if (found?.ino === own.ino && found.dev === own.dev) return;
    throw new ShareError(
      'file-changed',
      `somebody else moved or replaced "${this.shown}" while it was written`,
    );
  }
}

/** As large as a block of most file systems: a hole cannot be smaller. */
const blockBytes = 4096;
const zeros = Buffer.alloc(blockBytes);

/** The stretches of `bytes`, which stand at `position` of a file, that are no whole blocks of zeros. */
export function* stretches(bytes: Uint8Array, position: number): Generator<{from: number; to: number}> {
  let from = 0;
  for (
    let at = (blockBytes - (position % blockBytes)) % blockBytes;
    at + blockBytes <= bytes.length;
    at += blockBytes
  ) {
    // The first byte tells most blocks apart at once.
    if (bytes[at] !== 0 || zeros.compare(bytes, at, at + blockBytes) !== 0) continue;
    if (at > from) yield {from, to: at};
    from = at + blockBytes;
  }
  if (from < bytes.length) yield {from, to: bytes.length};
}
