import {setTimeout as delay} from 'node:timers/promises';
import {longestTimerMs} from '../../base/clock.ts';
import type {NearJob} from '../../persist/near-host.ts';
import type {CastEvent, CastHeader} from '../../present/terminal/cast-reader.ts';
import {CastReader} from '../../present/terminal/cast-reader.ts';
import {interrupted} from '../job/interrupts.ts';
import {say} from '../print.ts';
import {terminalSize} from './keyboard.ts';
import {OnlookersScreen} from './terminal-output.ts';

/** A player that is behind by more than this does not hurry to catch up: the program still runs, or we were stopped. */
const mostBehindMs = 1000;

/**
 * Plays the recording of a job's terminal on ours in its own time, times `speed`; where the job still runs, as far as
 * it has come and on from there. Ctrl-C stops it; the job is not touched. Returns the exit status.
 */
export async function replayJob(job: NearJob, speed: number): Promise<number> {
  const stop = new AbortController();
  const interrupt = () => {
    stop.abort();
    job.release();
  };
  const screen = new OnlookersScreen();
  const undo = () => void process.stdout.write(screen.undo());
  process.once('SIGINT', interrupt).once('SIGTERM', interrupt).once('exit', undo);
  try {
    await play(job, speed, screen, stop.signal);
    return 0;
  } catch (error) {
    if (!stop.signal.aborted) throw error;
    // The next line of the shell stands below the ^C.
    process.stdout.write('\n');
    return interrupted;
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt).off('exit', undo);
    undo();
  }
}

async function play(
  job: NearJob,
  speed: number,
  screen: OnlookersScreen,
  signal: AbortSignal,
): Promise<void> {
  const reader = new CastReader();
  let isSizeCompared = false;
  let next = 0;
  let due = performance.now();
  for await (const {channel, offset, bytes} of job) {
    if (offset !== next) reader.gap();
    next = offset + bytes.length;
    if (channel !== 'stdout') continue;
    const events = reader.push(bytes);
    if (!isSizeCompared && reader.header) sayOtherSize(reader.header, job.host);
    isSizeCompared ||= reader.header !== undefined;
    for (const event of events) {
      due = await waitFor(event, due, speed, signal);
      if (event.code === 'o') process.stdout.write(screen.push(event.data));
    }
  }
  await job;
}

/** Waits until it is time for an event; gives when that was due, in milliseconds of `performance.now()`. */
async function waitFor(
  {interval}: CastEvent,
  last: number,
  speed: number,
  signal: AbortSignal,
): Promise<number> {
  const due = last + (interval * 1000) / speed;
  const now = performance.now();
  if (now - due > mostBehindMs) return now;
  if (due > now) await delay(Math.min(due - now, longestTimerMs), undefined, {signal});
  return due;
}

function sayOtherSize({columns, rows}: CastHeader, host: string): void {
  const ours = terminalSize();
  if (ours.columns >= columns && ours.rows >= rows) return;
  say(`recorded on a terminal of ${columns}x${rows}, this one has ${ours.columns}x${ours.rows}`, host);
}
