import {truncate, unlink} from 'node:fs/promises';
import {OutputError} from './errors.ts';
import {recordHeaderSize} from './records.ts';
import {listSegments, segmentPath} from './segments.ts';
import {surveySegment} from './survey.ts';
import type {HeldLog, Segment} from './writer.ts';

/**
 * Reads the log of a writer that is gone, so that another one goes on with it: every record that is whole, in order. Behind the
 * first that is not, or at which `each` throws an {@link OutputError}, nothing of the log is kept.
 *
 * @param each hears a record: its first offset and its payload, which is good until this returns
 */
export async function salvageLog(
  folder: string,
  job: string,
  each: (offset: number, payload: Buffer) => void,
): Promise<HeldLog> {
  const starts = listSegments(folder, job);
  const segments: Segment[] = [];
  let end = starts[0] ?? 0;
  let isWhole = true;
  for (const start of starts) {
    const path = segmentPath(folder, job, start);
    const segment = {start, bytes: 0};
    if (isWhole && start === end) {
      const take = (_channel: number, payload: Buffer) => {
        each(end, payload);
        end += payload.length;
        segment.bytes += recordHeaderSize + payload.length;
      };
      isWhole = await surveySegment(path, start, take).then(() => true, passOverDamage);
    }
    // A crash in between leaves what the next start takes away.
    if (segment.bytes === 0) await unlink(path);
    else {
      await truncate(path, segment.bytes);
      segments.push(segment);
    }
  }
  return {segments, end};
}

function passOverDamage(error: unknown): false {
  if (error instanceof OutputError && error.code === 'output-damaged') return false;
  throw error;
}
