/** A file, or several, that are to be written. */
export interface Unwritten {
  /** Writes it. Never rejects. */
  write(): Promise<void>;
  /** Writes it before it returns, also where `write` was begun and is not done. Never throws. */
  writeNow(): void;
}

/** Milliseconds that a batch is gathered for; the first of all is not. */
const gatheredMs = 100;
/** Files that are written at once: more would take all threads that Node has for this. */
const mostAtOnce = 3;

/**
 * Writes what the hosts of one client showed, receipts and checkpoints, in batches and beside the event loop:
 * many hosts that end their jobs at once hold up no heartbeat. Nothing is lost by `flush`, nor where a
 * process ends by itself. One that is killed loses what came in the last 100 ms, and may leave the files cut
 * short that it was about to write; a damaged checkpoint is told of and not used, and the one before it is
 * removed only when it is written.
 */
export class StateWriter {
  readonly #due = new Set<Unwritten>();
  readonly #underway = new Set<Unwritten>();
  /** Keeps the process alive: one that ends by itself has written all. */
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> | undefined;
  #hasWritten = false;

  add(unwritten: Unwritten): void {
    this.#due.add(unwritten);
    if (this.#writing) return;
    this.#timer ??= setTimeout(() => void this.flush(), this.#hasWritten ? gatheredMs : 0);
    this.#hasWritten = true;
  }

  /** It was written by itself. */
  drop(unwritten: Unwritten): void {
    this.#due.delete(unwritten);
  }

  /** Resolves when all that was added is written. */
  async flush(): Promise<void> {
    while (this.#writing || this.#due.size > 0) {
      this.#writing ??= this.#writeAll();
      await this.#writing;
    }
  }

  /** As `flush`, before it returns: for a process that is about to exit. */
  writeNow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const unwritten = [...this.#underway, ...this.#due];
    this.#due.clear();
    for (const one of unwritten) one.writeNow();
  }

  async #writeAll(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batch = [...this.#due].values();
    await Promise.all(Array.from({length: mostAtOnce}, () => this.#writeEach(batch)));
    this.#writing = undefined;
    // More was added meanwhile.
    if (this.#due.size > 0) this.#timer = setTimeout(() => void this.flush(), gatheredMs);
  }

  /** Takes from `batch` what nobody else has. */
  async #writeEach(batch: Iterable<Unwritten>): Promise<void> {
    for (const one of batch) {
      // It was written meanwhile.
      if (!this.#due.delete(one)) continue;
      this.#underway.add(one);
      await one.write();
      this.#underway.delete(one);
    }
  }
}
