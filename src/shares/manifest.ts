import {Frontier} from '../merkle/frontier.ts';
import type {Hash} from '../merkle/hashes.ts';
import {leafHash} from '../merkle/hashes.ts';

/** A file of a transfer. */
export interface ManifestFile {
  /** From the share, as `SharePath` shows it. */
  readonly path: string;
  readonly size: number;
  readonly mode: number;
  /** SHA-256, in hexadecimal. */
  readonly digest: string;
}

/**
 * The line of a file in a manifest, without its end: JSON with these members in this order, and nothing between them. It is
 * a leaf of the tree (RFC 6962, 2.1), so that one file is proven without naming the others.
 */
export function manifestLine({path, size, mode, digest}: ManifestFile): string {
  return JSON.stringify({path, size, mode: mode.toString(8).padStart(4, '0'), digest});
}

/** The file of such a line; undefined for what is none, or is written in another way than the one. */
export function manifestFile(line: string): ManifestFile | undefined {
  const {path, size, mode, digest} = parsed(line) ?? {};
  if (typeof path !== 'string' || !isCount(size) || typeof mode !== 'string') return undefined;
  if (typeof digest !== 'string' || !/^[\da-f]{64}$/.test(digest)) return undefined;
  const file = {path, size, mode: Number.parseInt(mode, 8), digest};
  return file.mode <= 0o777 && manifestLine(file) === line ? file : undefined;
}

/** The facts of a manifest that an entry of the account has. */
export interface ManifestSummary {
  readonly files: number;
  /** Of the files' content, together. */
  readonly bytes: number;
  /** The root of the tree over its lines (RFC 6962, 2.1), in hexadecimal. */
  readonly root: string;
}

/** The files of one transfer, in the order in which they got their names, and the tree over them. */
export class Manifest {
  readonly #tree = Frontier.empty();
  #bytes = 0;

  add(file: ManifestFile): void {
    this.#tree.append(leafHash(Buffer.from(manifestLine(file))));
    this.#bytes += file.size;
  }

  get files(): number {
    return this.#tree.size;
  }

  /** Of the files' content, together. */
  get bytes(): number {
    return this.#bytes;
  }

  root(): Hash {
    return this.#tree.root();
  }

  get summary(): ManifestSummary {
    return {files: this.files, bytes: this.bytes, root: this.root().toString('hex')};
  }
}

function parsed(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
