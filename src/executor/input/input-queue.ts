import type {JobInput} from '../../runner/job-input.ts';

/** The capacity from which the queue grows; few bytes are usual. */
const leastCapacity = 256;

/**
 * Gives a job its input piece by piece: the next one when its pipe took the last. Meanwhile what comes is put together,
 * so that many small frames take no more room than their bytes.
 */
export class InputQueue {
  readonly #input: JobInput;
  /** Bytes that the job was given and its pipe has not taken. */
  #given = 0;
  #waiting: Buffer = Buffer.alloc(0);
  #size = 0;
  #isEnding = false;

  constructor(input: JobInput) {
    this.#input = input;
  }

  /** Bytes that were written and not taken. */
  get held(): number {
    return this.#given + this.#size;
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
    const waiting = this.#waiting.subarray(0, this.#size);
    this.#waiting = Buffer.alloc(0);
    this.#size = 0;
    if (waiting.length > 0) this.#give(waiting);
    else if (this.#isEnding) this.#input.end();
  }

  #give(bytes: Buffer): void {
    this.#given = bytes.length;
    this.#input.write(bytes);
  }

  #append(bytes: Buffer): void {
    const size = this.#size + bytes.length;
    if (size > this.#waiting.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(leastCapacity, size, 2 * this.#waiting.length));
      this.#waiting.copy(larger, 0, 0, this.#size);
      this.#waiting = larger;
    }
    bytes.copy(this.#waiting, this.#size);
    this.#size = size;
  }
}
