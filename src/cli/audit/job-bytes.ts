import {CodedError} from '../../base/errors.ts';
import type {JobResult} from '../../index.ts';
import type {NearHost, NearJob} from '../../persist/near-host.ts';
import {endingOf} from '../../present/outcome-text.ts';
import {endUnread} from '../job/end-unread.ts';
import {BeforeQuitting} from '../streams/broken-pipe.ts';

/** Longest kept message about a failure, characters. */
const mostWords = 64 * 1024;

/**
 * The standard output of a job of reeve's own (it reads the account), as it comes. The job is ended when `signal` is
 * aborted, when the reader of our output goes, and when the iteration is left before the end. A host that does not answer is
 * let go then.
 *
 * @throws {CodedError} what the job says went wrong; {ClientError}
 */
export async function* bytesOf(host: NearHost, job: NearJob, signal?: AbortSignal): AsyncGenerator<Buffer> {
  let ending: Promise<void> | undefined;
  const end = () => (ending ??= endUnread(host, job));
  const abort = () => void end();
  using _pipe = new BeforeQuitting(end);
  signal?.addEventListener('abort', abort);
  let words = '';
  let isRead = false;
  let isRefused = false;
  job.started.catch(() => {
    isRefused = true;
  });
  try {
    for await (const {channel, bytes} of job) {
      if (channel === 'stdout') yield bytes;
      else if (words.length < mostWords) words = (words + bytes.toString()).slice(0, mostWords);
    }
    isRead = true;
    const result = await job;
    if (!result.ok && !signal?.aborted) throw failureOf(result, words);
  } catch (error) {
    if (!signal?.aborted) throw error;
  } finally {
    signal?.removeEventListener('abort', abort);
    // A refused order is no job: to end it would be refused again, and recorded.
    if (!isRead && !isRefused) await end();
  }
}

function failureOf(result: JobResult, words: string): CodedError<string> {
  const told = parsed(words);
  if (told) return new CodedError(told.code, told.message);
  const what = words.trim() || endingOf(result) || result.reason;
  return new CodedError(result.reason, `the account could not be read: ${what}`);
}

/** A helper says what is wrong as one JSON object. */
function parsed(words: string): {code: string; message: string} | undefined {
  try {
    const {code, message} = JSON.parse(words) as Record<string, unknown>;
    return typeof code === 'string' && typeof message === 'string' ? {code, message} : undefined;
  } catch {
    return undefined;
  }
}
