import type {LiveJob} from './live-job.ts';
import {QueuedJob} from './queued-job.ts';
import type {StartingJob} from './starting-job.ts';

export type OpenJob = QueuedJob | StartingJob | LiveJob;

/** All jobs that did not end yet, each as what it is now. Whatever ends jobs finds every one of them here. */
export class OpenJobs {
  readonly #jobs = new Map<string, OpenJob>();

  /** In the place of what it was before. */
  put(job: OpenJob): void {
    this.#jobs.set(job.facts.id, job);
  }

  /** Nothing where it is something else by now. */
  remove(job: OpenJob): void {
    if (this.#jobs.get(job.facts.id) === job) this.#jobs.delete(job.facts.id);
  }

  get(id: string): OpenJob | undefined {
    return this.#jobs.get(id);
  }

  all(): Iterable<OpenJob> {
    return this.#jobs.values();
  }

  /** Those that wait for their turn. */
  waiting(): QueuedJob[] {
    return [...this.#jobs.values()].filter(job => job instanceof QueuedJob);
  }

  /** Those that run or are about to, or whose end is being recorded. */
  running(): (StartingJob | LiveJob)[] {
    return [...this.#jobs.values()].filter(isUnderWay);
  }

  /** Waits until nothing runs or is about to. */
  async idle(): Promise<void> {
    for (let jobs = this.running(); jobs.length > 0; jobs = this.running())
      await Promise.allSettled(jobs.map(job => job.settled));
  }
}

const isUnderWay = (job: OpenJob): job is StartingJob | LiveJob => !(job instanceof QueuedJob);
