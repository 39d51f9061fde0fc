import {closeSync, constants, fstatSync, openSync, renameSync} from 'node:fs';
import {join} from 'node:path';
import {syncFolder} from '../../base/durable-file.ts';
import {activeName, finishedName} from '../read/layout.ts';
import type {Disk} from './disk.ts';

/** The growing file of an account, which it owns. */
export class AccountFile {
  readonly #dir: string;
  readonly #disk: Disk;
  #fd: number;
  #size: number;
  #first: number;

  static async open(dir: string, disk: Disk, at: {size: number; first: number}): Promise<AccountFile> {
    const fd = openSync(join(dir, activeName), constants.O_RDWR | constants.O_CREAT, 0o600);
    // A crash before the folder's sync may lose the empty file, and nothing else.
    await syncFolder(dir);
    return new AccountFile(dir, disk, fd, at);
  }

  private constructor(dir: string, disk: Disk, fd: number, at: {size: number; first: number}) {
    this.#dir = dir;
    this.#disk = disk;
    this.#fd = fd;
    this.#size = at.size;
    this.#first = at.first;
  }

  get size(): number {
    return this.#size;
  }

  /** The sequence number of the first entry in the file. */
  get first(): number {
    return this.#first;
  }

  /**
   * Appends whole lines. If it throws, none of them is in the file, unless cutting them off failed as well.
   */
  append(lines: Uint8Array): void {
    let written = 0;
    try {
      while (written < lines.length) {
        const more = this.#disk.write(this.#fd, lines.subarray(written), this.#size + written);
        if (more === 0) throw new Error('the disk took no bytes');
        written += more;
      }
    } catch (error) {
      this.#disk.truncate(this.#fd, this.#size);
      throw error;
    }
    this.#size += lines.length;
  }

  sync(): Promise<void> {
    // If another file was put in its place, the entries would go where nobody finds them.
    if (fstatSync(this.#fd).nlink === 0) throw new Error(`${activeName} was taken away or replaced`);
    return this.#disk.sync(this.#fd);
  }

  /**
   * Puts this file among the finished ones and begins the next with entry `next`. Everything in it must be
   * synced. Returns false if no new file can be made: then the old one goes on.
   */
  async rotate(next: number): Promise<boolean> {
    const active = join(this.#dir, activeName);
    const finished = join(this.#dir, finishedName(this.#first));
    try {
      renameSync(active, finished);
    } catch {
      return false;
    }
    // A crash from here on leaves no growing file: the next start counts on from the finished one.
    let fd: number;
    try {
      fd = openSync(active, 'wx+', 0o600);
    } catch {
      renameSync(finished, active);
      return false;
    }
    closeSync(this.#fd);
    this.#fd = fd;
    this.#size = 0;
    this.#first = next;
    // Both names are on disk before an entry of the new file is acknowledged.
    await syncFolder(this.#dir);
    return true;
  }

  close(): void {
    closeSync(this.#fd);
  }
}
