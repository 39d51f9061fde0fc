import type {JobSummary, WatchChange, WatchOptions, WatchSnapshot} from '../../index.ts';

/** The jobs that are wanted, as options of `reeve jobs` say. */
export interface WantedJobs {
  readonly person?: string | undefined;
  readonly state?: 'running' | 'ended' | undefined;
  /** The newest so many. */
  readonly limit: number;
}

/** The newest jobs of one host of those that are wanted, as it tells of changes. No more of those that ended are held. Pure. */
export class WatchedJobs {
  readonly #wanted: WantedJobs;
  #jobs = new Map<string, JobSummary>();

  constructor(wanted: WantedJobs) {
    this.#wanted = wanted;
  }

  /** The things that the host is asked to tell of. One more than is shown says that there are more. */
  get asked(): WatchOptions {
    const {person, state, limit} = this.#wanted;
    return {only: 'jobs', person, ended: state === 'running' ? 0 : Math.min(limit + 1, mostEnded)};
  }

  take(told: WatchSnapshot | WatchChange): void {
    if (told.type === 'snapshot') this.#jobs = new Map();
    else for (const job of told.gone) this.#jobs.delete(job);
    for (const job of told.jobs) this.#jobs.set(job.job, job);
    const surplus = this.#newest(isEnded).slice(this.#wanted.limit + 1);
    for (const {job} of surplus) this.#jobs.delete(job);
  }

  /** The newest first. */
  get newest(): {jobs: JobSummary[]; more: boolean} {
    const {state, limit} = this.#wanted;
    const all = this.#newest(job => state === undefined || (state === 'ended') === isEnded(job));
    return {jobs: all.slice(0, limit), more: all.length > limit};
  }

  #newest(isMeant: (job: JobSummary) => boolean): JobSummary[] {
    return [...this.#jobs.values()].filter(isMeant).toSorted((a, b) => (a.job < b.job ? 1 : -1));
  }
}

/** The most that can be asked for. */
const mostEnded = 10_000;

const isEnded = ({state}: JobSummary) => state === 'ended' || state === 'lost';
