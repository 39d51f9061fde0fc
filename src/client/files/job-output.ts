import {isDeepStrictEqual} from 'node:util';
import {streamLines} from '../../audit/read/stream-lines.ts';
import type {ManifestSummary} from '../../shares/manifest.ts';
import {ClientError} from '../errors.ts';
import type {Chunk} from '../job/chunk-queue.ts';
import type {Job, JobResult} from '../job/job.ts';

/** The most that a helper says of a failure, bytes. */
const mostWords = 64 * 1024;

/**
 * The standard output of work in a share, as it comes.
 *
 * @param ended hears that there is nothing left that could be cancelled
 * @throws {ClientError} at its end, `refused` with the host's code where it failed, `outcome-unknown` where nobody knows
 *   whether it was done, and what the job throws
 */
export async function* outputOf(job: Job, ended: () => void = () => {}): AsyncGenerator<Chunk> {
  let words = '';
  try {
    for await (const chunk of job) {
      if (chunk.channel === 'stdout') yield chunk;
      else if (words.length < mostWords) words = (words + chunk.bytes.toString()).slice(0, mostWords);
    }
  } catch (error) {
    // Refused, or lost: there is nothing that could be ended from here.
    ended();
    throw error;
  }
  ended();
  const result = await job;
  if (!isDone(result)) throw failureOf(result, words);
}

/** Likewise line by line. @throws also `files-invalid` for half a line */
export async function* linesOf(job: Job, ended?: () => void): AsyncGenerator<string> {
  for await (const lines of streamLines(bytesOf(outputOf(job, ended))))
    for (const {bytes, isWhole} of lines) {
      if (!isWhole) throw invalid(job.host, 'sent half a line');
      yield bytes.toString();
    }
}

async function* bytesOf(chunks: AsyncIterable<Chunk>): AsyncGenerator<Buffer> {
  for await (const {bytes} of chunks) yield bytes;
}

/**
 * Requires that the account of the host has of a put or get what was found here, where a receipt shows what it has.
 *
 * @throws {ClientError} `files-invalid`
 */
export async function requireRecorded(job: Job, share: string, manifest: ManifestSummary): Promise<void> {
  const {entry} = await job;
  if (entry === undefined) return;
  const transfer = entry.event === 'job-end' ? entry.transfer : undefined;
  if (isDeepStrictEqual(transfer, {share, ...manifest})) return;
  throw invalid(job.host, 'has in its account that other files were put or got');
}

/** A JSON object; undefined for what is none. */
export function parsed(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

export const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0;

export const invalid = (host: string, what: string, cause?: unknown) =>
  new ClientError('files-invalid', `${host} ${what}`, {cause});

/** A helper that was asked to stop exits with 0 if it had done all by then. */
const isDone = ({exit, reason}: JobResult) => exit === 0 && reason !== 'output-lost';

function failureOf(result: JobResult, words: string): ClientError {
  const {exit, reason, message: whyEnded = reason} = result;
  const {code, message} = parsed(words) ?? {};
  if (reason === 'exited' && typeof code === 'string' && typeof message === 'string')
    return new ClientError('refused', message, {wireCode: code});
  const neverBegan = reason === 'not-started' || reason === 'never-started';
  // One that was killed may have done all or a part of it.
  if (!neverBegan && (exit === null || exit === 0))
    return new ClientError('outcome-unknown', `it is not known whether it was done: ${whyEnded}`);
  return new ClientError('refused', `it could not be done: ${whyEnded}`, {
    wireCode: reason === 'server-stopped' ? reason : neverBegan ? 'share-unavailable' : 'file-failed',
  });
}
