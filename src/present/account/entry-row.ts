import type {Entry} from '../../audit/generated/entry.ts';
import {clockTime} from '../clock-time.ts';
import type {Screen} from '../screen.ts';
import {shortId} from '../short-ids.ts';
import type {Cell, Column} from '../table.ts';
import {isFailure, summarize} from './summarize.ts';

/** The columns of a table of entries. */
export const entryColumns: readonly Column[] = [
  {heading: 'TIME'},
  {heading: 'EVENT'},
  {heading: 'WHO', least: 6},
  {heading: 'JOB'},
  {heading: 'WHAT', least: 8},
  {heading: 'HOW', least: 10},
];

/** An entry as a row below {@link entryColumns}. */
export function entryRow(entry: Entry, now: number, screen: Screen): Cell[] {
  const {time, event, who, job, what, outcome} = summarize(entry);
  const how = isFailure(entry) ? {failed: outcome} : outcome;
  return [clockTime(time, now, screen), event, who, shortId(job), what, how];
}
