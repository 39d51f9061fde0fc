import type {Clock} from '../base/clock.ts';
import {steadyNow} from '../base/clock.ts';
import {messageOf} from '../base/errors.ts';
import {sweep} from '../output-log/sweep.ts';
import type {Logger} from '../server-log/logger.ts';
import type {JobTable} from './jobs/job-table.ts';
import type {Messages} from './messages/messages.ts';
import type {OutputPlace} from './output-place.ts';
import type {Settings} from './settings.ts';

const everyMs = 10 * 60_000;

/** Younger output is not given up to make room: whoever lost the connection to its job may come back, milliseconds. */
const spentMs = 60_000;

export interface SweepParts {
  readonly clock: Clock;
  readonly settings: Settings;
  readonly jobs: Pick<JobTable, 'isRunning'>;
  /** Its log is kept. */
  readonly messages: Pick<Messages, 'mailbox'>;
}

export interface Sweeping extends Disposable {
  /** Sweeps for the first time, and from now on every ten minutes. */
  begin(): void;
  /** The disk runs full: the oldest output goes, as much as is missing. Before `begin` this does nothing: that sweeps for it. */
  makeRoom(): void;
}

/**
 * Removes the output of jobs that ended long ago. The account keeps what they were. It takes the longer the more jobs there
 * were, so a start begins it when it listens; a stop ends it where it is.
 */
export function sweepOutput(
  output: OutputPlace,
  {clock, settings, jobs, messages}: SweepParts,
  log: Logger,
): Sweeping {
  const now = steadyNow(clock);
  const ending = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  let isRunning = false;
  const run = async () => {
    const {ageMs, bytes} = settings.config.retain;
    const keep = (job: string) => jobs.isRunning(job) || messages.mailbox.id === job;
    const {removed} = await sweep(output.folder, {
      now: now(),
      maxAgeMs: ageMs,
      maxBytes: bytes,
      keep,
      needed: {bytes: output.missingBytes, olderThanMs: spentMs},
      signal: ending.signal,
    });
    if (removed.length > 0) log.info({jobs: removed.length}, 'removed output that is no longer kept');
  };
  const attempt = () => {
    if (isRunning || timer === undefined) return;
    isRunning = true;
    run()
      .catch(error => log.error(`sweeping output: ${messageOf(error)}`))
      .finally(() => {
        isRunning = false;
      });
  };
  return {
    begin() {
      timer = setInterval(attempt, everyMs);
      attempt();
    },
    makeRoom: attempt,
    [Symbol.dispose]() {
      clearInterval(timer);
      ending.abort();
    },
  };
}
