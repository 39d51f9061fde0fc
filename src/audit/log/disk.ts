import {fdatasync, ftruncateSync, writeSync} from 'node:fs';
import {promisify} from 'node:util';

/** The operations that the account needs of a disk. Tests inject faults here. */
export interface Disk {
  /** Returns how many bytes were written, which may be fewer than given. */
  write(fd: number, bytes: Uint8Array, position: number): number;
  truncate(fd: number, size: number): void;
  /** Resolves when all written bytes are on disk. */
  sync(fd: number): Promise<void>;
}

export const realDisk: Disk = {
  write: (fd, bytes, position) => writeSync(fd, bytes, 0, bytes.length, position),
  truncate: ftruncateSync,
  sync: promisify(fdatasync),
};
