import type {Account} from '../audit/log/account.ts';
import type {OpenJob} from '../audit/log/open-jobs.ts';
import {rebuild} from '../audit/log/recover-state.ts';
import {removedUpTo} from '../audit/read/removed.ts';
import type {Clock} from '../base/clock.ts';
import {issueWindowMs} from '../identity/order.ts';
import {emptyChannel} from '../output-log/channel-digest.ts';
import {surveyLog} from '../output-log/survey.ts';
import type {Outcome} from '../protocol/generated/wire.ts';
import {endedJob, pastJob} from './jobs/past-job.ts';
import {lost, neverStarted} from './jobs/record-end.ts';
import type {Counters} from './metrics/counters.ts';
import type {Memory} from './orders/recall-from-account.ts';

/** The numbers of things that the last executor left behind. */
export interface Settled {
  /** Jobs that ran when it went: nobody knows how they ended. */
  lost: number;
  /** Jobs that waited for their turn. */
  neverStarted: number;
  /** The highest number of a message that the account tells of, as far back as had to be read. */
  lastMessage: number;
}

export interface SettleParts {
  readonly account: Account;
  readonly accountFolder: string;
  readonly memory: Memory;
  readonly clock: Clock;
  readonly counters: Counters;
}

/** Jobs that ended before this start and are remembered from it on. */
const mostEnded = 1000;

/**
 * Reads what is to be known of the past, and records how the jobs ended that the last executor left behind. Called before
 * the first order is taken.
 */
export async function settleLost({
  account,
  accountFolder,
  memory,
  clock,
  counters,
}: SettleParts): Promise<Settled> {
  const {outputFolder, seenOrders, jobs, settings} = memory;
  const now = clock.now();
  const {unended, seen, seenFrom, ended, lastMessage} = rebuild(accountFolder, {
    since: now - 2 * issueWindowMs,
    endedSince: now - settings.config.retain.ageMs,
    mostEnded,
  });
  for (const {id, ...order} of seen) seenOrders.remember(id, order);
  const removed = removedUpTo(accountFolder);
  seenOrders.removed(removed);
  seenOrders.begin(Math.max(seenFrom, removed + 1));
  for (const {end, entry} of ended) {
    const {job: id, principal, command, fleet, outcome} = end;
    jobs.remember(await pastJob({id, owner: principal.name, command, fleet, outcome, entry}, outputFolder));
  }
  const started = unended.filter(({event}) => event === 'job-start');
  const waited = unended.filter(({event}) => event === 'job-queued');
  const settled: Settlement[] = waited.map(open => ({open, end: 0, outcome: unstarted(now)}));
  for (const open of started) settled.push({open, ...(await lostJob(open, outputFolder))});
  // All at once: they share their syncs.
  const recorded = settled.map(async ({open: {job, principal, command, fleet, seq}, end, outcome}) => {
    const part = fleet === undefined ? {} : {fleet};
    const said = {event: 'job-end', job, principal, command, ...part, start: seq, outcome} as const;
    const entry = await account.append(said);
    counters.jobs.ended(command, outcome);
    jobs.remember(endedJob({id: job, owner: principal.name, command, fleet, outcome, entry}, end));
  });
  await Promise.all(recorded);
  return {lost: started.length, neverStarted: waited.length, lastMessage};
}

interface Settlement {
  readonly open: OpenJob;
  /** Of its output. */
  readonly end: number;
  readonly outcome: Outcome;
}

/** Nobody can know how it ended, so this is said: the outcome is unknown. Its output is kept. */
async function lostJob(
  {job, time: startedAt}: OpenJob,
  outputFolder: string,
): Promise<{end: number; outcome: Outcome}> {
  // A power cut may leave a log that is none (zeros where bytes should be). That must not keep the server from starting.
  const {stdout, stderr, end} = await surveyLog(outputFolder, job).catch(() => unreadable);
  const message = 'the server went while the job ran; whether and how it ended is not known';
  return {end, outcome: {...lost(message), startedAt, stdout, stderr}};
}

const unreadable = {end: 0, stdout: emptyChannel, stderr: emptyChannel};

const unstarted = (now: number) =>
  neverStarted('never-started', now, 'it waited for its turn when the server went; nothing ran');
