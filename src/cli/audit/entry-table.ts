import type {Entry} from '../../audit/generated/entry.ts';
import {isFailure, summarize} from '../../present/account/summarize.ts';
import {clockTime} from '../../present/clock-time.ts';
import {inLines} from '../../present/lines.ts';
import {screenOf} from '../../present/screen.ts';
import {shortId} from '../../present/short-ids.ts';
import type {Cell, Column} from '../../present/table.ts';
import {ColumnWidths, headingsOf, rowOn} from '../../present/table.ts';
import type {EntryPrinter} from './entry-printer.ts';
import {TextOutput} from './text-output.ts';

/** So many rows are aligned with each other; and what comes within so long. */
const mostRows = 500;
const patienceMs = 100;

const columns: readonly Column[] = [
  {heading: 'TIME'},
  {heading: 'EVENT'},
  {heading: 'WHO', least: 6},
  {heading: 'JOB'},
  {heading: 'WHAT', least: 8},
  {heading: 'HOW', least: 10},
];

/** Rows for people. What comes early decides how wide the columns are; a row that needs more makes them wider. */
export class EntryTable implements EntryPrinter {
  readonly #output = new TextOutput();
  readonly #widths = new ColumnWidths(columns);
  #rows: Cell[][] = [];
  #isHeaded = false;
  #showing: NodeJS.Timeout | undefined;

  print(entry: Entry): Promise<void> | undefined {
    const {time, event, who, job, what, outcome} = summarize(entry);
    const how = isFailure(entry) ? {failed: outcome} : outcome;
    const when = clockTime(time, Date.now(), screenOf(process.stdout));
    this.#rows.push([when, event, who, shortId(job), what, how]);
    if (this.#rows.length >= mostRows) return this.#show();
    this.#showing ??= setTimeout(() => void this.#show(), patienceMs);
    return undefined;
  }

  async end(): Promise<void> {
    await this.#show();
    await this.#output.end();
  }

  #show(): Promise<void> | undefined {
    clearTimeout(this.#showing);
    this.#showing = undefined;
    if (this.#rows.length === 0) return undefined;
    const rows = this.#isHeaded ? this.#rows : [headingsOf(columns), ...this.#rows];
    this.#rows = [];
    this.#isHeaded = true;
    for (const row of rows) this.#widths.add(row);
    const screen = screenOf(process.stdout);
    const widths = this.#widths.on(screen);
    return this.#output.put(inLines(rows.map(row => rowOn(screen, row, widths))));
  }
}
