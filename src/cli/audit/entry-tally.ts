import type {Entry} from '../../audit/generated/entry.ts';
import type {TallyKey, TallyRow} from '../../audit/tally.ts';
import {Tally} from '../../audit/tally.ts';
import {visible} from '../../base/quote.ts';
import {shownDuration} from '../duration.ts';
import {print, printJson, table} from '../speak.ts';
import {csvRecord} from './csv.ts';
import type {EntryPrinter} from './entry-printer.ts';

/** What came, counted by person, command, outcome or day; shown at the end. */
export class EntryTally implements EntryPrinter {
  readonly #by: TallyKey;
  readonly #form: 'table' | 'csv' | 'json';
  readonly #tally: Tally;

  constructor(by: TallyKey, form: 'table' | 'csv' | 'json') {
    this.#by = by;
    this.#form = form;
    this.#tally = new Tally(by);
  }

  print(entry: Entry): undefined {
    this.#tally.add(entry);
  }

  async end(): Promise<void> {
    const rows = this.#tally.rows();
    if (this.#form === 'json') printJson({by: this.#by, rows: rows.map(row => this.#documentOf(row))});
    else if (this.#form === 'csv') this.#printCsv(rows);
    else print(table([[this.#by.toUpperCase(), ...headings], ...rows.map(rowOf)]));
  }

  #documentOf({key, ...counted}: TallyRow): object {
    return {[this.#by]: key, ...counted};
  }

  #printCsv(rows: readonly TallyRow[]): void {
    const header = [this.#by, 'count', 'ok', 'failed', 'denied', 'last', 'duration_ms'];
    const records = rows.map(({key, count, ok, failed, denied, last, durationMs}) => [
      process.stdout.isTTY ? visible(key) : key,
      ...[count, ok, failed, denied].map(String),
      new Date(last).toISOString(),
      String(durationMs),
    ]);
    process.stdout.write([header, ...records].map(csvRecord).join(''));
  }
}

const headings = ['COUNT', 'OK', 'FAILED', 'DENIED', 'LAST', 'TOOK'];

function rowOf({key, count, ok, failed, denied, last, durationMs}: TallyRow): string[] {
  const counts = [count, ok, failed, denied].map(String);
  return [key, ...counts, new Date(last).toISOString(), shownDuration(durationMs)];
}
