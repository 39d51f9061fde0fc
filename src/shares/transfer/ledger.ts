import type {ManifestFile} from '../manifest.ts';

/** A folder in which a transfer is going to have partial files, whose names nobody could know beforehand. */
export interface PartialFolder {
  /** From the share, as `SharePath` shows it. */
  readonly path: string;
  /** The seed of their names (`partialName`), in hexadecimal. */
  readonly seed: string;
  /** The number of names that there may be. */
  readonly count: number;
  /** True if the transfer makes the folder. */
  readonly isNew: boolean;
}

/** The record of which files a transfer has, in reeve's own data. */
export interface ManifestKeeper {
  /** The next file of the manifest. */
  file(file: ManifestFile): Promise<void>;
  /** No file follows. Resolves when the manifest is on disk. */
  whole(): Promise<void>;
}

/**
 * The record of a transfer into a share in reeve's own data, so that it can be undone after a crash. No file
 * has its name before the manifest is whole.
 */
export interface Ledger extends ManifestKeeper {
  /** Resolves when it is on disk. Until then there is no such file, and no folder that is new. */
  partials(folder: PartialFolder): Promise<void>;
  /** The transfer ended, and nothing is left that would have to be undone. */
  over(): Promise<void>;
}
