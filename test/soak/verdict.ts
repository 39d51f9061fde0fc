import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import type {Entry, JobEnd, JobStart} from '../../src/audit/generated/entry.ts';
import {groupsBelow} from '../../src/runner/containment/cgroup-files.ts';
import {rememberedGroup} from '../../src/runner/containment/cgroup-home.ts';
import {processesWith} from '../fixtures/shell.ts';
import type {Told} from './worker.ts';

export interface Verdict {
  /** What must not be, each in a line. */
  readonly broken: readonly string[];
  readonly orders: number;
  /** Commands that ran. */
  readonly ran: number;
  readonly entries: number;
  /** How often the server was started. */
  readonly starts: number;
  /** How often the account's torn last line was cut off. */
  readonly repairs: number;
  /** How jobs ended, by the account. */
  readonly ends: Record<string, number>;
  /** What clients were told, by kind. */
  readonly told: Record<string, number>;
}

export interface Evidence {
  readonly told: readonly Told[];
  readonly markers: string;
  readonly mark: string;
  readonly data: string;
}

/** Holds what ran and what clients were told against the account of a server that has stopped. */
export function judge(entries: readonly Entry[], evidence: Evidence): Verdict {
  const starts = entries.filter(entry => entry.event === 'job-start');
  const ends = entries.filter(entry => entry.event === 'job-end');
  const marks = readdirSync(evidence.markers);
  const servers = entries.filter(entry => entry.event === 'server-start');
  return {
    broken: [
      ...brokenChain(entries),
      ...brokenPairs(starts, ends),
      ...ranUnrecorded(marks, starts, evidence),
      ...brokenWord(starts, ends, marks, evidence.told),
      ...leftBehind(evidence),
    ],
    orders: evidence.told.length,
    ran: marks.length,
    entries: entries.length,
    starts: servers.length,
    repairs: servers.filter(({repaired}) => repaired !== undefined).length,
    ends: count(ends.map(({outcome}) => outcome.reason)),
    told: count(evidence.told.map(whatTold)),
  };
}

function* brokenChain(entries: readonly Entry[]): Generator<string> {
  for (const [index, {seq}] of entries.entries())
    if (seq !== index) yield `entry ${index} of the account has the number ${seq}`;
  const last = entries.at(-1)?.event;
  if (last !== 'server-stop') yield `the account ends with ${last}, not with the server's stop`;
}

/** After a stop in good order every start has one end. */
function* brokenPairs(starts: readonly JobStart[], ends: readonly JobEnd[]): Generator<string> {
  const byStart = Map.groupBy(ends, ({start}) => start);
  for (const {seq, job} of starts) {
    const own = byStart.get(seq) ?? [];
    if (own.length !== 1 || own[0]?.job !== job) yield `job ${job} has ${own.length} ends`;
  }
  const jobs = new Set(starts.map(({job}) => job));
  if (jobs.size !== starts.length) yield 'a job was started twice';
}

/** No command ran without its entry, and none ran twice. */
function* ranUnrecorded(
  marks: readonly string[],
  starts: readonly JobStart[],
  {markers}: Evidence,
): Generator<string> {
  const recorded = new Set(starts.map(nonceOf));
  for (const nonce of marks) {
    if (!recorded.has(nonce)) yield `${nonce} ran without an entry`;
    if (readFileSync(join(markers, nonce), 'utf8') !== `${nonce}\n`) yield `${nonce} ran more than once`;
  }
}

/** What a client was told is what the account says, and what was refused did not run. */
function* brokenWord(
  starts: readonly JobStart[],
  ends: readonly JobEnd[],
  marks: readonly string[],
  told: readonly Told[],
): Generator<string> {
  const started = new Map(starts.map(start => [nonceOf(start), start]));
  const ended = new Map(ends.map(end => [end.job, end]));
  const ran = new Set(marks);
  for (const {nonce, job, isStarted, outcome, refused, lost} of told) {
    const start = started.get(nonce);
    if ((isStarted || outcome !== undefined) && start?.job !== job)
      yield `${nonce} was told to run as ${job}, of which no entry is left`;
    // The command line says 255 where the host was not reached: then it must not have been.
    if (lost === 'status 255' && ran.has(nonce))
      yield `${nonce} was told that the host was not reached, and ran`;
    if (refused !== undefined && ran.has(nonce)) yield `${nonce} was refused (${refused}) and ran`;
    if (outcome === undefined || job === undefined) continue;
    const own = ended.get(job)?.outcome;
    // An end that could not be recorded is told as lost; the next start records it as lost, in its own words.
    const isSame =
      outcome.reason === 'lost' ? own?.reason === 'lost' : isDeepStrictEqual({...own}, {...outcome});
    if (!isSame) yield `${nonce} was told ${JSON.stringify(outcome)}, the account has ${JSON.stringify(own)}`;
  }
}

function* leftBehind({mark, data}: Evidence): Generator<string> {
  const left = processesWith(mark);
  if (left.length > 0) yield `processes are left: ${left.join(', ')}`;
  const group = rememberedGroup(data);
  if (group !== undefined && existsSync(group))
    yield `the group ${group} is left, with ${groupsBelow(group).join(', ') || 'nothing in it'}`;
}

/** The last word of the command's argv. */
const nonceOf = ({argv}: JobStart) => argv.at(-1) ?? '';

function whatTold({outcome, refused, lost}: Told): string {
  if (outcome) return `ended: ${outcome.reason}`;
  if (refused !== undefined) return `refused: ${refused.length > 40 ? 'by the command line' : refused}`;
  return `unknown: ${lost ?? 'still under way'}`;
}

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
