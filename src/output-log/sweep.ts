import {opendir, rmdir, stat, unlink} from 'node:fs/promises';
import {join} from 'node:path';
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
}

export interface Swept {
  /** The jobs whose output was removed, oldest first. */
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

/** Removes the output of finished jobs by age and by total size. Touches nothing that is not a job's log. */
export async function sweep(folder: string, retention: Retention): Promise<Swept> {
  const logs = await measure(folder);
  const removed: string[] = [];
  const {needed} = retention;
  let freed = 0;
  let held = logs.reduce((sum, log) => sum + log.bytes, 0);
  for (const log of logs.toSorted((a, b) => a.writtenAt - b.writtenAt)) {
    const ageMs = retention.now - log.writtenAt;
    const isNeeded = needed !== undefined && freed < needed.bytes && ageMs > needed.olderThanMs;
    const isDue = ageMs > retention.maxAgeMs || held > retention.maxBytes || isNeeded;
    if (!isDue || retention.keep(log.job)) continue;
    held -= log.bytes;
    freed += log.bytes;
    if (await remove(folder, log.job)) removed.push(log.job);
  }
  return {removed, held};
}

async function measure(folder: string): Promise<Log[]> {
  const logs: Log[] = [];
  for await (const entry of await opendir(folder)) {
    if (!entry.isDirectory() || !jobName.test(entry.name)) continue;
    const log = await measureLog(folder, entry.name).catch(passOverMissing);
    if (log) logs.push(log);
  }
  return logs;
}

async function measureLog(folder: string, job: string): Promise<Log> {
  // The folder's own time stands for a log without a segment.
  let {mtimeMs: writtenAt} = await stat(join(folder, job));
  let bytes = 0;
  for (const start of listSegments(folder, job)) {
    const {size, mtimeMs} = await stat(segmentPath(folder, job, start));
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
