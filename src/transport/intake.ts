// Reading without new memory for each record of TLS: 60,000 of them make a gigabyte, and collecting their memory takes longer than
// all that is done with it.

import type {OnReadOpts} from 'node:net';

/** Bytes of a slab, many records of TLS. */
const slabBytes = 64 * 1024;
/** A slab with less room than this is full. */
const leastRoom = 4096;
/** Bytes of a full record of TLS (RFC 8446, 5.1): most times more follows at once. */
const fullRecord = 16 * 1024;
/** A shorter piece is copied: one that is kept keeps a whole slab, and a host is not to say how many. */
const fewBytes = 16 * 1024;
/** Slabs that are kept for later, of all connections together. */
const mostKept = 64;

/** Memory that is read into. */
interface Slab {
  readonly bytes: Buffer;
  /** Pieces of it that somebody may still read. */
  uses: number;
  /** True if a connection reads into it. */
  isRead: boolean;
}

const kept: Slab[] = [];
const slabs = new WeakMap<ArrayBufferLike, Slab>();

function takeSlab(): Slab {
  const slab = kept.pop() ?? {bytes: Buffer.allocUnsafeSlow(slabBytes), uses: 0, isRead: true};
  slab.isRead = true;
  slabs.set(slab.bytes.buffer, slab);
  return slab;
}

/** A use of a slab is over. One whose uses are not all over is never used again, and left to the collector. */
function leave(slab: Slab): void {
  if (slab.uses === 0 && !slab.isRead && kept.length < mostKept) kept.push(slab);
}

/**
 * Lends bytes of an intake to somebody who reads them later; few bytes are copied.
 *
 * @returns the bytes, for {@link giveBack}
 */
export function lend(bytes: Buffer): Buffer {
  const slab = slabs.get(bytes.buffer);
  if (!slab || bytes.length < fewBytes) return Buffer.from(bytes);
  slab.uses += 1;
  return bytes;
}

/** Nobody reads these bytes any more: other bytes may take their place. To be called once for what was lent; without it they stay. */
export function giveBack(bytes: Buffer): void {
  const slab = slabs.get(bytes.buffer);
  if (!slab) return;
  slab.uses -= 1;
  leave(slab);
}

/**
 * Gathers what a socket reads, and gives it on in large pieces: what came in one turn of the event loop is one piece, as far as it
 * fits. A piece is good until the call that gave it returns, unless it is lent.
 */
export class Intake {
  /** For the socket: `onread` of node:net. */
  readonly onread: OnReadOpts = {
    // The first is asked for by the connect itself.
    buffer: () => this.#room(),
    callback: size => this.#took(size),
  };
  readonly #small: Slab = {bytes: Buffer.allocUnsafeSlow(fullRecord), uses: 0, isRead: true};
  #slab = this.#small;
  /** The bytes that were read and are not pending begin and end here. */
  #from = 0;
  #to = 0;
  #pending: {slab: Slab; bytes: Buffer}[] = [];
  #sink: ((piece: Buffer) => void) | undefined;
  #isHeld = false;
  #isQuiet = true;
  #due: NodeJS.Immediate | undefined;

  /** From now on pieces are given to `sink`, beginning with what came before. */
  open(sink: (piece: Buffer) => void): void {
    this.#sink = sink;
    this.#giveSoon();
  }

  /** Gives nothing, until `goOn`. */
  hold(): void {
    this.#isHeld = true;
  }

  goOn(): void {
    this.#isHeld = false;
    this.#giveSoon();
  }

  /** Gives all that came, held or not: nothing more will. */
  end(): void {
    this.#isHeld = false;
    this.#give();
  }

  #give(): void {
    clearImmediate(this.#due);
    this.#due = undefined;
    this.#pend();
    while (this.#sink && !this.#isHeld) {
      const next = this.#pending.shift();
      if (!next) return;
      try {
        this.#sink(next.bytes);
      } finally {
        next.slab.uses -= 1;
        leave(next.slab);
      }
    }
  }

  #giveSoon(): void {
    this.#due ??= setImmediate(() => this.#give());
  }

  #took(size: number): boolean {
    this.#to += size;
    const wasQuiet = this.#isQuiet;
    this.#isQuiet = size < fullRecord;
    if (wasQuiet && this.#isQuiet) this.#give();
    else this.#giveSoon();
    return true;
  }

  /** The memory to read into next. A connection that is quiet has a small one. */
  #room(): Buffer {
    const isIdle = this.#pending.length === 0 && this.#from === this.#to && this.#slab.uses === 0;
    if (isIdle && this.#isQuiet) this.#use(this.#small);
    else if (isIdle && this.#slab !== this.#small) this.#from = this.#to = 0;
    else if (this.#slab === this.#small || this.#slab.bytes.length - this.#to < leastRoom) {
      this.#pend();
      this.#use(takeSlab());
    }
    return this.#slab.bytes.subarray(this.#to);
  }

  #use(slab: Slab): void {
    const before = this.#slab;
    this.#slab = slab;
    this.#from = this.#to = 0;
    if (before === slab || before === this.#small) return;
    before.isRead = false;
    leave(before);
  }

  #pend(): void {
    if (this.#from === this.#to) return;
    this.#pending.push({slab: this.#slab, bytes: this.#slab.bytes.subarray(this.#from, this.#to)});
    this.#slab.uses += 1;
    this.#from = this.#to;
  }
}
