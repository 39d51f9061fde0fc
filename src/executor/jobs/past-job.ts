import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import {endOfCutLog} from '../../output-log/survey.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import {limits} from '../../protocol/limits.ts';
import {EndedJob} from './ended-job.ts';

/** The account's facts of a job that ended. */
export interface PastJob {
  readonly id: string;
  readonly owner: string;
  readonly command: string;
  readonly fleet?: string | undefined;
  readonly outcome: Outcome;
  readonly entry?: EntryPlace | undefined;
}

/** A job that ended in an earlier run of the server, or so long ago that only the account knew of it. */
export async function pastJob(job: PastJob, outputFolder: string): Promise<EndedJob> {
  const {state, stdout, stderr} = job.outcome;
  // Of a lost job what is counted is what its log held when it was found, which need not be all from its beginning on.
  const cut = state === 'lost' ? await endOfCutLog(outputFolder, job.id).catch(() => undefined) : undefined;
  return endedJob(job, cut ?? stdout.bytes + stderr.bytes);
}

/** The same, where it is known how long its output is. */
export function endedJob({outcome, entry, ...who}: PastJob, end: number): EndedJob {
  const traits = outcome.terminal ? {terminal: outcome.terminal} : {};
  return new EndedJob({...who, traits, window: limits.credit}, {end, outcome, entry});
}
