import type {Entry} from '../../audit/generated/entry.ts';
import {entryCsv, entryCsvHeader} from '../../present/account/entry-csv.ts';
import {entryColumns, entryRow} from '../../present/account/entry-row.ts';
import type {TallyKey} from '../../present/account/tally.ts';
import {Tally} from '../../present/account/tally.ts';
import {tallyCsv, tallyDocument, tallyTable} from '../../present/account/tally-text.ts';
import {escapedJson} from '../../present/json.ts';
import {inLines} from '../../present/lines.ts';
import {screenOf} from '../../present/screen.ts';
import type {Cell, Column} from '../../present/table.ts';
import {ColumnWidths, headingsOf, rowOn} from '../../present/table.ts';
import {print, printJson, say} from '../print.ts';
import {TextOutput} from '../streams/text-output.ts';

/** Shows entries of an account on our standard output, as they come. */
export interface EntryPrinter {
  /**
   * `line` is the entry as it stands in the account, `host` the host that it came from. Resolves when there is room for more;
   * undefined if there is.
   */
  print(entry: Entry, line: string, host?: string): Promise<void> | undefined;
  end(): Promise<void>;
}

export interface PrintOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly by?: TallyKey;
}

/** @param ofSeveral true if the entries are of several hosts, which a table shows */
export function openPrinter(
  {json = false, csv = false, by}: PrintOptions,
  {ofSeveral = false}: {readonly ofSeveral?: boolean} = {},
): EntryPrinter {
  if (by !== undefined) return new EntryTally(by, json ? 'json' : csv ? 'csv' : 'table');
  if (csv) return new EntryCsv();
  return json ? new EntryJson() : new EntryTable(ofSeveral);
}

/** One entry a line: as it stands where it goes to a program, with what could move a cursor escaped on a terminal. */
class EntryJson implements EntryPrinter {
  readonly #output = new TextOutput();
  readonly #isTerminal = process.stdout.isTTY;

  print(_entry: Entry, line: string): Promise<void> | undefined {
    return this.#output.put(`${this.#isTerminal ? escapedJson(line) : line}\n`);
  }

  end(): Promise<void> {
    return this.#output.end();
  }
}

class EntryCsv implements EntryPrinter {
  readonly #output = new TextOutput();

  constructor() {
    void this.#output.put(entryCsvHeader());
  }

  print(entry: Entry): Promise<void> | undefined {
    return this.#output.put(entryCsv(entry, {forTerminal: process.stdout.isTTY}));
  }

  end(): Promise<void> {
    return this.#output.end();
  }
}

/** So many rows are aligned with each other; and what comes within so long. */
const mostRows = 500;
const patienceMs = 100;

/** Rows for people. Early rows decide how wide the columns are; a row that needs more makes them wider. */
class EntryTable implements EntryPrinter {
  readonly #output = new TextOutput();
  readonly #columns: readonly Column[];
  readonly #widths: ColumnWidths;
  readonly #ofSeveral: boolean;
  #rows: Cell[][] = [];
  #isHeaded = false;
  #showing: NodeJS.Timeout | undefined;

  constructor(ofSeveral: boolean) {
    this.#ofSeveral = ofSeveral;
    this.#columns = ofSeveral ? [{heading: 'HOST', least: 6}, ...entryColumns] : entryColumns;
    this.#widths = new ColumnWidths(this.#columns);
  }

  print(entry: Entry, _line: string, host = ''): Promise<void> | undefined {
    const row = entryRow(entry, Date.now(), screenOf(process.stdout));
    this.#rows.push(this.#ofSeveral ? [host, ...row] : row);
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
    const rows = this.#isHeaded ? this.#rows : [headingsOf(this.#columns), ...this.#rows];
    this.#rows = [];
    this.#isHeaded = true;
    for (const row of rows) this.#widths.add(row);
    const screen = screenOf(process.stdout);
    const widths = this.#widths.on(screen);
    return this.#output.put(inLines(rows.map(row => rowOn(screen, row, widths))));
  }
}

/** Entries counted by person, command, outcome or day; shown at the end. */
class EntryTally implements EntryPrinter {
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
    const {stdout} = process;
    if (this.#form === 'json') printJson(tallyDocument(this.#by, rows));
    else if (this.#form === 'csv') stdout.write(tallyCsv(this.#by, rows, {forTerminal: stdout.isTTY}));
    else if (rows.length > 0) print(tallyTable(this.#by, rows, Date.now(), screenOf(stdout)));
    // A reader is told where no entry came at all.
    else if (!this.#isEmpty) say('no run ended, and nothing was refused, among the entries found');
  }
}
