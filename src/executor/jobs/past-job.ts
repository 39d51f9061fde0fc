import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import {endOfCutLog} from '../../output-log/survey.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import type {Ended} from './ended-job.ts';

/** A job that ended in an earlier run of the server, or so long ago that only the account knew of it. */
export async function pastJob(
  job: {id: string; owner: string; command: string; outcome: Outcome; entry?: EntryPlace | undefined},
  outputFolder: string,
): Promise<Ended> {
  const {state, stdout, stderr} = job.outcome;
  // Of a lost job what is counted is what its log held when it was found, which need not be all from its beginning on.
  const cut = state === 'lost' ? await endOfCutLog(outputFolder, job.id).catch(() => undefined) : undefined;
  return {...job, end: cut ?? stdout.bytes + stderr.bytes};
}
