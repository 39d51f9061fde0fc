import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {EndedJob} from './ended-job.ts';
import {EndedJobs} from './ended-jobs.ts';
import type {JobFacts} from './job-facts.ts';
import type {LiveJob} from './live-job.ts';
import {QueuedJob} from './queued-job.ts';
import {StartingJob} from './starting-job.ts';
import type {TableJob} from './table-job.ts';

/** Hears what becomes of jobs that may be told of. */
export interface JobHearer {
  /** It is there, or is something else than before; or it is there no more, since its intent could not be recorded. */
  changed(job: JobFacts): void;
  /** It ended, and is not remembered any more. */
  forgotten(job: JobFacts): void;
}

export type OpenJob = QueuedJob | StartingJob | LiveJob;

/**
 * All jobs, each as what it is now: queued, starting, live or ended. Code that ends jobs finds every one of
 * them here.
 */
export class AllJobs {
  readonly #open = new Map<string, OpenJob>();
  readonly #ended: EndedJobs;
  readonly #hearer: JobHearer;
  #nextEnd = Promise.withResolvers<void>();

  /** @param isHeld whether the account still holds an entry, and can show so */
  constructor(isHeld: (entry: EntryPlace) => boolean, hearer: JobHearer) {
    this.#ended = new EndedJobs(isHeld, job => hearer.forgotten(job.facts));
    this.#hearer = hearer;
  }

  /** Replaces what the job was before. */
  put(job: OpenJob): void {
    this.#open.set(job.facts.id, job);
    this.#tell(job);
  }

  /** Does nothing if the job is something else by now. */
  remove(job: OpenJob): void {
    if (this.open(job.facts.id) !== job) return;
    this.#close(job.facts.id);
    this.#tell(job);
  }

  /** A job that ended, of this run of the server or of an earlier one. */
  ended(job: EndedJob): void {
    this.#close(job.facts.id);
    this.#ended.remember(job);
    this.#hearer.changed(job.facts);
  }

  get(id: string): OpenJob | EndedJob | undefined {
    return this.#open.get(id) ?? this.#ended.get(id);
  }

  /** The job, unless it ended. */
  open(id: string): OpenJob | undefined {
    return this.#open.get(id);
  }

  allOpen(): Iterable<OpenJob> {
    return this.#open.values();
  }

  /** Those that may be told of now: nobody hears of a job before its intent is on disk. */
  *told(): Generator<TableJob> {
    for (const job of this.#open.values()) if (!(job instanceof StartingJob)) yield job;
    yield* this.#ended.all();
  }

  /** Those that wait for their turn, oldest first. */
  waiting(): QueuedJob[] {
    return [...this.#open.values()].filter(job => job instanceof QueuedJob);
  }

  /** Those that run or are about to, or whose end is being recorded. */
  running(): (StartingJob | LiveJob)[] {
    return [...this.#open.values()].filter(isUnderWay);
  }

  /** Resolves when the next of those that are open is so no more. */
  get nextEnd(): Promise<void> {
    return this.#nextEnd.promise;
  }

  /** Waits until nothing runs or is about to. */
  async idle(): Promise<void> {
    for (let jobs = this.running(); jobs.length > 0; jobs = this.running())
      await Promise.allSettled(jobs.map(job => job.settled));
  }

  #close(id: string): void {
    this.#open.delete(id);
    this.#nextEnd.resolve();
    this.#nextEnd = Promise.withResolvers();
  }

  /** Of one that starts nobody hears. */
  #tell(job: OpenJob): void {
    if (!(job instanceof StartingJob)) this.#hearer.changed(job.facts);
  }
}

const isUnderWay = (job: OpenJob): job is StartingJob | LiveJob => !(job instanceof QueuedJob);
