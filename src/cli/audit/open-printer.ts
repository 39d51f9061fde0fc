import type {TallyKey} from '../../present/account/tally.ts';
import {EntryCsv} from './entry-csv.ts';
import {EntryJson} from './entry-json.ts';
import type {EntryPrinter} from './entry-printer.ts';
import {EntryTable} from './entry-table.ts';
import {EntryTally} from './entry-tally.ts';

export interface PrintOptions {
  readonly json?: boolean;
  readonly csv?: boolean;
  readonly by?: TallyKey;
}

export function openPrinter({json = false, csv = false, by}: PrintOptions): EntryPrinter {
  if (by !== undefined) return new EntryTally(by, json ? 'json' : csv ? 'csv' : 'table');
  if (csv) return new EntryCsv();
  return json ? new EntryJson() : new EntryTable();
}
