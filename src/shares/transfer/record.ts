/** Bytes of content that one record has at most. */
export const mostContent = 256 * 1024;
/** Bytes of JSON that one record has at most: a path, escaped twice, and numbers. */
export const mostJson = 64 * 1024;
/** Bytes of a record before what it holds: its length and its type. */
export const headerBytes = 5;

/** A record's type as the stream has it. */
export const recordType = {begin: 1, content: 2, end: 3, whole: 4} as const;

/** A file or folder begins. */
export interface Begin {
  /** From what is transferred, as `SharePath` shows it; empty for that itself. */
  readonly path: string;
  readonly kind: 'file' | 'folder';
  /** Bytes, of a file; undefined if they are known at its end alone. */
  readonly size?: number;
  /** Permission bits. */
  readonly mode: number;
  /** When its content was written, in milliseconds since 1970. */
  readonly modified?: number;
  /** Of a put that another may go on with: when the source was written, likewise. The file does not get this time. */
  readonly sourceTime?: number;
  /** Bytes that the host has of it already, which do not come. */
  readonly from?: number;
}

/** All of a file came. */
export interface End {
  readonly size: number;
  /** SHA-256, in hexadecimal. */
  readonly digest: string;
}

/** All of a transfer came. */
export interface Whole {
  readonly files: number;
  /** Of the files. */
  readonly bytes: number;
  /** The root of the manifest's tree (RFC 6962, 2.1), in hexadecimal. */
  readonly root: string;
  /** Links and special files that were left out. */
  readonly skipped: number;
}
