/** Milliseconds between two updates. */
const everyMs = 200;

/** Shows progress on a terminal, in one line that is removed afterwards. */
export class Progress implements Disposable {
  readonly #isShown: boolean;
  #saidAt = Number.NEGATIVE_INFINITY;

  constructor(isQuiet = false) {
    this.#isShown = process.stderr.isTTY && !isQuiet;
  }

  at(entries: number): void {
    const now = performance.now();
    if (!this.#isShown || now - this.#saidAt < everyMs) return;
    this.#saidAt = now;
    process.stderr.write(`\r${entries} entries so far\u001b[K`);
  }

  clear(): void {
    if (this.#isShown && this.#saidAt > 0) process.stderr.write('\r\u001b[K');
    this.#saidAt = Number.NEGATIVE_INFINITY;
  }

  [Symbol.dispose](): void {
    this.clear();
  }
}
