import type {Host} from '../client/host.ts';
import type {Job, JobResult} from '../client/job.ts';
import {statusOfOutcome} from './exit-status.ts';
import {openJobOutput} from './output.ts';
import {say} from './speak.ts';

/** A second Ctrl-C within a job leaves at once with this status, as a shell reports SIGINT. */
const interrupted = 130;

/**
 * Shows a job's output as it comes and says how it ended where that is not plain from the status. Ctrl-C cancels
 * the job; a second one leaves it and says how to come back.
 */
export async function followJob(host: Host, job: Job): Promise<number> {
  const output = openJobOutput();
  const interrupt = onInterrupt(host, job);
  try {
    for await (const chunk of job) {
      const room = output.write(chunk);
      if (room) await room;
    }
    await output.end();
    const result = await job;
    sayEnd(result);
    return statusOfOutcome(result);
  } catch (error) {
    // What came before it failed is shown, and no colour of it is left for what we have to say.
    await output.end();
    throw error;
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
  }
}

function onInterrupt(host: Host, job: Job): () => void {
  let times = 0;
  const interrupt = () => {
    if (++times > 1) {
      say(`left; job ${job.id} may still run: reeve attach ${host.name} ${job.id}`, host.name);
      process.exit(interrupted);
    }
    say('ending the job; Ctrl-C again leaves it', host.name);
    host.cancel(job.id).catch((error: Error) => say(error.message, host.name));
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return interrupt;
}

const endings: Partial<Record<JobResult['reason'], string>> = {
  timeout: 'ended: it ran longer than its timeout',
  'idle-timeout': 'ended: it printed nothing for longer than its idle timeout',
  'output-limit': 'ended: it printed more than its output limit',
  'memory-limit': 'ended: it used more memory than its limit',
  cancelled: 'cancelled',
  'server-stopped': 'ended: the server was stopped',
  'not-started': 'could not be started',
  'never-started': 'was never started: the server went before its turn',
  lost: 'outcome unknown: the server was not there when the job ended',
};

function sayEnd({reason, signal, message, host, outcome, missing}: JobResult): void {
  if (missing > 0)
    say(`${missing} bytes of its output were no longer held; what is left could not be verified`, host);
  const ending = reason === 'signaled' ? `ended by ${signal}` : endings[reason];
  if (ending !== undefined) say(message === undefined ? ending : `${ending}: ${message}`, host);
  if (outcome.uncounted)
    say(`${outcome.uncounted} bytes that came while it was being ended were not kept`, host);
}
