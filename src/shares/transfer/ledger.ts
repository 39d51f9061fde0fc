/** Where a transfer is going to have partial files, which have no names that anybody could know beforehand. */
export interface PartialFolder {
  /** From the share, as `SharePath` shows it. */
  readonly path: string;
  /** What their names are computed from (`partialName`), in hexadecimal. */
  readonly seed: string;
  /** How many of those names there may be. */
  readonly count: number;
  /** Whether the transfer makes the folder. */
  readonly isNew: boolean;
}

/** What reeve's own data know of a transfer into a share, so that it can be undone after a crash. */
export interface Ledger {
  /** Resolves when it is on disk. Until then there is no such file, and no folder that is new. */
  partials(folder: PartialFolder): Promise<void>;
  /** The transfer ended, and nothing is left that would have to be undone. */
  over(): Promise<void>;
}
