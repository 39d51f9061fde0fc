import type {ManifestFile} from '../manifest.ts';
import type {SharePath} from '../share-path.ts';

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

/** A partial file that a later put of the same may go on with. */
export interface PartialFile {
  /** The path that it will have, from the share. */
  readonly path: string;
  /** Bytes that it will have. */
  readonly size: number;
  /** When its source was written, in milliseconds since 1970, as the put said. */
  readonly sourceTime: number;
  /** The folder that it is in, from the share. */
  readonly folder: string;
  readonly name: string;
  /** As `inodeOf` tells it. */
  readonly inode: string;
}

/** The files that are left of a put that was cut off, for the one that goes on with it. */
export interface Remains {
  readonly files: readonly PartialFile[];
  /** The job of that put, if it was under way still, and was ended for this one. */
  readonly ended?: string | undefined;
}

/** The record of which files a transfer has, in reeve's own data. */
export interface ManifestKeeper {
  /** The next file of the manifest. */
  file(file: ManifestFile): Promise<void>;
  /** No file follows. Resolves when the manifest is on disk. */
  whole(): Promise<void>;
}

/**
 * The record of a transfer into a share in reeve's own data, so that it can be undone after a crash, or gone on
 * with. No file has its name before the manifest is whole.
 */
export interface Ledger extends ManifestKeeper {
  /** The transfer is of this file or folder. Ends an earlier one of the same person that can be gone on with. */
  begins(top: SharePath): Promise<Remains>;
  /** Resolves when it is on disk. Until then there is no such file, and no folder that is new. */
  partials(folder: PartialFolder): Promise<void>;
  /** A later put may go on with it. If it `isLarge`, resolves when that is known; else it is before `kept` resolves. */
  partialFile(file: PartialFile, isLarge: boolean): Promise<void>;
  /** The transfer was cut off. It leaves files of so many bytes, which a later put may go on with. */
  kept(bytes: number): Promise<void>;
  /** The transfer ended, and nothing is left that would have to be undone. */
  over(): Promise<void>;
}
