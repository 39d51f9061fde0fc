import type {Authorized} from './build-event.ts';

declare const recorded: unique symbol;

/**
 * An order whose job-start entry is on disk. Only `Account.record` makes one, and only from one it was given.
 */
export interface RecordedOrder<A extends Authorized = Authorized> {
  readonly authorized: A;
  /** The sequence number of its job-start entry. */
  readonly seq: number;
  readonly [recorded]: true;
}
