import type {Outcome} from '../protocol/generated/wire.ts';
import {limits} from '../protocol/limits.ts';
import type {TableJob} from './table-job.ts';

/** What is remembered of a job that ended. */
export interface Ended {
  readonly id: string;
  readonly owner: string;
  readonly command: string;
  /** The offset after the last byte of its output. */
  readonly end: number;
  readonly outcome: Outcome;
}

/** A job that ended: there is nothing left to end. */
export class EndedJob implements TableJob {
  readonly id: string;
  readonly owner: string;
  readonly command: string;
  readonly end: number;
  /** Nothing is dropped from a log that is whole. */
  readonly window = limits.credit;
  readonly outcome: Outcome;

  constructor({id, owner, command, end, outcome}: Ended) {
    this.id = id;
    this.owner = owner;
    this.command = command;
    this.end = end;
    this.outcome = outcome;
  }

  cancel(): void {}

  signal(): void {}
}
