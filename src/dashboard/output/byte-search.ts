const [a, z, toSmall] = [0x41, 0x5a, 0x20];

/** Small letters for capital ones, of ASCII alone: bytes of other letters stay as they are. */
function small(bytes: Uint8Array): Buffer {
  const folded = Buffer.allocUnsafe(bytes.length);
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    folded[at] = byte >= a && byte <= z ? byte + toSmall : byte;
  }
  return folded;
}

export interface Sought {
  /** Not empty. */
  readonly text: string;
  /** False if capital and small letters of ASCII are alike. */
  readonly matchCase: boolean;
}

/**
 * Finds a text in bytes that come in pieces, at whatever place they are cut. Hits do not overlap. Its time grows with the bytes, not
 * with the text. Pure.
 */
export class ByteSearch {
  readonly #needle: Buffer;
  readonly #matchCase: boolean;
  readonly #most: number;
  readonly #hits: number[] = [];
  /** The end of what was searched, where a hit may have begun, and the offset behind it. */
  #held = Buffer.alloc(0);
  #end = 0;

  /** @param most hits after which it is full */
  constructor({text, matchCase}: Sought, most: number) {
    this.#matchCase = matchCase;
    this.#needle = matchCase ? Buffer.from(text) : small(Buffer.from(text));
    this.#most = most;
  }

  /** Offsets of hits, in order. */
  get hits(): readonly number[] {
    return this.#hits;
  }

  get isFull(): boolean {
    return this.#hits.length >= this.#most;
  }

  /** The offset behind all that was searched. */
  get covered(): number {
    return this.#end;
  }

  /** The offset from which on a later search finds what this one did not. */
  get next(): number {
    return this.#end - this.#held.length;
  }

  /** Goes on at an offset: what comes there does not continue what came. */
  skipTo(offset: number): void {
    this.#held = Buffer.alloc(0);
    this.#end = offset;
  }

  /** Searches the bytes that follow. Takes nothing of them behind the hit that makes it full. */
  push(bytes: Uint8Array): void {
    if (this.isFull) return;
    const came = this.#matchCase ? bytes : small(bytes);
    const all = Buffer.concat([this.#held, came]);
    const begin = this.next;
    let from = 0;
    for (let found = all.indexOf(this.#needle); found >= 0; found = all.indexOf(this.#needle, from)) {
      this.#hits.push(begin + found);
      from = found + this.#needle.length;
      if (!this.isFull) continue;
      this.skipTo(begin + from);
      return;
    }
    this.#held = all.subarray(Math.max(from, all.length - this.#needle.length + 1));
    this.#end = begin + all.length;
  }
}
