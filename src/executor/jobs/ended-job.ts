import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import {limits} from '../../protocol/limits.ts';
import type {TableJob, Traits} from './table-job.ts';

/** What is remembered of a job that ended. */
export interface Ended {
  readonly id: string;
  readonly owner: string;
  readonly command: string;
  /** The offset after the last byte of its output. */
  readonly end: number;
  readonly outcome: Outcome;
  /** Where the account says so. */
  readonly entry?: EntryPlace | undefined;
  /** Where more is known than the outcome says. */
  readonly traits?: Traits;
}

/** A job that ended: there is nothing left to end. */
export class EndedJob implements TableJob {
  readonly id: string;
  readonly owner: string;
  readonly command: string;
  readonly end: number;
  /** Nothing is dropped from a log that is whole. */
  readonly window = limits.credit;
  readonly startedAt: number | null;
  readonly traits: Traits;
  readonly outcome: Outcome;
  readonly entry: EntryPlace | undefined;

  constructor({id, owner, command, end, outcome, entry, traits = traitsOf(outcome)}: Ended) {
    this.id = id;
    this.owner = owner;
    this.command = command;
    this.end = end;
    this.startedAt = outcome.startedAt;
    this.outcome = outcome;
    this.entry = entry;
    this.traits = traits;
  }

  cancel(): void {}

  signal(): void {}
}

const traitsOf = ({terminal}: Outcome): Traits => (terminal ? {terminal} : {});
