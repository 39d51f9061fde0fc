import {attachAgain} from './attach-again.ts';
import type {Interruptible} from './interrupts.ts';
import {onInterrupt} from './interrupts.ts';
import {printJson} from './speak.ts';

/**
 * Waits until the host took the job, which it says by starting it or by telling that it waits for its turn; prints its
 * id, alone on a line, and lets go of it.
 */
export async function detachJob(
  ordered: Pick<Interruptible, 'host' | 'job' | 'notices' | 'whereabouts'>,
  {json}: {json?: boolean | undefined},
): Promise<void> {
  const {job, notices, whereabouts} = ordered;
  using _interrupt = onInterrupt({...ordered, isOurs: true, wayBack: () => attachAgain(whereabouts, 0)});
  const state = await Promise.race([
    job.started.then(() => 'running' as const),
    notices.queued.then(() => 'queued' as const),
  ]);
  if (json) printJson({host: job.host, job: job.id, state});
  else process.stdout.write(`${job.id}\n`);
  job.release();
}
