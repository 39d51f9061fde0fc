import {inJson} from '../../present/json.ts';
import {say} from '../print.ts';
import {BeforeQuitting} from '../streams/broken-pipe.ts';
import {LongOutput} from '../streams/long-output.ts';
import {attachAgain} from './attach-again.ts';
import type {Interruptible} from './interrupts.ts';
import {onInterrupt} from './interrupts.ts';

/**
 * Waits until the host took the job, which it says by starting it or by telling that it waits for its turn; prints its
 * id, alone on a line, and lets go of it. If the id cannot be printed it is said on stderr: nobody else knows it.
 *
 * @throws {OutputError}
 */
export async function detachJob(
  ordered: Pick<Interruptible, 'host' | 'job' | 'connection' | 'whereabouts'>,
  {json}: {json?: boolean | undefined},
): Promise<void> {
  const {host, job, connection, whereabouts} = ordered;
  const wayBack = () => attachAgain(whereabouts, 0);
  using _interrupt = onInterrupt({...ordered, isOurs: true, wayBack});
  const state = await Promise.race([
    job.started.then(() => 'running' as const),
    connection.queued.then(() => 'queued' as const),
  ]);
  const letGo = () => {
    say(`job ${job.id} goes on: ${wayBack()}`, host.name);
    job.release();
  };
  // The answer shows that the host got the earlier messages.
  using _pipe = new BeforeQuitting(async () => {
    letGo();
    await host.ping();
  });
  const output = new LongOutput();
  try {
    await output.write(json ? inJson({host: job.host, job: job.id, state}) : `${job.id}\n`);
    await output.end();
  } catch (error) {
    letGo();
    throw error;
  }
  job.release();
}
