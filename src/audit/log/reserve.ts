import {randomBytes} from 'node:crypto';
import {existsSync, rmSync} from 'node:fs';
import {open, rename, rm, statfs} from 'node:fs/promises';
import {join} from 'node:path';
import {syncFolder} from '../../base/durable-file.ts';
import {isDiskFull} from '../../base/errors.ts';

/** Bytes of one write. */
const pieceBytes = 64 * 1024;
/**
 * So much must stay free beside the reserve for it to be made again, so that it is not freed at once. Bytes.
 */
const marginBytes = 1024 * 1024;

/** A file that holds disk space for the account's last entries. It is removed when the disk is full. */
export class Reserve {
  readonly #dir: string;
  readonly #path: string;
  readonly #bytes: number;

  constructor(dir: string, bytes: number) {
    this.#dir = dir;
    this.#path = join(dir, 'reserve');
    this.#bytes = bytes;
  }

  get isHeld(): boolean {
    return existsSync(this.#path);
  }

  /** Gives its space to the account. */
  release(): void {
    rmSync(this.#path, {force: true});
  }

  /** Makes the reserve, if there is space for it and a little more. Returns true if it is held. */
  async take(): Promise<boolean> {
    if (this.isHeld) return true;
    const {bavail, bsize} = await statfs(this.#dir);
    if (bavail * bsize < this.#bytes + marginBytes) return false;
    // A crash leaves a stray temporary file, which the next attempt writes over.
    const temporary = `${this.#path}.tmp`;
    try {
      await this.#write(temporary);
      await rename(temporary, this.#path);
      await syncFolder(this.#dir);
      return true;
    } catch (error) {
      await rm(temporary, {force: true});
      if (isDiskFull(error)) return false;
      throw error;
    }
  }

  async #write(path: string): Promise<void> {
    await using file = await open(path, 'w', 0o600);
    for (let at = 0; at < this.#bytes; at += pieceBytes) {
      // The bytes are random, so that a file system that compresses, or leaves holes for zeros, holds the
      // space as well.
      await file.writeFile(randomBytes(Math.min(pieceBytes, this.#bytes - at)));
    }
    await file.sync();
  }
}
