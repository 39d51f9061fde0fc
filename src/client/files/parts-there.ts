import {isCount, parsed} from './job-output.ts';

/** The part of a file that a host says it has of an earlier put, which was cut off. */
export interface PartThere {
  /** Bytes that are there. */
  readonly size: number;
  /** Their SHA-256, in hexadecimal. */
  readonly digest: string;
  /** Bytes that the file had. */
  readonly whole: number;
  /** When it was written, in milliseconds since 1970. */
  readonly sourceTime: number;
}

export interface PartsThere {
  /** By the paths of files in what is put. */
  readonly parts: ReadonlyMap<string, PartThere>;
  /** The job of the earlier put, if it was under way still and the host ended it. */
  readonly ended: string | undefined;
}

/** A host tells of so many at most. */
const mostParts = 10_000;

/** Reads what a host says before it takes anything of a put that may go on: a line for each part, and a last one. */
export class PartsReader {
  readonly #parts = new Map<string, PartThere>();

  /** All of it, by the last line; undefined if more is to come, false for a line that is none of these. */
  take(line: string): PartsThere | undefined | false {
    const {parts, ended, path, size, digest, whole, sourceTime} = parsed(line) ?? {};
    if (parts !== undefined) {
      if (parts !== this.#parts.size || (ended !== undefined && typeof ended !== 'string')) return false;
      return {parts: this.#parts, ended};
    }
    if (typeof path !== 'string' || !isCount(size) || !isCount(whole) || typeof sourceTime !== 'number')
      return false;
    if (typeof digest !== 'string' || this.#parts.size >= mostParts) return false;
    this.#parts.set(path, {size, digest, whole, sourceTime});
    return undefined;
  }
}
