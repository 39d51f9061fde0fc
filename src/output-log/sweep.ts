import {statSync} from 'node:fs';
import {opendir, rmdir, unlink} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as rest} from 'node:timers/promises';
import {isSystemError} from '../base/errors.ts';
import {listSegments, segmentPath} from './segments.ts';

export interface Retention {
  /** Milliseconds since 1970. */
  now: number;
  /** Output whose last byte is older goes. */
  maxAgeMs: number;
  /** Bytes that the folder may hold in all; the oldest log goes first. */
  maxBytes: number;
  /** True if a job still runs, or is needed for another reason: its log counts, and stays. */
  keep: (job: string) => boolean;
  /**
   * So many bytes are to go in any case, the oldest first, of output that is older than so many milliseconds.
   */
  needed?: {bytes: number; olderThanMs: number};
  /** Aborted when nothing more is to be removed. */
  signal?: AbortSignal;
}

export interface Swept {
  /** The jobs whose output was removed. */
  removed: string[];
  /** Bytes that are left. */
  held: number;
}

interface Log {
  readonly job: string;
  readonly bytes: number;
  readonly writtenAt: number;
}

const jobName = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Removes the output of finished jobs by age and by total size. Touches nothing that is not a job's log. Looks at the logs
 * one by one and keeps no list of them, unless there are too many bytes: then it looks a second time, for the oldest. A crash
 * in the middle leaves logs that the next sweep removes.
 */
export async function sweep(folder: string, retention: Retention): Promise<Swept> {
  const {now, maxAgeMs, maxBytes, keep, needed = {bytes: 0, olderThanMs: 0}} = retention;
  const removed: string[] = [];
  let freed = 0;
  let held = 0;
  const give = async ({job, bytes}: Log) => {
    freed += bytes;
    if (await remove(folder, job)) removed.push(job);
  };
  for await (const log of logsIn(folder, retention)) {
    if (now - log.writtenAt > maxAgeMs && !keep(log.job)) await give(log);
    else held += log.bytes;
  }
  if (held <= maxBytes && freed >= needed.bytes) return {removed, held};
  for (const log of await oldestFirst(folder, retention)) {
    const isNeeded = freed < needed.bytes && now - log.writtenAt > needed.olderThanMs;
    if (!(held > maxBytes || isNeeded)) break;
    if (retention.signal?.aborted) break;
    if (keep(log.job)) continue;
    held -= log.bytes;
    await give(log);
  }
  return {removed, held};
}

/** Other work of the process waits for a slice of this, and then has the process for a while, milliseconds. */
const sliceMs = 2;
const restMs = 6;

/** All logs, in no order, as long as nobody aborts. */
async function* logsIn(folder: string, {signal}: Retention): AsyncGenerator<Log> {
  let began = performance.now();
  for await (const entry of await opendir(folder, {bufferSize: 256})) {
    if (signal?.aborted) return;
    if (performance.now() - began > sliceMs) {
      await rest(restMs);
      began = performance.now();
    }
    const log = entry.isDirectory() && jobName.test(entry.name) ? measureLog(folder, entry.name) : undefined;
    if (log) yield log;
  }
}

async function oldestFirst(folder: string, retention: Retention): Promise<Log[]> {
  const logs = await Array.fromAsync(logsIn(folder, retention));
  return logs.sort((a, b) => a.writtenAt - b.writtenAt);
}

/** Undefined if it is gone by now. */
function measureLog(folder: string, job: string): Log | undefined {
  // The folder's own time stands for a log without a segment.
  const stats = statSync(join(folder, job), {throwIfNoEntry: false});
  if (!stats) return undefined;
  let {mtimeMs: writtenAt} = stats;
  let bytes = 0;
  for (const start of listSegments(folder, job)) {
    const {size = 0, mtimeMs = 0} = statSync(segmentPath(folder, job, start), {throwIfNoEntry: false}) ?? {};
    bytes += size;
    writtenAt = Math.max(writtenAt, mtimeMs);
  }
  return {job, bytes, writtenAt};
}

/** Returns false if something else stands in the folder, which is not ours to remove. */
async function remove(folder: string, job: string): Promise<boolean> {
  for (const start of listSegments(folder, job)) {
    await unlink(segmentPath(folder, job, start)).catch(passOverMissing);
  }
  try {
    await rmdir(join(folder, job));
  } catch (error) {
    if (isSystemError(error, 'ENOTEMPTY')) return false;
    passOverMissing(error);
  }
  return true;
}

function passOverMissing(error: unknown): undefined {
  if (isSystemError(error, 'ENOENT')) return undefined;
  throw error;
}
