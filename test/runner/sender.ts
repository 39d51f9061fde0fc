import {limits} from '../../src/protocol/limits.ts';
import type {RunningJob} from '../../src/runner/runner.ts';

/** Sends input to a job as the executor does: never more than there is room for in the window. */
export class Sender {
  /** Bytes that were taken. */
  taken = 0;
  /** The most that was on its way at once. */
  mostUnderway = 0;
  readonly #wakers: (() => void)[] = [];
  #sent = 0;

  /** To be given to the job as its `onInput`. */
  readonly onInput = (bytes: number): void => {
    this.taken += bytes;
    for (const wake of this.#wakers.splice(0)) wake();
  };

  /** Resolves when the last byte was handed over. */
  async send({input}: RunningJob, bytes: Uint8Array, piece = limits.data - 64): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const room = limits.inputWindow - (this.#sent - this.taken);
      if (room === 0) {
        await new Promise<void>(resolve => this.#wakers.push(resolve));
        continue;
      }
      const next = bytes.subarray(at, at + Math.min(piece, room));
      input?.write(next);
      at += next.length;
      this.#sent += next.length;
      this.mostUnderway = Math.max(this.mostUnderway, this.#sent - this.taken);
    }
  }
}
