import type {LinkEnd, ToGate} from '../../link/link.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';

/** Between two words about logs that grow. */
const pauseMs = 1;

/**
 * Tells the gate how far the logs it serves have grown: at most once a millisecond, and only of jobs that the
 * present gate was told to follow.
 */
export class JobFeed {
  #link: LinkEnd<ToGate> | undefined;
  readonly #followed = new Set<string>();
  readonly #grown = new Map<string, number>();
  #toldAt = Number.NEGATIVE_INFINITY;

  /** A new gate follows nothing yet. */
  setLink(link: LinkEnd<ToGate> | undefined): void {
    this.#link = link;
    this.#followed.clear();
    this.#grown.clear();
  }

  followed(job: string): void {
    this.#followed.add(job);
  }

  grown(job: string, end: number): void {
    if (!this.#followed.has(job)) return;
    if (this.#grown.size === 0) this.#tellSoon();
    this.#grown.set(job, end);
  }

  finished(job: string, end: number, outcome: Outcome): void {
    this.#grown.delete(job);
    if (!this.#followed.delete(job)) return;
    this.#link?.send({type: 'finished', job, end, outcome: {...outcome}});
  }

  /** At once after a pause. A stream is told of in steps: every word wakes the gate, which then reads in large pieces. */
  #tellSoon(): void {
    if (performance.now() - this.#toldAt < pauseMs) setTimeout(() => this.#tell(), pauseMs);
    else setImmediate(() => this.#tell());
  }

  #tell(): void {
    this.#toldAt = performance.now();
    for (const [job, end] of this.#grown) this.#link?.send({type: 'grown', job, end});
    this.#grown.clear();
  }
}
