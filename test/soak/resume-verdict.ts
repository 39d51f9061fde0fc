import {createHash} from 'node:crypto';
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Entry, JobEnd, JobStart} from '../../src/audit/generated/entry.ts';
import {groupsBelow} from '../../src/runner/containment/cgroup-files.ts';
import {rememberedGroup} from '../../src/runner/containment/cgroup-home.ts';
import {processesWith} from '../fixtures/shell.ts';
import {numbered} from './numbered.ts';
import type {RunTold} from './resume-runner.ts';

export interface ResumeVerdict {
  /** What must not be, each in a line. */
  readonly broken: readonly string[];
  readonly runs: number;
  /** How often each fault was planned. */
  readonly faults: Record<string, number>;
  /** What callers were told. */
  readonly outcomes: Record<string, number>;
  /** Bytes of output that came. */
  readonly bytes: number;
}

/** Holds what callers saw against what the commands print and the account says. */
export function judgeRuns(
  entries: readonly Entry[],
  told: readonly RunTold[],
  place: {markers: string; mark: string; data: string},
): ResumeVerdict {
  const starts = entries.filter(entry => entry.event === 'job-start');
  const ends = entries.filter(entry => entry.event === 'job-end');
  return {
    broken: [...told.flatMap(run => [...brokenRun(run, starts, ends, place.markers)]), ...leftBehind(place)],
    runs: told.length,
    faults: count(told.map(({plan}) => plan.fault)),
    outcomes: count(told.map(outcomeOf)),
    bytes: told.reduce((sum, {stdout}) => sum + stdout.length, 0),
  };
}

function* brokenRun(
  run: RunTold,
  starts: readonly JobStart[],
  ends: readonly JobEnd[],
  markers: string,
): Generator<string> {
  const {plan, nonce, stdout, stderr} = run;
  const own = starts.filter(({argv}) => argv.includes(nonce));
  const how = outcomeOf(run);
  const ran = timesRun(markers, nonce);
  if (own.length > 1) yield `${nonce} was started ${own.length} times`;
  if (ran > 1) yield `${nonce} ran ${ran} times`;
  if (ran > own.length) yield `${nonce} ran without an entry`;
  const [start] = own;
  if (start && ends.filter(end => end.start === start.seq).length !== 1) yield `${nonce} has not one end`;
  const expected = numbered(0, plan.output);
  if (!stdout.equals(expected.subarray(0, stdout.length)))
    yield `${nonce} (${plan.fault}): its output is altered at byte ${firstDifference(stdout, expected)}`;
  if (how !== 'ok') {
    if (!mayHappen(how)) yield `${nonce} (${plan.fault}, ${plan.mode}) was told ${how}: ${run.said ?? ''}`;
    return;
  }
  if (ran !== 1) yield `${nonce} was told to have ended well, and ran ${ran} times`;
  if (stdout.length !== expected.length)
    yield `${nonce} (${plan.fault}): ${stdout.length} bytes came, it printed ${expected.length}`;
  if (plan.mode === 'feed' && stderr.toString() !== wordsAbout(plan.input))
    yield `${nonce} (${plan.fault}) was given ${stderr.toString()}, it was sent ${wordsAbout(plan.input)}`;
}

/** An executor that goes takes jobs of everybody with it; that is told, not hidden. */
const mayHappen = (how: string) =>
  [
    'lost',
    'server-stopped',
    'never-started',
    'killed before the host heard of it',
    'status 252',
    'status 126',
    'status 143',
  ].includes(how) || /^(server-stopping|status 25[45])/.test(how);

function outcomeOf({outcome, status, error}: RunTold): string {
  if (outcome)
    return outcome.reason === 'exited' && outcome.exit === 0
      ? 'ok'
      : outcome.reason === 'exited'
        ? `exit ${outcome.exit}`
        : outcome.reason;
  if (error !== undefined) return error.startsWith('server-stopping') ? 'server-stopping' : error;
  return status === 0 ? 'ok' : `status ${status}`;
}

/** What `feed` says of its stdin. */
const wordsAbout = (input: number) =>
  `${input} ${createHash('sha256').update(numbered(0, input)).digest('hex')}\n`;

function timesRun(markers: string, nonce: string): number {
  const path = join(markers, nonce);
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n').length : 0;
}

function firstDifference(a: Buffer, b: Buffer): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at;
}

function* leftBehind({mark, data}: {mark: string; data: string}): Generator<string> {
  const left = processesWith(mark);
  if (left.length > 0) yield `processes are left: ${left.join(', ')}`;
  const group = rememberedGroup(data);
  if (group !== undefined && existsSync(group))
    yield `the group ${group} is left, with ${groupsBelow(group).join(', ') || 'nothing in it'}`;
}

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
