import {messageOf} from '../base/errors.ts';
import type {Logger} from '../logs/logger.ts';
import {sweep} from '../output/sweep.ts';
import type {Office} from './orders/office.ts';

const everyMs = 10 * 60_000;

/** Removes the output of jobs that ended long ago, now and every ten minutes. The account keeps what they were. */
export function sweepOutput(folder: string, office: Office, log: Logger): Disposable {
  const {clock} = office;
  const began = {now: clock.now(), monotonic: clock.monotonic()};
  // A clock that is set forward makes nothing older than it is.
  const now = () => Math.min(clock.now(), began.now + clock.monotonic() - began.monotonic);
  const run = async () => {
    const {ageMs, bytes} = office.config.retain;
    const keep = (job: string) => office.jobs.isRunning(job);
    const {removed} = await sweep(folder, {now: now(), maxAgeMs: ageMs, maxBytes: bytes, keep});
    if (removed.length > 0) log.info({jobs: removed.length}, 'removed output that is no longer kept');
  };
  const attempt = () => void run().catch(error => log.error(`sweeping output: ${messageOf(error)}`));
  const timer = setInterval(attempt, everyMs);
  attempt();
  return {[Symbol.dispose]: () => clearInterval(timer)};
}
