import type {JobInput} from '../../runner/job-input.ts';
import {JobStdin} from './job-stdin.ts';

/** A stream of a gate that brings the input of a job. */
export interface InputStream {
  /** The command took bytes, so that as many more may come. */
  grant(bytes: number): void;
  /** Another stream brings the input from now on, or the job takes no more. */
  close(): void;
}

/** The input of one job. Bytes that were taken outlive the gate that brought them. */
export interface JobInputState {
  readonly stdin: JobStdin;
  /** The stream whose input counts; what others still send is passed over. */
  stream: InputStream | undefined;
}

/** The input of all jobs, whichever gate brings it. */
export class JobInputs {
  readonly #jobs = new Map<string, JobInputState>();

  /** The state of a job's input, which no stream brings from now on. */
  takeOver(id: string, input: JobInput): JobInputState {
    const state: JobInputState = this.#jobs.get(id) ?? {stdin: new JobStdin(id, input), stream: undefined};
    this.#jobs.set(id, state);
    closeStream(state);
    return state;
  }

  /** The command of a job took bytes of what it was given. */
  taken(job: string, bytes: number): void {
    const state = this.#jobs.get(job);
    const grant = state?.stdin.taken(bytes) ?? 0;
    if (grant > 0) state?.stream?.grant(grant);
  }

  /** A job takes no more. */
  ended(job: string): void {
    const state = this.#jobs.get(job);
    if (state) closeStream(state);
    this.#jobs.delete(job);
  }
}

export function closeStream(state: JobInputState): void {
  state.stream?.close();
  state.stream = undefined;
}
