import {open} from 'node:fs/promises';
import {channel} from '../protocol/frame.ts';
import type {ChannelEnd} from '../protocol/generated/wire.ts';
import {ChannelDigest} from './channel-digest.ts';
import {maxRecordPayload, readRecord, recordHeaderSize} from './records.ts';
import {listSegments, segmentPath} from './segments.ts';

export interface LogSurvey {
  /** The first offset held. If it is not 0, the channels do not count what was dropped. */
  start: number;
  /** The offset after the last whole record. */
  end: number;
  stdout: ChannelEnd;
  stderr: ChannelEnd;
}

const slabBytes = 4 * (recordHeaderSize + maxRecordPayload);

/**
 * Surveys the log of a job whose writer is gone: for jobs that are found lost. A record that was not written
 * whole ends it.
 *
 * @throws {OutputError} `output-damaged`
 */
export async function surveyLog(folder: string, job: string): Promise<LogSurvey> {
  const starts = listSegments(folder, job);
  const stdout = new ChannelDigest();
  const stderr = new ChannelDigest();
  const start = starts[0] ?? 0;
  let end = start;
  for (const segment of starts) {
    if (segment !== end) break;
    end = await surveySegment(segmentPath(folder, job, segment), segment, (number, bytes) =>
      (number === channel.stdout ? stdout : stderr).update(bytes),
    );
  }
  return {start, end, stdout: await stdout.finish(), stderr: await stderr.finish()};
}

/**
 * Returns the end of a job's log whose beginning was dropped; undefined if all of it is held, or nothing.
 *
 * @throws {OutputError} `output-damaged`
 */
export async function endOfCutLog(folder: string, job: string): Promise<number | undefined> {
  const starts = listSegments(folder, job);
  const last = starts.at(-1);
  if (last === undefined || starts[0] === 0) return undefined;
  return surveySegment(segmentPath(folder, job, last), last, () => {});
}

/**
 * Reads one segment up to its first record that is not whole. Gives the offset behind the last one.
 *
 * @throws {OutputError} `output-damaged`
 */
export async function surveySegment(
  path: string,
  start: number,
  each: (channel: number, bytes: Buffer) => void,
): Promise<number> {
  await using file = await open(path);
  const slab = Buffer.allocUnsafeSlow(slabBytes);
  let record = start;
  let position = 0;
  for (;;) {
    const {bytesRead} = await file.read(slab, 0, slab.length, position);
    const bytes = slab.subarray(0, bytesRead);
    let cursor = 0;
    for (let header = readRecord(bytes, 0, record); header; header = readRecord(bytes, cursor, record)) {
      each(
        header.channel,
        bytes.subarray(cursor + recordHeaderSize, cursor + recordHeaderSize + header.size),
      );
      cursor += recordHeaderSize + header.size;
      record += header.size;
    }
    if (cursor === 0) return record;
    position += cursor;
  }
}
