import {ShareError} from '../errors.ts';
import {Manifest} from '../manifest.ts';
import {SharePath} from '../share-path.ts';
import type {Begin, End, Whole} from './record.ts';
import {headerBytes, mostContent, mostJson, recordType} from './record.ts';

/** The next record of a transfer. */
export type TransferRecord =
  | {readonly type: 'begin'; readonly path: SharePath; readonly begin: Begin}
  | {readonly type: 'content'; readonly bytes: Buffer}
  | {readonly type: 'end'; readonly end: End}
  | {readonly type: 'whole'; readonly whole: Whole};

/**
 * Reads a transfer from pieces of any size. Its sender is not believed: every path is one that lies in what
 * is transferred, is written in the one way, comes once, and after its folder; sizes, counts and the root are
 * those of what came. That the content has the digest which the end of its file says is for the caller, who
 * has to compute that anyway.
 */
export class TransferReader {
  readonly #manifest = new Manifest();
  readonly #paths = new Set<string>();
  readonly #folders = new Set<string>();
  #held: Buffer[] = [];
  #size = 0;
  #wanted = headerBytes;
  #type: number | undefined;
  #file: Begin | undefined;
  #came = 0;
  #isWhole = false;
  readonly #mayGoOn: boolean;

  /** @param mayGoOn true if files may begin where an earlier transfer was cut off */
  constructor({mayGoOn = false}: {readonly mayGoOn?: boolean} = {}) {
    this.#mayGoOn = mayGoOn;
  }

  /** True if nothing more is to come. */
  get isWhole(): boolean {
    return this.#isWhole;
  }

  /** Bytes of what was pushed that are no whole record yet. */
  get held(): number {
    return this.#size;
  }

