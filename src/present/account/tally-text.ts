import {visible} from '../../base/quote.ts';
import {clockTime} from '../clock-time.ts';
import {csvRecord} from '../csv.ts';
import {shownDuration} from '../duration.ts';
import type {Painted} from '../lines.ts';
import type {Screen} from '../screen.ts';
import {table} from '../table.ts';
import type {TallyKey, TallyRow} from './tally.ts';

/** A tally as a table for people. */
export function tallyTable(by: TallyKey, rows: readonly TallyRow[], now: number, screen: Screen): Painted[] {
  return table(
    [{heading: by.toUpperCase(), least: 10}, ...headings.map(heading => ({heading}))],
    rows.map(({key, last, durationMs, ...row}) => [
      key,
      ...countsOf(row),
      clockTime(last, now, screen),
      shownDuration(durationMs),
    ]),
    screen,
  );
}

/** A tally as RFC 4180 has it; made visible for a terminal. */
export function tallyCsv(
  by: TallyKey,
  rows: readonly TallyRow[],
  {forTerminal}: {readonly forTerminal: boolean},
): string {
  const header = [by, 'count', 'ok', 'failed', 'denied', 'mistaken', 'unable', 'last', 'duration_ms'];
  const records = rows.map(({key, last, durationMs, ...row}) => [
    forTerminal ? visible(key) : key,
    ...countsOf(row),
    new Date(last).toISOString(),
    String(durationMs),
  ]);
  return [header, ...records].map(csvRecord).join('');
}

/** A tally as a document for programs. */
export function tallyDocument(by: TallyKey, rows: readonly TallyRow[]): object {
  return {by, rows: rows.map(({key, ...counted}) => ({[by]: key, ...counted}))};
}

const headings = ['COUNT', 'OK', 'FAILED', 'DENIED', 'MISTAKEN', 'UNABLE', 'LAST', 'TOOK'];

function countsOf({
  count,
  ok,
  failed,
  denied,
  mistaken,
  unable,
}: Omit<TallyRow, 'key' | 'last' | 'durationMs'>) {
  return [count, ok, failed, denied, mistaken, unable].map(String);
}
