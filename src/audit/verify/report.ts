import type {Checkpoint} from '../../merkle/checkpoint.ts';
import type {Finding} from './findings.ts';

/** What came of verifying an account, or what was taken out of one. */
export interface Report {
  /** Whether nothing is wrong; there may be warnings. */
  readonly ok: boolean;
  /** Whose account it is, as it says. */
  readonly host: string | undefined;
  /** How many were looked at: entries, checkpoints, and orders whose signature was found good. */
  readonly entries: number;
  readonly checkpoints: number;
  readonly orders: number;
  /** The times of the first and of the last entry, milliseconds since 1970. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** The first of them; and how many more there are. */
  readonly findings: readonly Finding[];
  readonly more: number;
  /** What was and what was not looked at, in words. */
  readonly checked: readonly string[];
  readonly unchecked: readonly string[];
}

export interface AccountReport extends Report {
  readonly parts: number;
  /** The number of the first entry that is there, and how many there ever were. */
  readonly from: number;
  readonly size: number;
  /** Entries behind the last checkpoint: nobody vouches for them. */
  readonly unsigned: number;
  /** Whose word the last checkpoint is: that of the key that was given, or of one that the account itself names. */
  readonly trust: 'given' | 'own-word' | 'none';
  /** The last one. */
  readonly checkpoint: Checkpoint | undefined;
}
