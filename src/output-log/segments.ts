import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {isSystemError} from '../base/errors.ts';

// The log of a job is `FOLDER/JOB/OFFSET.log`, one file per segment, named by the offset of its first byte in
// 16 decimal digits. A segment begins where the one before it ended. The oldest are unlinked first.

export function segmentPath(folder: string, job: string, start: number): string {
  return join(folder, job, `${String(start).padStart(16, '0')}.log`);
}

/** The first offsets of the segments on disk, ascending; none if the job has no folder. */
export function listSegments(folder: string, job: string): number[] {
  try {
    return readdirSync(join(folder, job))
      .filter(isSegmentName)
      .map(name => Number(name.slice(0, 16)))
      .toSorted((a, b) => a - b);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return [];
    throw error;
  }
}

export function isSegmentName(name: string): boolean {
  return /^\d{16}\.log$/.test(name);
}
