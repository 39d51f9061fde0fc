import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {ExecutorLink} from '../../gate-link/executor-end.ts';
import type {Outcome, Receipt} from '../../protocol/generated/wire.ts';

/** The outcome of a job, and the entry that says so. */
export interface FinishedJob {
  readonly id: string;
  readonly end: number;
  readonly outcome: Outcome;
  readonly entry?: EntryPlace | undefined;
}

/** Makes the receipt of an entry, for somebody who holds a checkpoint of `seen` entries. */
export type MakeReceipt = (entry: EntryPlace, seen: number | undefined) => Receipt | undefined;

/** Between two words about logs that grow. */
const pauseMs = 1;

/** Tells a gate how far the logs it serves have grown: at most once a millisecond, and only of jobs that it was told to follow. */
export class OutputNotifier implements Disposable {
  readonly #link: ExecutorLink;
  readonly #receipt: MakeReceipt;
  /** Jobs that are followed, and what the last of those who follow has seen of the account. */
  readonly #followed = new Map<string, number | undefined>();
  readonly #grown = new Map<string, number>();
  #toldAt = Number.NEGATIVE_INFINITY;
  #isDisposed = false;

  constructor(link: ExecutorLink, receipt: MakeReceipt) {
    this.#link = link;
    this.#receipt = receipt;
  }

  followed(job: string, seen: number | undefined): void {
    if (!this.#isDisposed) this.#followed.set(job, seen);
  }

  grown(job: string, end: number): void {
    if (!this.#followed.has(job)) return;
    if (this.#grown.size === 0) this.#tellSoon();
    this.#grown.set(job, end);
  }

  finished({id, end, outcome, entry}: FinishedJob): void {
    this.#grown.delete(id);
    const seen = this.#followed.get(id);
    if (!this.#followed.delete(id)) return;
    const receipt = entry && this.#receipt(entry, seen);
    this.#link.send({type: 'finished', job: id, end, outcome: {...outcome}, ...(receipt && {receipt})});
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    this.#followed.clear();
    this.#grown.clear();
  }

  /** At once after a pause. A stream is told of in steps: every word wakes the gate, which then reads in large pieces. */
  #tellSoon(): void {
    if (performance.now() - this.#toldAt < pauseMs) setTimeout(() => this.#tellWhenRead(), pauseMs);
    else setImmediate(() => this.#tellWhenRead());
  }

  /** To a gate that does not read, only the last word about each log is kept. */
  #tellWhenRead(): void {
    void this.#link.whenRoom('', () => this.#tell());
  }

  #tell(): void {
    this.#toldAt = performance.now();
    for (const [job, end] of this.#grown) this.#link.send({type: 'grown', job, end});
    this.#grown.clear();
  }
}
