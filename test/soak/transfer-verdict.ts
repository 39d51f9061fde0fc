import {X509Certificate} from 'node:crypto';
import {existsSync, readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {verifyEvidence} from '../../src/audit/evidence/verify-evidence.ts';
import type {Entry, JobEnd} from '../../src/audit/generated/entry.ts';
import {foldersOf} from './transfer-files.ts';
import type {Attempt, TransferTold} from './transfer-runner.ts';

export interface TransferVerdict {
  /** The promises that were broken, each in a line. */
  readonly broken: readonly string[];
  readonly transfers: number;
  /** How often each fault was made; one that came after the end of its transfer is not counted. */
  readonly faults: Readonly<Record<string, number>>;
  /** The ends of first attempts, with the state of the target after each. */
  readonly ends: Readonly<Record<string, number>>;
  /** Folders of partial files that clients which were killed left on their own side, until the next get. */
  readonly leftByClients: number;
  /** Puts that went on with what an earlier one left. */
  readonly resumed: number;
}

/** Holds what clients saw against the disks, the account and the receipts. */
export function judgeTransfers(
  told: readonly TransferTold[],
  {entries, folder, ca}: {readonly entries: readonly Entry[]; readonly folder: string; readonly ca: string},
): TransferVerdict {
  const ends = new Map(entries.filter(entry => entry.event === 'job-end').map(entry => [entry.job, entry]));
  const receipts = receiptsIn(join(folder, 'state'));
  const evidence = {ends, receipts, ca};
  return {
    broken: told.flatMap(one => [...brokenOf(one, evidence)]),
    transfers: told.length,
    faults: count(
      told.filter(({isFaulty, plan}) => isFaulty || plan.fault === 'cut').map(({plan}) => plan.fault),
    ),
    ends: count(
      told.map(one => {
        const [first] = one.attempts;
        return first === undefined ? 'none' : `${nameOf(first)}, ${stateOf(one, first)}`;
      }),
    ),
    resumed: told.flatMap(({attempts}) => attempts).filter(({stderr}) => stderr.includes('going on at'))
      .length,
    leftByClients: told.reduce((sum, {leftHere}) => sum + leftHere, 0),
  };
}

interface Evidence {
  readonly ends: ReadonlyMap<string, JobEnd>;
  /** The text of each receipt, by its job. */
  readonly receipts: ReadonlyMap<string, string>;
  readonly ca: string;
}

function* brokenOf(told: TransferTold, evidence: Evidence): Generator<string> {
  const {plan, attempts, broken} = told;
  const words = `transfer ${plan.number} (${plan.way}, ${plan.fault})`;
  for (const line of broken) yield `${words}: ${line}`;
  for (const [at, attempt] of attempts.entries())
    for (const line of brokenAttempt(told, at, attempt, evidence))
      yield `${words}, attempt ${at + 1}, ${nameOf(attempt)}: ${line}: ${attempt.stderr.trim()}`;
}

function* brokenAttempt(
  told: TransferTold,
  at: number,
  attempt: Attempt,
  {ends, receipts, ca}: Evidence,
): Generator<string> {
  const {plan} = told;
  const state = stateOf(told, attempt);
  const isWell = attempt.status === 0;
  if (at === 1 && !isWell) yield 'without a fault it did not end well';
  if (at === 0 && !mayEnd(plan.fault, attempt)) yield 'it may not end so';
  if (state === 'wrong') yield `the target has ${JSON.stringify([...attempt.seen])}`;
  // A job that goes on still may give names at this moment.
  if (state === 'mixed' && !mayMix(told) && attempt.jobs.length > 0) yield 'some files are old and some new';
  if (isWell && !isNow('new', state)) yield `the target is ${state}`;
  // Anything but an outcome that is unknown says that nothing was done.
  if (![0, 252, null].includes(attempt.status) && !isNow('old', state)) yield `the target is ${state}`;
  for (const job of attempt.jobs) {
    const end = ends.get(job);
    if (end === undefined) yield `job ${job} has no end in the account`;
    else if (plan.way === 'put' && attempt.jobs.length === 1) {
      if (end.outcome.exit === 0 && !isNow('new', state))
        yield `by the account it was put, and the target is ${state}`;
      if ((end.outcome.exit ?? 0) !== 0 && !isNow('old', state))
        yield `by the account it was not put, and the target is ${state}`;
      if ((end.transfer === undefined) !== (end.outcome.exit !== 0))
        yield 'the account has no files of it, or some';
    }
  }
  if (!isWell) return;
  const job = attempt.jobs.findLast(candidate => receipts.has(candidate));
  if (job === undefined) yield 'there is no receipt';
  else {
    yield* wrongFiles(attempt, ends.get(job));
    yield* wrongReceipt(receipts.get(job) ?? '', {job, end: ends.get(job), ca});
  }
}

/** An executor that goes takes the job with it, and a client cannot dial again before it had the host once. */
function mayEnd(fault: string, {status, signal}: Attempt): boolean {
  if (status === 0) return true;
  if (fault === 'kill-client') return signal === 'SIGKILL';
  if (fault === 'kill-helper') return status === 252;
  if (fault === 'stop-server' || fault === 'kill-server')
    return [143, 252, 253, 254, 255].includes(status ?? -1);
  if (fault === 'fill-disk') return status === 1;
  if (fault === 'change-source') return status === 1;
  return (fault === 'cut' || fault === 'kill-gate') && status === 255;
}

/** True if the process that gives the names, one after the other, was killed in the midst of that. */
const mayMix = ({plan: {fault, way}}: TransferTold) =>
  way === 'put' ? fault === 'kill-server' || fault === 'kill-helper' : fault === 'kill-client';

type State = 'old' | 'new' | 'same' | 'mixed' | 'wrong';

const isNow = (wanted: 'old' | 'new', state: State) => state === wanted || state === 'same';

/** `old` or `new` where all of it is so, `same` where nothing differs between the two; `wrong` where something is neither. */
function stateOf({before, plan, versions}: TransferTold, {seen}: Attempt): State {
  const known = new Map<string, string>([
    ...[...versions.keys()].flatMap(name => foldersOf(name)).map(folder => [folder, 'folder'] as const),
    ...(plan.isTree ? [['', 'folder'] as const] : []),
  ]);
  let [olds, news] = [0, 0];
  for (const name of new Set([...seen.keys(), ...before.keys(), ...versions.keys(), ...known.keys()])) {
    const found = seen.get(name);
    const isNew =
      versions.get(name)?.some(digest => digest === found) ||
      (found !== undefined && found === known.get(name));
    const isOld = found === before.get(name);
    const isOfBoth = !versions.has(name) && !known.has(name);
    if (isOfBoth ? !isOld : !isOld && !isNew) return 'wrong';
    if (isOfBoth || (isOld && isNew)) continue;
    if (isOld) olds++;
    else news++;
  }
  if (olds === 0) return news === 0 ? 'same' : 'new';
  return news === 0 ? 'old' : 'mixed';
}

/** The client's word about the files is what is on the disk, and in the account. */
function* wrongFiles({stdout, seen}: Attempt, end: JobEnd | undefined): Generator<string> {
  const digests = new Set(seen.values());
  const lines = stdout
    .toString()
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as Line);
  for (const {path, digest = ''} of lines.slice(0, -1))
    if (!digests.has(digest)) yield `"${path}" has another digest on the disk`;
  const {files, bytes, root} = lines.at(-1) ?? {};
  const recorded = end?.transfer;
  if (recorded?.files !== files || recorded?.bytes !== bytes || recorded?.root !== root)
    yield `the client says ${JSON.stringify(lines.at(-1))}, the account ${JSON.stringify(recorded)}`;
}

/** A line of `--json`: of a file, or at the end of all. */
interface Line {
  readonly path?: string;
  readonly digest?: string;
  readonly files?: number;
  readonly bytes?: number;
  readonly root?: string;
}

function* wrongReceipt(
  text: string,
  {job, end, ca}: {readonly job: string; readonly end: JobEnd | undefined; readonly ca: string},
): Generator<string> {
  try {
    const {entries} = verifyEvidence(text, {bundle: [new X509Certificate(ca)], now: Date.now()});
    if (entries.some(({entry}) => JSON.stringify(entry) === JSON.stringify(end))) return;
    yield `the receipt of ${job} is of another entry`;
  } catch (error) {
    yield `the receipt of ${job} does not verify: ${String(error)}`;
  }
}

function receiptsIn(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map();
  const names = readdirSync(folder, {recursive: true, encoding: 'utf8'});
  const receipts = names.filter(name => name.endsWith('.receipt'));
  return new Map(
    receipts.map(name => [name.replace(/^.*[/]|\.receipt$/g, ''), readFileSync(join(folder, name), 'utf8')]),
  );
}

const nameOf = ({status, signal}: Attempt) => signal ?? `exit ${status}`;

function count(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names.toSorted()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
