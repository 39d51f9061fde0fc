import {quote} from '../base/quote.ts';
import {ShareError} from './errors.ts';
import {mostNameBytes, nameBytes, shownName} from './file-name.ts';

/** Names on the way to a file at most: a folder that is open for each is a file descriptor. */
export const mostDepth = 1024;
/** Bytes that a path has at most (PATH_MAX of Linux, with its end). */
export const mostPathBytes = 4095;

/**
 * The way from a share's folder to something in it, name by name. None of them leads out of the share by what it says:
 * none is empty, `.` or `..`, and none has a slash or a NUL byte, however it was written.
 */
export class SharePath {
  readonly names: readonly Buffer[];

  private constructor(names: readonly Buffer[]) {
    this.names = names;
  }

  /** The share's own folder. */
  static readonly share = new SharePath([]);

  /**
   * Reads names as `shownName` writes them, with a slash between two. The share's own folder is written `''`.
   *
   * @throws {ShareError} `path-refused`
   */
  static parse(text: string): SharePath {
    if (text === '') return SharePath.share;
    if (text.startsWith('/'))
      throw new ShareError(
        'path-refused',
        `${quote(text, 256)} begins with a slash; paths begin in the share`,
      );
    if (text.length > 4 * mostPathBytes) throw tooLong(text);
    return SharePath.of(text.split('/').map(nameBytes));
  }

  /** @throws {ShareError} `path-refused` */
  static of(names: readonly Buffer[]): SharePath {
    for (const name of names) requireName(name);
    const path = new SharePath(names);
    const bytes = names.reduce((sum, {length}) => sum + length + 1, 0);
    if (names.length > mostDepth || bytes > mostPathBytes) throw tooLong(path.shown);
    return path;
  }

  /** @throws {ShareError} `path-refused` */
  child(name: Buffer): SharePath {
    return SharePath.of([...this.names, name]);
  }

  /** The folder that holds it, and its name there; undefined for the share's own folder. */
  split(): {readonly folder: SharePath; readonly name: Buffer} | undefined {
    const name = this.names.at(-1);
    return name && {folder: new SharePath(this.names.slice(0, -1)), name};
  }

  /** True if `other` is this, or something below it. */
  holds(other: SharePath): boolean {
    return this.names.every((name, at) => other.names[at]?.equals(name) === true);
  }

  /** As `parse` reads it. */
  get shown(): string {
    return this.names.map(shownName).join('/');
  }
}

/** @throws {ShareError} `path-refused` for what is no name of a file in a folder */
export function requireName(name: Uint8Array): void {
  const why = whyNoName(name);
  if (why === undefined) return;
  throw new ShareError('path-refused', `${quote(shownName(name), 256)} ${why}`);
}

function whyNoName(name: Uint8Array): string | undefined {
  if (name.length === 0) return 'is an empty name; a path has one slash between two names';
  if (name.length > mostNameBytes) return `is a name of ${name.length} bytes; at most ${mostNameBytes} are`;
  if (name.includes(0)) return 'has a NUL byte in it';
  if (name.includes(slash)) return 'has a slash in a name';
  const isDots = name.length <= 2 && name.every(byte => byte === dot);
  return isDots ? 'is no name of a file; a path goes down from the share alone' : undefined;
}

const slash = 0x2f;
const dot = 0x2e;

function tooLong(text: string): ShareError {
  return new ShareError(
    'path-refused',
    `${quote(text, 64)} is too long; a path has at most ${mostDepth} names and ${mostPathBytes} bytes`,
  );
}
