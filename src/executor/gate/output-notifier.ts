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

/** Between two words about logs that grow, unless one grew by `step` bytes. */
const pauseMs = 4;
const step = 1024 * 1024;

/** A job that a gate follows. */
interface Followed {
  /** The size of the account that the last of those who follow it has seen. */
  seen: number | undefined;
  /** The end of its log that the gate was told. */
  told: number;
}

/**
 * Tells a gate how far the logs it serves have grown, and only of jobs that it was told to follow: at once after a
 * pause, and then in steps of time and of size. Every word wakes the gate, which then reads in large pieces.
 */
export class OutputNotifier implements Disposable {
  readonly #link: ExecutorLink;
  readonly #receipt: MakeReceipt;
  readonly #followed = new Map<string, Followed>();
  readonly #grown = new Map<string, number>();
  #toldAt = Number.NEGATIVE_INFINITY;
  #pause: NodeJS.Timeout | undefined;
  #isAboutToTell = false;
  #isDisposed = false;

  constructor(link: ExecutorLink, receipt: MakeReceipt) {
    this.#link = link;
    this.#receipt = receipt;
  }

  followed(job: string, seen: number | undefined): void {
    if (this.#isDisposed) return;
    const followed = this.#followed.get(job);
    if (followed) followed.seen = seen;
    else this.#followed.set(job, {seen, told: 0});
  }

  grown(job: string, end: number): void {
    const followed = this.#followed.get(job);
    if (!followed) return;
    this.#grown.set(job, end);
    const pause = this.#toldAt + pauseMs - performance.now();
    if (pause <= 0 || end - followed.told >= step) this.#tellNext();
    else this.#pause ??= setTimeout(() => this.#tellNext(), pause);
  }

  finished({id, end, outcome, entry}: FinishedJob): void {
    this.#grown.delete(id);
    const followed = this.#followed.get(id);
    if (!followed) return;
    this.#followed.delete(id);
    const receipt = entry && this.#receipt(entry, followed.seen);
    this.#link.send({type: 'finished', job: id, end, outcome: {...outcome}, ...(receipt && {receipt})});
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    clearTimeout(this.#pause);
    this.#followed.clear();
    this.#grown.clear();
  }

  /** To a gate that does not read, only the last word about each log is kept. */
  #tellNext(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
    if (this.#isAboutToTell) return;
    this.#isAboutToTell = true;
    setImmediate(() => void this.#link.whenRoom('', () => this.#tell()));
  }

  #tell(): void {
    this.#isAboutToTell = false;
    this.#toldAt = performance.now();
    for (const [job, end] of this.#grown) {
      this.#link.send({type: 'grown', job, end});
      const followed = this.#followed.get(job);
      if (followed) followed.told = end;
    }
    this.#grown.clear();
  }
}
