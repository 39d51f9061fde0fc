import type {Entry} from '../../audit/generated/entry.ts';
import {summarize} from '../../audit/summarize.ts';
import {visible} from '../../base/quote.ts';
import {shortId} from '../short-ids.ts';
import type {EntryPrinter} from './entry-printer.ts';
import {TextOutput} from './text-output.ts';

/** So many rows are aligned with each other; and what comes within so long. */
const mostRows = 500;
const patienceMs = 100;

/** Rows for people. What comes early decides how wide the columns are; a row that needs more makes them wider. */
export class EntryTable implements EntryPrinter {
  readonly #output = new TextOutput();
  readonly #widths: number[] = [];
  #rows: string[][] = [['TIME', 'EVENT', 'WHO', 'JOB', 'WHAT', 'HOW']];
  #showing: NodeJS.Timeout | undefined;

  print(entry: Entry): Promise<void> | undefined {
    const {time, event, who, job, what, outcome} = summarize(entry);
    this.#rows.push([new Date(time).toISOString(), event, who, shortId(job), what, outcome].map(visible));
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
    const rows = this.#rows;
    this.#rows = [];
    for (const row of rows) this.#widen(row);
    const lines = rows.map(row =>
      row
        .map((cell, i) => cell.padEnd(this.#widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    );
    return this.#output.put(lines.map(line => `${line}\n`).join(''));
  }

  #widen(row: readonly string[]): void {
    for (const [i, {length}] of row.entries()) this.#widths[i] = Math.max(this.#widths[i] ?? 0, length);
  }
}
