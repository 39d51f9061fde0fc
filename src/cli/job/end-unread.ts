import type {NearHost, NearJob} from '../../persist/near-host.ts';

/** The time that a host may take to end a job that nobody reads any more, milliseconds. */
const patienceMs = 2000;

/**
 * Ends a job whose output nobody reads any more, as a local program would end. If its host does not answer in time, the job is let go.
 * Never rejects.
 */
export async function endUnread(host: NearHost, job: NearJob): Promise<void> {
  const late = AbortSignal.timeout(patienceMs);
  const patience = new Promise<void>(resolve => late.addEventListener('abort', () => resolve()));
  // Nothing more is read of a job that does not end.
  void patience.then(() => job.release());
  await Promise.race([host.cancel(job.id), patience]).catch(() => {});
}
