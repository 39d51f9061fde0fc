/** How far a transfer is. */
export interface TransferProgress {
  /** The file that is on its way, from what is put or got; empty for that itself. */
  readonly path: string;
  /** Files that passed whole. */
  readonly files: number;
  /** Bytes of files that passed. */
  readonly bytes: number;
  /** The size of a single file, where it is known. */
  readonly size: number | undefined;
  /** True if all of it passed: it is written to the disk, and gets its names. */
  readonly isWhole: boolean;
}

/** Hears of each step of a transfer; it is called often, and should return at once. */
export type ProgressHearer = (progress: TransferProgress) => void;

/** Counts what passes of one transfer, for somebody who wants to hear of it. */
export class ProgressCount {
  readonly #hear: ProgressHearer | undefined;
  #path = '';
  #files = 0;
  #bytes = 0;
  #size: number | undefined;

  constructor(hear: ProgressHearer | undefined) {
    this.#hear = hear;
  }

  begin(path: string, size: number | undefined): void {
    this.#path = path;
    this.#size = path === '' ? size : undefined;
    this.#tell();
  }

  content(bytes: number): void {
    this.#bytes += bytes;
    this.#tell();
  }

  end(): void {
    this.#files++;
    this.#tell();
  }

  whole(): void {
    this.#tell(true);
  }

  #tell(isWhole = false): void {
    this.#hear?.({path: this.#path, files: this.#files, bytes: this.#bytes, size: this.#size, isWhole});
  }
}
