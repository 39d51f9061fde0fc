import type {StatusAnswer} from '../protocol/generated/answer.ts';
import {shownBytes} from './byte-count.ts';
import {clockTime} from './clock-time.ts';
import {shownDuration} from './duration.ts';
import type {Painted} from './lines.ts';
import type {Screen} from './screen.ts';
import type {Cell} from './table.ts';
import {table} from './table.ts';

/** One host: its answer, or the reason why there is none. */
export type HostState =
  | {
      readonly host: string;
      readonly status: StatusAnswer;
      readonly roundTripMs: number;
      readonly clockOffsetMs: number;
    }
  | {readonly host: string; readonly error: Error};

/** The state of several hosts, a line each. */
export function statusTable(states: readonly HostState[], now: number, screen: Screen): Painted[] {
  return table(
    columns,
    states.map(state => rowOf(state, now, screen)),
    screen,
  );
}

const columns = [
  {heading: 'HOST', least: 10},
  {heading: 'VERSION', spare: 6},
  {heading: 'LATENCY', spare: 5},
  {heading: 'CLOCK', spare: 4},
  {heading: 'CERTIFICATE', spare: 3},
  {heading: 'CRL', spare: 2},
  {heading: 'CATALOGUE', spare: 1},
  {heading: 'JOBS'},
  {heading: 'FREE'},
  {heading: 'WARNINGS', least: 12},
];

/** A clock that is further off is shown as wrong: orders are of five minutes. */
const farClockMs = 60_000;
/** Digits of a digest that tell catalogues apart. */
const shownDigits = 8;
const weekMs = 7 * 24 * 60 * 60 * 1000;

function rowOf(state: HostState, now: number, screen: Screen): Cell[] {
  const {host} = state;
  if ('error' in state) return [host, '', '', '', '', '', '', '', '', {failed: state.error.message}];
  const {status, roundTripMs, clockOffsetMs} = state;
  const {version, catalogue, jobs, disk, certificate, warnings, noStart, account} = status;
  const problems = [
    ...(noStart === undefined ? [] : [`starts nothing: ${noStart}`]),
    ...(account.canStart ? [] : ['the account is not writable']),
    ...warnings,
  ];
  return [
    host,
    version,
    `${roundTripMs.toFixed(1)}ms`,
    failedIf(Math.abs(clockOffsetMs) > farClockMs, clockOf(clockOffsetMs)),
    failedIf(certificate.notAfter - now < weekMs, endOf(certificate.notAfter, now, screen)),
    listsOf(status, now),
    catalogue.digest.slice(0, shownDigits),
    jobs.queued === 0 ? `${jobs.running}` : `${jobs.running}+${jobs.queued}`,
    shownBytes(disk.free),
    problems.length === 0 ? '' : {failed: inShort(problems)},
  ];
}

/** The date alone on a terminal, where one of today is a time. */
function endOf(time: number, now: number, screen: Screen): string {
  const shown = clockTime(time, now, screen);
  return screen.columns === undefined ? shown : shown.slice(0, 'YYYY-MM-DD'.length);
}

function clockOf(offsetMs: number): string {
  return `${offsetMs < 0 ? '-' : '+'}${shownDuration(Math.abs(offsetMs))}`;
}

/** The age of the oldest list that is in force. */
function listsOf({revocations}: StatusAnswer, now: number): Cell {
  if (revocations.length === 0) return '';
  const oldest = Math.min(...revocations.map(({thisUpdate}) => thisUpdate));
  const isOverdue = revocations.some(({nextUpdate}) => nextUpdate <= now);
  return failedIf(isOverdue, shownDuration(now - oldest));
}

function inShort([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${others.length + 1}: ${first}`;
}

const failedIf = (isFailed: boolean, text: string): Cell => (isFailed ? {failed: text} : text);
