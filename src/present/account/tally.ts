import {kindOfDenial, shownDenial} from '../../audit/entry/denial-kind.ts';
import type {Entry} from '../../audit/generated/entry.ts';
import {readsAccount} from '../../identity/account-readings.ts';
import {summarizeOutcome} from './summarize.ts';

export const tallyKeys = ['person', 'command', 'outcome', 'day'] as const;
export type TallyKey = (typeof tallyKeys)[number];

/** Runs, and orders that were not carried out, of one person, command, outcome or day. */
export interface TallyRow {
  readonly key: string;
  /** Runs that ended, and denials. */
  count: number;
  ok: number;
  failed: number;
  /** Not carried out, by their kinds, each with those that have no entry of their own. */
  denied: number;
  mistaken: number;
  unable: number;
  /** When the last of them was, milliseconds since 1970. */
  last: number;
  /** Of the runs, milliseconds. */
  durationMs: number;
}

type Counted = Extract<Entry, {event: 'job-end' | 'denial'}>;

/** Counts entries as they come; what is no end of a run and no denial counts nothing, nor does reading the account. */
export class Tally {
  readonly #by: TallyKey;
  readonly #rows = new Map<string, TallyRow>();

  constructor(by: TallyKey) {
    this.#by = by;
  }

  add(entry: Entry): void {
    if (entry.event !== 'job-end' && entry.event !== 'denial') return;
    if (entry.event === 'job-end' && readsAccount(entry.command)) return;
    const row = this.#rowOf(keyOf(entry, this.#by));
    row.last = Math.max(row.last, entry.time);
    const times = entry.event === 'denial' ? 1 + (entry.suppressed ?? 0) : 1;
    row.count += times;
    if (entry.event === 'denial') row[kindOfDenial(entry.code)] += times;
    else addEnd(row, entry.outcome);
  }

  /** Days in their order; of all else the most frequent first. */
  rows(): TallyRow[] {
    const byKey = (a: TallyRow, b: TallyRow) => (a.key < b.key ? -1 : 1);
    return [...this.#rows.values()].toSorted((a, b) =>
      this.#by === 'day' ? byKey(a, b) : b.count - a.count || byKey(a, b),
    );
  }

  #rowOf(key: string): TallyRow {
    const row = this.#rows.get(key) ?? {
      key,
      count: 0,
      ok: 0,
      failed: 0,
      denied: 0,
      mistaken: 0,
      unable: 0,
      last: 0,
      durationMs: 0,
    };
    this.#rows.set(key, row);
    return row;
  }
}

function addEnd(row: TallyRow, outcome: Extract<Entry, {event: 'job-end'}>['outcome']): void {
  const {reason, exit, startedAt, endedAt} = outcome;
  if (reason === 'exited' && exit === 0) row.ok += 1;
  else row.failed += 1;
  if (startedAt !== null && endedAt !== null) row.durationMs += Math.max(0, endedAt - startedAt);
}

/** A denial may be of something that has no command. */
function keyOf(entry: Counted, by: TallyKey): string {
  if (by === 'person') return entry.principal.name;
  if (by === 'command') return entry.command ?? '(none)';
  if (by === 'day') return new Date(entry.time).toISOString().slice(0, 10);
  return entry.event === 'denial' ? shownDenial(entry.code) : summarizeOutcome(entry.outcome);
}
