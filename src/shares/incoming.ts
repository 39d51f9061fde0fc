import type {Hash} from 'node:crypto';
import {createHash} from 'node:crypto';
import type {BigIntStats} from 'node:fs';
import {closeSync, fchmodSync, fstatSync, fsync, ftruncateSync, futimesSync, writeSync} from 'node:fs';
import {promisify} from 'node:util';
import {ShareError, shareErrorOf} from './errors.ts';
import type {Folder} from './folder.ts';
import {inodeOf, LeftPart} from './left-part.ts';
import type {Room} from './room.ts';
import {roomStep} from './room.ts';
import type {SharePath} from './share-path.ts';
import {requireName} from './share-path.ts';
import {modeOfReplaced, WaitingFile} from './waiting-file.ts';

/** The properties of a file when it has its name. */
export interface FileToBe {
  /** Bytes; undefined if they are known at the end alone. */
  readonly size?: number | undefined;
  /** For one that is new: of a file that is replaced the mode is kept. */
  readonly mode: number;
  readonly umask: number;
  /** When its content was written, in seconds since 1970; now where it is not given. */
  readonly modified?: number | undefined;
}

export interface HowToWrite {
  /** Gives the folder that it is written in, open: many files are on their way while few folders are. */
  readonly folder: () => Folder;
  /** The folder that it is for, if that is another one; its own gives undefined as long as it is not there. */
  readonly into?: {readonly path: SharePath; readonly folder: () => Folder | undefined};
  readonly file: FileToBe;
  readonly room: Room;
  /** The name that it is written under, which nobody can have taken beforehand; or the part that it goes on with. */
  readonly partial: Buffer | LeftPart;
}

/**
 * A file on its way into a folder. It is written under another name, with a mode that lets nobody else in; only when it is
 * whole, and on disk, does it take its own.
 */
export class Incoming implements Disposable {
  readonly #partial: Buffer;
  readonly #folder: () => Folder;
  readonly #into: () => Folder | undefined;
  readonly #path: SharePath;
  readonly #name: Buffer;
  readonly #file: FileToBe;
  readonly #room: Room;
  readonly #fd: number;
  readonly #hash: Hash;
  #at: number;
  #reserved = 0;
  /** The disk had room for the rest when so many bytes had come. */
  #lookedAt: number;
  #isClosed = false;

  /** @throws {ShareError} if it may not have this name, or there is no room for it; nothing was made then */
  constructor(name: Buffer, {folder, into, file, room, partial}: HowToWrite) {
    requireName(name);
    const left = partial instanceof LeftPart ? partial : undefined;
    this.#folder = folder;
    this.#into = into?.folder ?? folder;
    this.#path = (into?.path ?? folder().path).child(name);
    this.#name = name;
    this.#file = file;
    this.#room = room;
    this.#partial = left?.name ?? (partial as Buffer);
    this.#at = left?.size ?? 0;
    this.#lookedAt = this.#at;
    modeOfReplaced(this.#into(), name);
    this.#reserve(file.size ?? 0);
    try {
      this.#hash = left?.hash ?? createHash('sha256');
      this.#fd = left?.open(folder()) ?? folder().create(this.#partial, 0o600);
    } catch (error) {
      room.giveBack(this.#reserved);
      throw error;
    }
  }

  /** The path that it will have, as it is shown. */
  get shown(): string {
    return this.#path.shown;
  }

  /** The name that it is written under. */
  get partial(): Buffer {
    return this.#partial;
  }

  /** Bytes that it has. */
  get at(): number {
    return this.#at;
  }

  /** Tells it from every file that takes its name later. */
  get inode(): string {
    return inodeOf(fstatSync(this.#fd, {bigint: true}));
  }

  /** The bytes of room beyond what it has that it needs to write so many. */
  wants(bytes: number): number {
    return this.#file.size === undefined ? Math.max(0, this.#at + bytes - this.#reserved) : 0;
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
    if (size !== undefined && end - this.#lookedAt >= roomStep) {
      this.#room.requireFree(size - this.#at);
      this.#lookedAt = end;
    }
    this.#hash.update(bytes);
    for (const {from, to} of stretches(bytes, this.#at))
      this.#writeAll(bytes.subarray(from, to), this.#at + from);
    this.#at = end;
  }

  /**
   * Syncs what was written, whose digest then stands for what is on disk, and closes it.
   *
   * @throws {ShareError} `file-changed` if less than was announced came; `disk-full`, `file-failed`
   */
  async sync(): Promise<WaitingFile> {
    const {size, umask, modified} = this.#file;
    if (size !== undefined && this.#at !== size)
      throw new ShareError('file-changed', `${this.#at} of ${size} bytes came for "${this.shown}"`);
    const mode = modeOfReplaced(this.#into(), this.#name) ?? this.#file.mode & 0o777 & ~umask;
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
    const written = {size: this.#at, mode, digest: this.#hash.digest('hex')};
    const stats = this.#close();
    return new WaitingFile(this.#folder(), {partial: this.#partial, path: this.#path}, {written, stats});
  }

  /** Closes it and leaves it as it is, for a later put to go on with. */
  leave(): void {
    if (this.#isClosed) return;
    try {
      // A hole at the end is what came, too.
      ftruncateSync(this.#fd, this.#at);
    } finally {
      this.#close();
      this.#room.giveBack(this.#reserved);
    }
  }

  /** Closes it and removes it, unless it was synced. */
  [Symbol.dispose](): void {
    if (this.#isClosed) return;
    const {ino, dev} = this.#close();
    this.#room.giveBack(this.#reserved);
    try {
      const folder = this.#folder();
      const found = folder.stats(this.#partial);
      if (found?.ino === ino && found.dev === dev) folder.unlink(this.#partial);
    } catch (error) {
      // It may be gone already.
      if (!(error instanceof ShareError)) throw error;
    }
  }

  #close(): BigIntStats {
    const stats = fstatSync(this.#fd, {bigint: true});
    closeSync(this.#fd);
    this.#isClosed = true;
    return stats;
  }

  #reserve(bytes: number, size = bytes): void {
    const more = bytes - this.#reserved;
    // The part that it goes on with.
    const there = this.#file.size === undefined ? 0 : this.#at;
    this.#room.take(more, size, there);
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
