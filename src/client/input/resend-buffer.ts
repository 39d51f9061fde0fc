import {ChannelDigest} from '../../output-log/channel-digest.ts';
import {SendCredit} from '../../protocol/credit.ts';
import {ProtocolError} from '../../protocol/errors.ts';
import type {ChannelEnd} from '../../protocol/generated/wire.ts';

/** Some of a job's stdin; no bytes say that it ends there. */
export interface InputPiece {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

/**
 * A job's stdin on its way, over all the connections that it goes by. Pure. Keeps what was read of its source
 * until the host has taken it, at most a window, so that what was on a connection that dropped can be sent
 * again. Bytes that the host had taken when we began (of a job that is attached to) are counted and dropped.
 *
 * Offsets, in their order: what is below `taken` the host has; up to `sent` went out on this connection; up
 * to `end` was read.
 */
export class ResendBuffer {
  readonly #window: number;
  /** The byte at an offset stands at that offset modulo the window. */
  #ring: Buffer | undefined;
  readonly #digest = new ChannelDigest();
  #credit = new SendCredit();
  /** The offset that was due when this connection began. */
  #due = 0;
  #taken = 0;
  #sent = 0;
  #end = 0;
  /** True if the source is the whole input of the job, so that its digest must be the host's. */
  #isWhole = true;
  #isFinished = false;
  #endIsSent = false;

  constructor(window: number) {
    this.#window = window;
  }

  /** Bytes that may be read of the source now. */
  get room(): number {
    return this.#window - (this.#end - this.#kept);
  }

  /** The first byte of the source is the one at `due`: what was sent before came from somewhere else. */
  joinAt(due: number): void {
    this.#isWhole = due === 0;
    this.#taken = due;
    this.#end = due;
  }

  /** The source ended before what the host took already: it is not the one that was sent then. */
  get isShort(): boolean {
    return this.#isFinished && this.#end < this.#taken;
  }

  /** The bytes that were read of the source. */
  get end(): number {
    return this.#end;
  }

  /** The bytes that the host has taken for certain. */
  get taken(): number {
    return this.#taken;
  }

  /**
   * A connection begins, and the byte at `due` is due. Bytes that went out on the last one and were not taken
   * must be sent again.
   *
   * @throws {ProtocolError} `message` if the host wants again what it took
   */
  begin(due: number): void {
    if (due < this.#taken)
      throw new ProtocolError('message', `input from ${due} is asked for, of which ${this.#taken} was taken`);
    this.#credit = new SendCredit();
    this.#due = due;
    this.#take(due);
    this.#sent = due;
    this.#endIsSent = false;
  }

  /** @throws {ProtocolError} `credit` */
  grant(bytes: number): void {
    this.#credit.grant(bytes);
    // The host grants a window ahead of what was taken. One that grants beyond what was sent does not have
    // that.
    const taken = Math.min(this.#due + this.#credit.granted - this.#window, this.#sent);
    if (taken > this.#taken) this.#take(taken);
  }

  /** Takes over bytes of the source, as many as there is room for; returns how many. */
  add(bytes: Uint8Array): number {
    const skipped = Math.min(bytes.length, Math.max(0, this.#taken - this.#end));
    this.#digest.update(bytes.subarray(0, skipped));
    this.#end += skipped;
    const kept = bytes.subarray(skipped, skipped + this.room);
    this.#keep(kept);
    return skipped + kept.length;
  }

  /** The source ended. */
  finish(): void {
    this.#isFinished = true;
  }

  /** Returns the next piece that may be sent; it counts as sent with that. */
  next(most: number): InputPiece | undefined {
    const offset = this.#sent;
    const at = offset % this.#window;
    const size = Math.min(most, this.#end - offset, this.#credit.available, this.#window - at);
    if (size > 0 && this.#ring) {
      this.#credit.spend(size);
      this.#sent += size;
      return {offset, bytes: this.#ring.subarray(at, at + size)};
    }
    if (!this.#isFinished || this.#endIsSent || offset !== this.#end) return undefined;
    this.#endIsSent = true;
    return {offset, bytes: new Uint8Array(0)};
  }

  /** Returns the SHA-256 of all that was read of the source, up to its end. */
  digestAll(): Buffer {
    return this.#digest.withRest(...this.#range(this.#kept, this.#end));
  }

  /** True if the host may say that it was given this. It may have stopped taking before our end. */
  matches(end: ChannelEnd): boolean {
    // A command that was done before we read as far as somebody else had sent: there is nothing to compare.
    if (end.bytes > this.#end && end.bytes <= this.#taken) return true;
    if (end.bytes < this.#kept || end.bytes > this.#end) return false;
    this.#take(end.bytes);
    return !this.#isWhole || this.#digest.matches(end);
  }

  /** The offset of the oldest byte that is kept. */
  get #kept(): number {
    return Math.min(this.#taken, this.#end);
  }

  #take(offset: number): void {
    for (const bytes of this.#range(this.#kept, Math.min(offset, this.#end))) this.#digest.update(bytes);
    this.#taken = offset;
  }

  #keep(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#ring ??= Buffer.allocUnsafeSlow(this.#window);
    const at = this.#end % this.#window;
    const first = bytes.subarray(0, this.#window - at);
    this.#ring.set(first, at);
    this.#ring.set(bytes.subarray(first.length), 0);
    this.#end += bytes.length;
  }

  /** The bytes from one offset to another, in at most two pieces. */
  #range(from: number, to: number): Uint8Array[] {
    if (!this.#ring || to <= from) return [];
    const at = from % this.#window;
    const first = this.#ring.subarray(at, Math.min(this.#window, at + to - from));
    return [first, this.#ring.subarray(0, to - from - first.length)];
  }
}
