import {ShareError} from './errors.ts';

/** The limits of what a share takes. */
export interface RoomLimits {
  /** Bytes of one file. */
  readonly maxFile: number;
  /** Bytes that are left of the share's quota. */
  readonly quota: number;
  /** Bytes that may still be taken on the disk, asked when room is wanted. */
  readonly freeBytes: () => number;
}

/**
 * The bytes that are taken ahead for a file whose size nobody knows beforehand, and after which the disk is
 * looked at again for one whose size is known.
 */
export const roomStep = 16 * 1024 * 1024;

/** The room that transfers into a share have taken of its quota. Bytes are counted before they are written. */
export class Room {
  readonly #limits: RoomLimits;
  #taken = 0;

  constructor(limits: RoomLimits) {
    this.#limits = limits;
  }

  get taken(): number {
    return this.#taken;
  }

  /**
   * Takes `more` bytes for a file that then has `size`. So many of its bytes are on the disk already as `there` says.
   *
   * @throws {ShareError} `file-too-large`, `quota-full`, `disk-full`; nothing is taken then
   */
  take(more: number, size: number, there = 0): void {
    const {maxFile, quota, freeBytes} = this.#limits;
    if (size > maxFile)
      throw new ShareError(
        'file-too-large',
        `${size} bytes are more than the ${maxFile} that a file may have here`,
      );
    if (more > quota - this.#taken)
      throw new ShareError(
        'quota-full',
        `${more} bytes are wanted, and ${quota - this.#taken} are left of the quota`,
      );
    const free = freeBytes();
    if (more > free + there)
      throw new ShareError('disk-full', `${more} bytes are wanted, and ${free} are free on the disk`);
    this.#taken += more;
  }

  /**
   * Looks whether so many bytes that were taken still have room on the disk, which others fill, too.
   *
   * @throws {ShareError} `disk-full`
   */
  requireFree(bytes: number): void {
    const free = this.#limits.freeBytes();
    if (bytes <= free) return;
    throw new ShareError('disk-full', `${bytes} bytes more are to come, and ${free} are free on the disk`);
  }

  /** Returns the bytes, a step at most, that may be taken beside `more` for a file that then has `size`. */
  ahead(more: number, size: number): number {
    const {maxFile, quota, freeBytes} = this.#limits;
    const left = Math.min(maxFile - size, quota - this.#taken - more, freeBytes() - more);
    return Math.max(0, Math.min(roomStep, left));
  }

  giveBack(bytes: number): void {
    this.#taken -= bytes;
  }
}
