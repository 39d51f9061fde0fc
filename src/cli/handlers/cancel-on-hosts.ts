import type {Host} from '../../index.ts';
import {ClientError} from '../../index.ts';
import type {CancelAnswer} from '../../protocol/generated/answer.ts';
import {usage} from '../errors.ts';
import {askHosts} from '../fleet/ask-hosts.ts';
import {findJob} from '../job/find-job.ts';
import {parseSignal} from '../job/signal-name.ts';
import {printJson} from '../print.ts';
import type {CancelOptions} from './cancel.ts';
import {sayCancelled} from './cancel.ts';

/** `reeve cancel` on several hosts: ends the job where there is one of that id. Returns the exit status. */
export async function cancelOnHosts(target: string, typed: string, options: CancelOptions): Promise<number> {
  const signal = options.signal === undefined ? undefined : parseSignal(options.signal);
  const {answers, status} = await askHosts(target, options, host => cancelOn(host, typed, signal));
  const done = answers.flatMap(({host, value}) => (value ? [{host, ...value}] : []));
  if (options.json) printJson(done);
  else for (const {host, ...cancelled} of done) sayCancelled(host, cancelled, signal);
  if (done.length === 0 && status === 0) throw usage(`none of these hosts has a job ${typed}`);
  return status;
}

/** Undefined if the host knows no such job. */
async function cancelOn(
  host: Host,
  typed: string,
  signal: string | undefined,
): Promise<CancelAnswer | undefined> {
  try {
    return await host.cancel(await findJob(host, typed, {account: false}), {signal});
  } catch (error) {
    const isElsewhere =
      error instanceof ClientError &&
      (error.wireCode === 'unknown-job' || (error.code === 'bad-job' && /^[\da-f-]{4,36}$/i.test(typed)));
    if (isElsewhere) return undefined;
    throw error;
  }
}
