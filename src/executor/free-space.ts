import {statfs} from 'node:fs/promises';

/** The age of the figure from which it is measured again. */
const freshMs = 1000;

/** The bytes that are free on a disk, as they were a little while ago: asking waits for nothing. */
export class FreeSpace {
  readonly #dir: string;
  readonly #now: () => number;
  #bytes = 0;
  #total = 0;
  #used = 0;
  #measuredAt = Number.NEGATIVE_INFINITY;
  #isMeasuring = false;

  /** @param now milliseconds of a clock that does not go back */
  static async of(dir: string, now: () => number): Promise<FreeSpace> {
    const space = new FreeSpace(dir, now);
    await space.#measure();
    return space;
  }

  private constructor(dir: string, now: () => number) {
    this.#dir = dir;
    this.#now = now;
  }

  get bytes(): number {
    if (!this.#isMeasuring && this.#now() - this.#measuredAt > freshMs) void this.#measure();
    return this.#bytes;
  }

  /** Bytes that the disk has, those for root alone not counted. */
  get total(): number {
    return this.#total;
  }

  /** The share of them that is used, 0 to 1. */
  get usedShare(): number {
    void this.bytes;
    return this.#total === 0 ? 0 : this.#used / this.#total;
  }

  /** Measures now where the figure is older, milliseconds. */
  async fresh(mostMs: number): Promise<void> {
    if (this.#now() - this.#measuredAt > mostMs) await this.#measure();
  }

  async #measure(): Promise<void> {
    this.#isMeasuring = true;
    try {
      const {bavail, bfree, blocks, bsize} = await statfs(this.#dir);
      this.#bytes = bavail * bsize;
      this.#used = (blocks - bfree) * bsize;
      this.#total = this.#used + this.#bytes;
    } catch {
      // The figures of before stay.
    }
    this.#measuredAt = this.#now();
    this.#isMeasuring = false;
  }
}
