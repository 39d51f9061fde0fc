import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import {limits} from '../../protocol/limits.ts';
import type {JobFacts} from './job-facts.ts';
import type {TableJob} from './table-job.ts';

/** The end of a job. */
export interface End {
  /** The offset after the last byte of its output. */
  readonly end: number;
  readonly outcome: Outcome;
  /** The entry that says so. */
  readonly entry?: EntryPlace | undefined;
}

/** A job that ended: there is nothing left to end. */
export class EndedJob implements TableJob {
  readonly facts: JobFacts;
  readonly end: number;
  readonly startedAt: number | null;
  readonly outcome: Outcome;
  readonly entry: EntryPlace | undefined;

  constructor({id, owner, command, fleet, traits}: JobFacts, {end, outcome, entry}: End) {
    // Nothing is dropped from a log that is whole.
    this.facts = {id, owner, command, fleet, traits, window: limits.credit};
    this.end = end;
    this.startedAt = outcome.startedAt;
    this.outcome = outcome;
    this.entry = entry;
  }

  async told(): Promise<TableJob> {
    return this;
  }

  cancel(): void {}

  signal(): void {}
}
