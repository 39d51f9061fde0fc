import type {JobInput} from '../../runner/job-input.ts';

/** The capacity from which the queue grows; few bytes are usual. */
const leastCapacity = 256;

/**
 * Gives a job its input piece by piece: the next one when its pipe took the last. Meanwhile what comes is put together,
 * so that many small frames take no more room than their bytes.
 */
export class InputQueue {
  readonly #input: JobInput;
  readonly #most: number;
  /** Bytes that the job was given and its pipe has not taken. */
  #given = 0;
  /** The first begins with the bytes that wait; the second may have those that were given. */
  #buffers: [Buffer, Buffer] = [nothing, nothing];
  #size = 0;
  #isEnding = false;

  /** @param most bytes that its owner lets be held at a time */
  constructor(input: JobInput, most: number) {
    this.#input = input;
    this.#most = most;
  }

  /** Bytes that were written and not taken. */
  get held(): number {
    return this.#given + this.#size;
  }

  /** Returns the SHA-256 of all that was written. */
  digest(): Buffer {
    return this.#input.digestWith(this.#waiting);
  }

  write(bytes: Buffer): void {
    if (this.#given === 0) this.#give(bytes);
    else this.#append(bytes);
  }

  /** Nothing is written after this. */
  end(): void {
    if (this.held === 0) this.#input.end();
    else this.#isEnding = true;
  }

  /** The pipe took so many bytes. */
  taken(bytes: number): void {
    this.#given -= bytes;
    if (this.#given > 0) return;
    const waiting = this.#waiting;
    const [given, free] = this.#buffers;
    this.#buffers = [free, given];
    this.#size = 0;
    if (waiting.length > 0) {
      this.#give(waiting);
      return;
    }
    // Of jobs that take input now and then there may be many; of transfers there are few.
    if (!this.#input.isTransfer) this.#buffers = [nothing, nothing];
    if (this.#isEnding) this.#input.end();
  }

  get #waiting(): Buffer {
    return this.#buffers[0].subarray(0, this.#size);
  }

  #give(bytes: Buffer): void {
    this.#given = bytes.length;
    this.#input.write(bytes);
  }

  #append(bytes: Buffer): void {
    const size = this.#size + bytes.length;
    const [buffer] = this.#buffers;
    if (size > buffer.length) {
      this.#buffers[0] = Buffer.allocUnsafeSlow(
        Math.max(leastCapacity, size, Math.min(2 * buffer.length, this.#most)),
      );
      buffer.copy(this.#buffers[0], 0, 0, this.#size);
    }
    bytes.copy(this.#buffers[0], this.#size);
    this.#size = size;
  }
}

const nothing = Buffer.alloc(0);
