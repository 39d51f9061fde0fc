const firstWordsBytes = 8192;
/** Milliseconds. A wrapper that complained ends at once, which takes seconds on a busy machine. */
const asideMs = 10_000;

/**
 * The beginning of a job's stderr. Bytes that may be a wrapper's complaint are kept aside, out of the log,
 * until more comes or nothing does for a while.
 */
export class OpeningWords {
  readonly #deliver: (chunk: Buffer) => void;
  #complaints: readonly string[] = [];
  #first = '';
  #aside: Buffer[] = [];
  #tellAside: NodeJS.Timeout | undefined;

  /** @param deliver takes the chunks that were kept aside and are the command's own */
  constructor(deliver: (chunk: Buffer) => void) {
    this.#deliver = deliver;
  }

  /** The first chunk of stderr, cut short. */
  get first(): string {
    return this.#first;
  }

  /** The bytes that are kept aside now. */
  get aside(): Buffer {
    return Buffer.concat(this.#aside);
  }

  /**
   * @param complaints beginnings of wrappers' messages; an empty one is that of all on stderr before stdout
   */
  expect(complaints: readonly string[]): void {
    this.#complaints = complaints;
  }

  /**
   * Takes a chunk of stderr. Returns true if it is kept aside.
   *
   * @param isFirst true if the job put out nothing before
   */
  keepsAside(chunk: Buffer, isFirst: boolean): boolean {
    if (this.#first === '') this.#first = chunk.toString('latin1', 0, firstWordsBytes);
    if (!this.#isComplaint(isFirst)) return false;
    this.#aside.push(chunk);
    this.#tellAside ??= setTimeout(() => this.take(), asideMs);
    return true;
  }

  /** Delivers the bytes that were kept aside: they are the command's own. */
  take(): void {
    clearTimeout(this.#tellAside);
    for (const chunk of this.#aside.splice(0)) this.#deliver(chunk);
  }

  /** Drops the bytes that were kept aside: they are no output of the command's. */
  drop(): void {
    clearTimeout(this.#tellAside);
    this.#aside.length = 0;
  }

  /** True if bytes on stderr, before any on stdout, may be a wrapper's. */
  #isComplaint(isFirst: boolean): boolean {
    if (isFirst) return this.#complaints.some(each => this.#first.startsWith(each));
    return this.#aside.length > 0 && this.#complaints.includes('');
  }
}
