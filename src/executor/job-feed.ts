import type {LinkEnd, ToGate} from '../link/link.ts';
import type {Outcome} from '../protocol/generated/wire.ts';

/**
 * Tells the gate how far the logs it serves have grown: at most once a turn of the event loop for each job, and
 * only of jobs that the present gate was told to follow.
 */
export class JobFeed {
  #link: LinkEnd<ToGate> | undefined;
  readonly #followed = new Set<string>();
  readonly #grown = new Map<string, number>();

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
    if (this.#grown.size === 0) setImmediate(() => this.#tell());
    this.#grown.set(job, end);
  }

  finished(job: string, end: number, outcome: Outcome): void {
    this.#grown.delete(job);
    if (!this.#followed.delete(job)) return;
    this.#link?.send({type: 'finished', job, end, outcome: {...outcome}});
  }

  #tell(): void {
    for (const [job, end] of this.#grown) this.#link?.send({type: 'grown', job, end});
    this.#grown.clear();
  }
}