  /** @throws {ShareError} `transfer-invalid`, `path-refused` */
  *push(chunk: Uint8Array): Generator<TransferRecord> {
    this.#held.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength));
    this.#size += chunk.byteLength;
    while (this.#size >= this.#wanted) {
      const bytes = this.#take(this.#wanted);
      if (this.#type === undefined) this.#header(bytes);
      else {
        const type = this.#type;
        this.#type = undefined;
        this.#wanted = headerBytes;
        yield this.#record(type, bytes);
      }
    }
    if (this.#isWhole && this.#size > 0) throw invalid('goes on after its end');
  }

  /** Nothing more comes. @throws {ShareError} `transfer-invalid` if that is not all */
  finish(): void {
    if (!this.#isWhole) throw invalid('ended before all of it came');
  }

  #take(length: number): Buffer {
    const [first] = this.#held;
    const joined =
      first !== undefined && first.length >= length ? first : Buffer.concat(this.#held, this.#size);
    const rest = joined.subarray(length);
    this.#held = joined === first ? [rest, ...this.#held.slice(1)] : [rest];
    if (rest.length === 0) this.#held.shift();
    this.#size -= length;
    return joined.subarray(0, length);
  }

  #header(bytes: Buffer): void {
    const length = bytes.readUInt32BE();
    const type = bytes.readUInt8(4);
    if (this.#isWhole) throw invalid('goes on after its end');
    if (type < recordType.begin || type > recordType.whole) throw invalid(`has a record of type ${type}`);
    const most = type === recordType.content ? mostContent : mostJson;
    if (length === 0 || length > most) throw invalid(`has a record of ${length} bytes`);
    this.#wanted = length;
    this.#type = type;
  }

  #record(type: number, bytes: Buffer): TransferRecord {
    switch (type) {
      case recordType.content:
        return this.#content(bytes);
      case recordType.begin:
        return this.#begin(parsed(bytes));
      case recordType.end:
        return this.#end(parsed(bytes));
      default:
        return this.#whole(parsed(bytes));
    }
  }

  #begin({path: text, kind, size, mode, modified, ...others}: Fields): TransferRecord {
    if (this.#file !== undefined) throw invalid('has a file within a file');
    if (typeof text !== 'string' || (kind !== 'file' && kind !== 'folder'))
      throw invalid('begins what is neither a file nor a folder');
    if (!isCount(mode) || mode > 0o777) throw invalid('has a mode that is none');
    if (size !== undefined && !(isCount(size) && kind === 'file')) throw invalid('has a size that is none');
    if (modified !== undefined && !isTime(modified)) throw invalid('has a time that is none');
    const goingOn = this.#goingOn(others, kind === 'file' ? size : undefined);
    const path = SharePath.parse(text);
    if (path.shown !== text) throw invalid('has a path that is written in another way than the one');
    this.#requirePlace(path);
    const begin: Begin = {
      path: text,
      kind,
      mode,
      ...(isCount(size) && {size}),
      ...(isTime(modified) && {modified}),
      ...goingOn,
    };
    if (kind === 'folder') this.#folders.add(text);
    else this.#file = begin;
    this.#came = goingOn.from ?? 0;
    return {type: 'begin', path, begin};
  }

  /** The fields of a file, whose size is known, that an earlier put may have left a part of. */
  #goingOn({sourceTime, from, ...others}: Fields, size: unknown): Pick<Begin, 'sourceTime' | 'from'> {
    const isNone = sourceTime === undefined && from === undefined;
    if (Object.keys(others).length > 0 || (!isNone && !this.#mayGoOn))
      throw invalid('begins what is neither a file nor a folder');
    if (isNone) return {};
    if (!isCount(size) || !isTime(sourceTime) || (from !== undefined && !(isCount(from) && from <= size)))
      throw invalid('goes on with a part that cannot be');
    return {sourceTime, ...(from !== undefined && {from})};
  }

  /**
   * The first is what is transferred itself; each other lies in a folder that came before, and comes once.
   */
  #requirePlace(path: SharePath): void {
    const above = path.split()?.folder.shown;
    const isFirst = this.#paths.size === 0;
    if (isFirst ? above !== undefined : above === undefined || !this.#folders.has(above))
      throw invalid('has a path in a folder that did not come');
    if (this.#paths.has(path.shown)) throw invalid('has a path twice');
    this.#paths.add(path.shown);
  }

  #content(bytes: Buffer): TransferRecord {
    if (this.#file === undefined) throw invalid('has content of no file');
    this.#came += bytes.length;
    if (this.#came > (this.#file.size ?? Number.MAX_SAFE_INTEGER))
      throw invalid('has a file that is longer than it says');
    return {type: 'content', bytes};
  }

  #end({size, digest, ...others}: Fields): TransferRecord {
    const file = this.#file;
    if (file === undefined || Object.keys(others).length > 0) throw invalid('ends what is no file');
    if (size !== this.#came || (file.size !== undefined && file.size !== size))
      throw invalid('has a file of another size than it says');
    if (!isDigest(digest)) throw invalid('has a digest that is none');
    this.#file = undefined;
    this.#manifest.add({path: file.path, mode: file.mode, size, digest});
    return {type: 'end', end: {size, digest}};
  }

  #whole({files, bytes, root, skipped, ...others}: Fields): TransferRecord {
    if (this.#file !== undefined || this.#paths.size === 0 || Object.keys(others).length > 0)
      throw invalid('ends within a file, or before anything came');
    if (!isCount(skipped)) throw invalid('has a count that is none');
    const found = Buffer.from(this.#manifest.root()).toString('hex');
    if (files !== this.#manifest.files || bytes !== this.#manifest.bytes || root !== found)
      throw invalid('says at its end what did not come');
    this.#isWhole = true;
    return {type: 'whole', whole: {files, bytes, root: found, skipped}};
  }
}

type Fields = Readonly<Record<string, unknown>>;

function parsed(bytes: Buffer): Fields {
  try {
    const value: unknown = JSON.parse(strict.decode(bytes));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  } catch {
    // Said below.
  }
  throw invalid('has a record that is no JSON object');
}

const strict = new TextDecoder('utf-8', {fatal: true, ignoreBOM: true});
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
/** Those that a file system of 32-bit seconds has, and later ones up to the year 9999. */
const isTime = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) < 253e12;
const isDigest = (value: unknown): value is string =>
  typeof value === 'string' && /^[\da-f]{64}$/.test(value);
const invalid = (what: string) => new ShareError('transfer-invalid', `the transfer ${what}`);
