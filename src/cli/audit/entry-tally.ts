import type {Entry} from '../../audit/generated/entry.ts';
import {visible} from '../../base/quote.ts';
import type {TallyKey, TallyRow} from '../../present/account/tally.ts';
import {Tally} from '../../present/account/tally.ts';
import {clockTime} from '../../present/clock-time.ts';
import {csvRecord} from '../../present/csv.ts';
import {shownDuration} from '../../present/duration.ts';
import type {Painted} from '../../present/lines.ts';
import {screenOf} from '../../present/screen.ts';
import {table} from '../../present/table.ts';
import {print, printJson, say} from '../print.ts';
import type {EntryPrinter} from './entry-printer.ts';

/** What came, counted by person, command, outcome or day; shown at the end. */
export class EntryTally implements EntryPrinter {
  readonly #by: TallyKey;
  readonly #form: 'table' | 'csv' | 'json';
  readonly #tally: Tally;
  #isEmpty = true;

  constructor(by: TallyKey, form: 'table' | 'csv' | 'json') {
    this.#by = by;
    this.#form = form;
    this.#tally = new Tally(by);
  }

  print(entry: Entry): undefined {
    this.#isEmpty = false;
    this.#tally.add(entry);
  }

  async end(): Promise<void> {
    const rows = this.#tally.rows();
    if (this.#form === 'json') printJson({by: this.#by, rows: rows.map(row => this.#documentOf(row))});
    else if (this.#form === 'csv') this.#printCsv(rows);
    else if (rows.length > 0) print(this.#tableOf(rows));
    // A reader is told where no entry came at all.
    else if (!this.#isEmpty) say('no run ended, and nothing was refused, among the entries found');
  }

  #tableOf(rows: readonly TallyRow[]): Painted[] {
    const screen = screenOf(process.stdout);
    const now = Date.now();
    return table(
      [{heading: this.#by.toUpperCase(), least: 10}, ...headings.map(heading => ({heading}))],
      rows.map(({key, last, durationMs, ...row}) => [
        key,
        ...countsOf(row),
        clockTime(last, now, screen),
        shownDuration(durationMs),
      ]),
      screen,
    );
  }

  #documentOf({key, ...counted}: TallyRow): object {
    return {[this.#by]: key, ...counted};
  }

  #printCsv(rows: readonly TallyRow[]): void {
    const header = [this.#by, 'count', 'ok', 'failed', 'denied', 'mistaken', 'unable', 'last', 'duration_ms'];
    const records = rows.map(({key, last, durationMs, ...row}) => [
      process.stdout.isTTY ? visible(key) : key,
      ...countsOf(row),
      new Date(last).toISOString(),
      String(durationMs),
    ]);
    process.stdout.write([header, ...records].map(csvRecord).join(''));
  }
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
