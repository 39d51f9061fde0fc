import type {ExecutionContext} from 'ava';
import type {Outcome} from '../../src/protocol/generated/wire.ts';
import {until} from '../fixtures/until.ts';
import type {Extra, Host} from './harness.ts';
import {patienceMs, processesWith, sh} from './harness.ts';

/** Whom a job can run as here. */
export const users = [undefined, ...(process.getuid?.() === 0 ? ['nobody'] : [])];
export const as = (user: string | undefined) => (user === undefined ? '' : ' as another user');

/**
 * Runs `argv` beside another job of the same host, to which nothing must happen, and checks that nothing is left that
 * has `mark` in its command line.
 */
export async function runBesideAnother(
  t: ExecutionContext,
  host: Host,
  argv: readonly string[],
  {mark, ...extra}: Extra & {mark: string},
): Promise<Outcome> {
  const other = host.start(t, sh('echo up; exec sleep 600'));
  await until(() => other.writer.end > 0, 'the other job');
  const {outcome} = await host.run(t, argv, {graceMs: 5000, timeoutMs: patienceMs, ...extra});
  const left = processesWith(mark);
  for (const pid of left) process.kill(pid, 'SIGKILL');
  t.deepEqual(left, [], 'processes were left');
  other.job.cancel('cancelled');
  t.like(await other.job.ended, {reason: 'cancelled', signal: 'SIGTERM', stdout: {bytes: 3}});
  t.like((await host.run(t, sh('exit 7'))).outcome, {reason: 'exited', exit: 7});
  return outcome;
}
