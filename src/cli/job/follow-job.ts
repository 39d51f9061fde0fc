import type {JobResult} from '../../index.ts';
import type {NearHost, NearJob} from '../../persist/near-host.ts';
import {endingOf} from '../../present/outcome-text.ts';
import {statusOfOutcome} from '../exit-status.ts';
import {say} from '../print.ts';
import {BeforeQuitting} from '../streams/broken-pipe.ts';
import {OutputError} from '../streams/standard-output.ts';
import type {Whereabouts} from './attach-again.ts';
import {attachAgain, withWayBack} from './attach-again.ts';
import type {ConnectionStatus} from './connection-status.ts';
import {endUnread} from './end-unread.ts';
import {onInterrupt} from './interrupts.ts';
import type {JobOutput} from './job-output.ts';
import {outputOf} from './output-of-job.ts';
import type {QuietLine} from './quiet-line.ts';

/** A job that is to be shown, and how we came by it. */
export interface Followed {
  readonly host: NearHost;
  readonly job: NearJob;
  readonly connection: ConnectionStatus;
  readonly whereabouts: Whereabouts;
  /** The offset of its output that was asked for. */
  readonly from: number;
  /** True if we ordered it: then it ends when the reader of its output goes. */
  readonly isOurs: boolean;
  /** The line that is shown while it prints nothing. */
  readonly quiet?: QuietLine | undefined;
}

/**
 * Shows a job's output as it comes, and says how it ended if the status does not tell. Ctrl-C cancels the job; a second one
 * leaves it and says how to come back.
 */
export async function followJob(
  followed: Followed,
  output: JobOutput = outputOf(followed.job),
): Promise<number> {
  const {host, job, connection, whereabouts, isOurs, quiet} = followed;
  let next = followed.from;
  let missing = 0;
  const wayBack = () => attachAgain(whereabouts, Math.min(next, output.unshown ?? next));
  using _interrupt = onInterrupt({...followed, wayBack, leaving: () => output.abandon?.()});
  using pipe = isOurs ? new BeforeQuitting(() => endUnread(host, job)) : undefined;
  job.started.then(
    () => connection.jobIsTaken(),
    () => {},
  );
  try {
    for await (const chunk of job) {
      quiet?.hide();
      if (chunk.offset > next) {
        missing += chunk.offset - next;
        sayGap(next, chunk.offset, host.name);
      }
      next = chunk.offset + chunk.bytes.length;
      const room = output.write(chunk);
      if (room) await room;
      if (output.failure) throw output.failure;
    }
    quiet?.hide();
    await output.end();
    const result = await job;
    sayEnd(result, next, missing);
    const status = statusOfOutcome(result);
    // Our own status will be another.
    if (output.failure instanceof OutputError)
      say(`the command's own exit status was ${status}; ${restOf(wayBack())}`, host.name);
    return status;
  } catch (error) {
    quiet?.hide();
    await pipe?.outcomeOf(error);
    // The output before the failure is shown, and none of its colours is left for our message.
    await output.end();
    if (error instanceof OutputError) {
      if (isOurs) await endUnread(host, job);
      say(`${isOurs ? 'the job is ended' : 'the job goes on'}; ${restOf(wayBack())}`, host.name);
    }
    throw withWayBack(error, wayBack());
  }
}

const restOf = (wayBack: string) => `the rest of its output is available with ${wayBack}`;

function sayGap(from: number, to: number, host: string): void {
  say(`its output from byte ${from} to ${to} is no longer held`, host);
}

function sayEnd(result: JobResult, next: number, told: number): void {
  const {host, missing, outcome} = result;
  if (missing > told) sayGap(next, next + missing - told, host);
  if (missing > 0) say('the remaining output could not be verified', host);
  const ending = endingOf(result);
  if (ending !== undefined) say(ending, host);
  if (outcome.uncounted)
    say(`${outcome.uncounted} bytes printed while it was being ended were not kept`, host);
}
