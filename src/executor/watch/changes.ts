/** Jobs that are held for one watcher at most; one that is further behind gets a new snapshot. */
const most = 10_000;

/**
 * The jobs that one watcher was not told of, by their ids: each once, however often it changed. What is told is how a job is
 * then, so that nothing waits here but names. Pure.
 */
export class Changes {
  /** Of the snapshot, the newest first. */
  #due = new Set<string>();
  /** Those that changed since it began. */
  readonly #changed = new Set<string>();
  /** Those that the watcher may know, and the host does not any more. */
  readonly #gone = new Set<string>();
  #isBehind = true;

  /** True if the watcher is to get a new snapshot: it is at its beginning, or so far behind. */
  get isBehind(): boolean {
    return this.#isBehind;
  }

  /** The number of jobs that are held. */
  get size(): number {
    return this.#due.size + this.#changed.size + this.#gone.size;
  }

  /** A snapshot begins, of these jobs: the first so many as may be held. */
  begin(jobs: Iterable<string>): void {
    this.fallBehind();
    this.#isBehind = false;
    for (const job of jobs) if (this.#due.size < most) this.#due.add(job);
  }

  /** Nothing is held any more: a new snapshot is due. */
  fallBehind(): void {
    this.#isBehind = true;
    this.#due = new Set();
    this.#changed.clear();
    this.#gone.clear();
  }

  changed(job: string): void {
    if (this.#isBehind || this.#due.has(job)) return;
    this.#gone.delete(job);
    this.#changed.add(job);
    this.#bound();
  }

  /** The host does not remember it any more. A watcher that was not told how it ended is behind. */
  forgotten(job: string): void {
    if (this.#isBehind || this.#due.delete(job)) return;
    if (this.#changed.has(job)) this.fallBehind();
    else this.#gone.add(job);
    this.#bound();
  }

  /** Those that are to be told of, in that order: the snapshot comes first. */
  *pending(): Generator<{readonly job: string; readonly isKnown: boolean}> {
    for (const job of this.#due) yield {job, isKnown: false};
    for (const job of this.#changed) yield {job, isKnown: true};
    for (const job of this.#gone) yield {job, isKnown: true};
  }

  told(job: string): void {
    this.#due.delete(job);
    this.#changed.delete(job);
    this.#gone.delete(job);
  }

  /** True if nothing of the snapshot is left to be told. */
  get isWhole(): boolean {
    return !this.#isBehind && this.#due.size === 0;
  }

  #bound(): void {
    if (this.#changed.size + this.#gone.size > most) this.fallBehind();
  }
}
