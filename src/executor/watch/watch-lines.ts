import type {JobSummary, StatusAnswer} from '../../protocol/generated/answer.ts';
import {Changes} from './changes.ts';
import type {StatusDigest} from './status-digest.ts';
import {digestStatus} from './status-digest.ts';

/** The source of what a watcher is shown, by the rules as they are now. */
export interface WatchSource {
  /** The id of a new snapshot. */
  newEpoch(): string;
  /** The jobs of a snapshot, the newest first; none if jobs are not watched. */
  jobs(): Iterable<string>;
  /** A job as it is now; undefined if there is none, or none that may be told of. */
  summary(job: string): JobSummary | 'starting' | undefined;
  /** The state; undefined if it is not watched. */
  status(): StatusAnswer | undefined;
}

/** No line about jobs is longer, bytes; one with the state can be, as the state is one thing. */
const mostBytes = 48 * 1024;

/**
 * The lines that one watcher is told: a snapshot, and then what changed, each job as it is when it is told. They are made when
 * there is room for them: nothing is held but what `Changes` holds. Pure.
 */
export class WatchLines {
  readonly #source: WatchSource;
  readonly #changes = new Changes();
  #epoch = '';
  #number = 0;
  /** True if the snapshot was said to be whole. */
  #isWhole = false;
  #isStatusDue = false;
  #areGaugesDue = false;
  #told: StatusDigest | undefined;

  constructor(source: WatchSource) {
    this.#source = source;
  }

  /** True if there is something to be told. */
  get isDue(): boolean {
    return this.#changes.isBehind || this.#changes.size > 0 || this.#isStatusDue || !this.#isWhole;
  }

  /** The number of jobs that are held for the watcher. */
  get size(): number {
    return this.#changes.size;
  }

  changed(job: string): void {
    this.#changes.changed(job);
  }

  forgotten(job: string): void {
    this.#changes.forgotten(job);
  }

  /** The state may be another; of gauges alone only if `gauges`. */
  statusChanged(gauges = false): void {
    this.#isStatusDue = true;
    this.#areGaugesDue ||= gauges;
  }

  /** A new snapshot follows: a part of the last one may not be shown any more, or more may be. */
  restart(): void {
    this.#changes.fallBehind();
  }

  /** Returns the next line, of `room` bytes at most; undefined if none is due, or none fits. */
  next(room: number): string | undefined {
    if (this.#changes.isBehind) this.#begin();
    const line = this.#statusLine(room) ?? (this.#isStatusDue ? undefined : this.#jobsLine(room));
    if (line !== undefined) this.#number++;
    return line;
  }

  #begin(): void {
    this.#epoch = this.#source.newEpoch();
    this.#number = 0;
    this.#isWhole = false;
    this.#told = undefined;
    this.#isStatusDue = true;
    this.#changes.begin(this.#source.jobs());
  }

  #statusLine(room: number): string | undefined {
    if (!this.#isStatusDue) return undefined;
    const status = this.#source.status();
    const digest = status && digestStatus(status);
    const isOther =
      digest?.facts !== this.#told?.facts || (this.#areGaugesDue && digest?.gauges !== this.#told?.gauges);
    const line = isOther ? this.#lineOf([`"status":${JSON.stringify(status)}`]) : undefined;
    if (line !== undefined && Buffer.byteLength(line) > room) return undefined;
    this.#isStatusDue = false;
    this.#areGaugesDue = false;
    if (line !== undefined) this.#told = digest;
    return line;
  }

  #jobsLine(room: number): string | undefined {
    const most = Math.min(room, mostBytes);
    const jobs: string[] = [];
    const gone: string[] = [];
    let bytes = Buffer.byteLength(this.#lineOf(['"jobs":[]', '"gone":[]', '"whole":true']));
    for (const {job, isKnown} of this.#changes.pending()) {
      const summary = this.#source.summary(job);
      // One that starts is told of when it has.
      const isSaid = summary !== 'starting' && (summary !== undefined || isKnown);
      const text = isSaid ? JSON.stringify(summary ?? job) : '';
      bytes += isSaid ? Buffer.byteLength(text) + 1 : 0;
      if (bytes > most) break;
      if (isSaid) (summary === undefined ? gone : jobs).push(text);
      this.#changes.told(job);
    }
    const isWhole = this.#changes.isWhole && !this.#isWhole && bytes <= most;
    if (jobs.length === 0 && gone.length === 0 && !isWhole) return undefined;
    this.#isWhole ||= isWhole;
    return this.#lineOf([
      ...(jobs.length > 0 ? [`"jobs":[${jobs.join(',')}]`] : []),
      ...(gone.length > 0 ? [`"gone":[${gone.join(',')}]`] : []),
      ...(isWhole ? ['"whole":true'] : []),
    ]);
  }

  #lineOf(fields: readonly string[]): string {
    return `{${[`"epoch":"${this.#epoch}"`, `"number":${this.#number}`, ...fields].join(',')}}\n`;
  }
}
