import type {JobResult} from '../../index.ts';
import {ClientError} from '../../index.ts';
import type {NearJob} from '../../persist/near-host.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import {statusOfOutcome} from '../exit-status.ts';
import {printJson, say} from '../print.ts';
import {attachAgain, withWayBack} from './attach-again.ts';
import type {Followed} from './follow-job.ts';
import {followJob} from './follow-job.ts';
import {onInterrupt} from './interrupts.ts';

/** Shows a job to a person, or to a program as one document when it ended. Returns the exit status. */
export async function showJob(followed: Followed, {json}: {json?: boolean | undefined}): Promise<number> {
  if (!json) return followJob(followed);
  const {host, job, whereabouts, from} = followed;
  const wayBack = () => attachAgain(whereabouts, from);
  using _interrupt = onInterrupt({...followed, wayBack});
  try {
    const result = await job;
    printJson(documentOf(result));
    if (result.message !== undefined) say(result.message, host.name);
    return statusOfOutcome(result);
  } catch (error) {
    if (error instanceof ClientError && error.outcome) printJson(doubtful(job, error, error.outcome));
    throw withWayBack(error, wayBack());
  }
}

function documentOf(result: JobResult): object {
  const {host, job, ok, outcome, durationMs, verified, missing, receipt, stdoutBytes, stderrBytes} = result;
  const output = {stdout: textOf(stdoutBytes), stderr: textOf(stderrBytes)};
  return {host, job, ok, ...outcome, durationMs, verified, missing, receipt, output};
}

/** The document of an end that is not proven, with the reason. It leaves out the output, which is not proven either. */
function doubtful({host, id}: NearJob, {code, message}: ClientError, outcome: Outcome): object {
  return {host, job: id, ok: false, ...outcome, verified: false, error: {code, message}};
}

/** Text if the bytes are UTF-8, else base64. */
function textOf(bytes: Buffer): {text: string} | {base64: string} {
  const text = bytes.toString();
  return Buffer.from(text).equals(bytes) ? {text} : {base64: bytes.toString('base64')};
}
