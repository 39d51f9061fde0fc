import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {EndedJob} from './ended-job.ts';

/** Jobs that ended and can still be asked for without a look into the account. */
const most = 4096;

/** The jobs that are remembered after their end: so many, and no more. */
export class EndedJobs {
  readonly #jobs = new Map<string, EndedJob>();
  readonly #isHeld: (entry: EntryPlace) => boolean;
  readonly #forgotten: (job: EndedJob) => void;

  /**
   * @param isHeld whether the account still holds an entry, and can show so
   * @param forgotten hears of each that is not remembered any more
   */
  constructor(isHeld: (entry: EntryPlace) => boolean, forgotten: (job: EndedJob) => void) {
    this.#isHeld = isHeld;
    this.#forgotten = forgotten;
  }

  /** One whose end was pruned is forgotten with it: nothing could show how it ended. */
  get(id: string): EndedJob | undefined {
    const job = this.#jobs.get(id);
    if (!job?.entry || this.#isHeld(job.entry)) return job;
    this.#jobs.delete(id);
    this.#forgotten(job);
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
    const [oldest] = this.#jobs.values();
    if (this.#jobs.size <= most || !oldest) return;
    this.#jobs.delete(oldest.facts.id);
    this.#forgotten(oldest);
  }
}
