import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {EndedJob} from './ended-job.ts';

/** Jobs that ended and can still be asked for without a look into the account. */
const most = 4096;

/** The jobs that are remembered after their end: so many, and no more. */
export class EndedJobs {
  readonly #jobs = new Map<string, EndedJob>();
  readonly #isHeld: (entry: EntryPlace) => boolean;

  /** @param isHeld whether the account still holds an entry, and can show so */
  constructor(isHeld: (entry: EntryPlace) => boolean) {
    this.#isHeld = isHeld;
  }

  /** One whose end was pruned is forgotten with it: nothing could show how it ended. */
  get(id: string): EndedJob | undefined {
    const job = this.#jobs.get(id);
    if (!job?.entry || this.#isHeld(job.entry)) return job;
    this.#jobs.delete(id);
    return undefined;
  }

  all(): Iterable<EndedJob> {
    return this.#jobs.values();
  }

  /** Instead of the one that was remembered first, where there are too many. */
  remember(job: EndedJob): void {
    const {id} = job.facts;
    this.#jobs.delete(id);
    this.#jobs.set(id, job);
    const [oldest] = this.#jobs.keys();
    if (this.#jobs.size > most && oldest !== undefined) this.#jobs.delete(oldest);
  }
}
