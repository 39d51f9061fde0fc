import {summarizeOutcome} from '../../present/account/summarize.ts';
import {shownDuration} from '../../present/duration.ts';
import type {CancelAnswer} from '../../protocol/generated/answer.ts';
import {findJob} from '../job/find-job.ts';
import {parseSignal} from '../job/signal-name.ts';
import type {CommonOptions} from '../options.ts';
import {printJson, say} from '../print.ts';
import {reachHost} from '../reach.ts';

export interface CancelOptions extends CommonOptions {
  readonly signal?: string;
}

export async function cancel(target: string, typed: string, options: CancelOptions): Promise<void> {
  const signal = options.signal === undefined ? undefined : parseSignal(options.signal);
  await reachHost(target, options, async host => {
    const job = await findJob(host, typed, {account: false});
    const answer = await host.cancel(job, {signal});
    const {ended} = answer;
    const done = signal === undefined ? {cancelled: true} : {signal};
    if (options.json) printJson({host: host.name, job, ...(ended ? {ended} : done)});
    else sayCancelled(host.name, answer, signal);
  });
}

/** Says what became of a job that was to be ended. */
export function sayCancelled(host: string, {job, ended}: CancelAnswer, signal: string | undefined): void {
  if (ended) say(`job ${job} ended ${shownEnd(ended)}; nothing to do`, host);
  else say(signal === undefined ? `ending job ${job}` : `sent ${signal} to job ${job}`, host);
}

function shownEnd({at, ...outcome}: NonNullable<CancelAnswer['ended']>): string {
  return `${shownDuration(Math.max(0, Date.now() - at))} ago (${summarizeOutcome(outcome)})`;
}
