import {messageOf} from '../../base/errors.ts';
import type {NearHost, NearJob} from '../../persist/near-host.ts';
import {say} from '../print.ts';
import type {Whereabouts} from './attach-again.ts';
import type {ConnectionStatus} from './connection-status.ts';
import {ownsJob} from './own-jobs.ts';

/** A second Ctrl-C within a job leaves at once with this status, as a shell reports SIGINT. */
export const interrupted = 130;

export interface Interruptible {
  readonly host: NearHost;
  readonly job: NearJob;
  readonly connection: ConnectionStatus;
  readonly whereabouts: Whereabouts;
  /** True if we ordered it; else it may be somebody else's job that we look at. */
  readonly isOurs: boolean;
  /** The command that comes back to the job. */
  readonly wayBack: () => string;
  /** Restores the terminal when we leave at once. */
  readonly leaving?: () => void;
}

/**
 * Ctrl-C (and SIGTERM) cancels the job, as soon as the connection is there; a second one leaves it and says how to come
 * back. A person who looks at somebody else's job leaves it with the first, even if the rules allow to end it. Until it is
 * disposed of.
 */
export function onInterrupt(interruptible: Interruptible): Disposable {
  const {host, job, connection, isOurs, wayBack, leaving} = interruptible;
  let times = 0;
  const leave = (how: string) => {
    leaving?.();
    say(`left; job ${job.id} ${how}`, host.name);
    process.exit(interrupted);
  };
  const end = async () => {
    if (isOurs || connection.isLost) sayEnding(interruptible);
    if (!isOurs) {
      if (!(await ownsJob(host, job.id))) leave('is not yours, or has ended');
      sayEnding(interruptible);
    }
    await host.cancel(job.id);
  };
  const interrupt = () => {
    if (++times > 1) leave(`may still run: ${wayBack()}`);
    end().catch((error: unknown) => {
      // The job itself reports a connection that was given up.
      if (!connection.isLost) say(messageOf(error), host.name);
    });
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  return {
    [Symbol.dispose]() {
      process.off('SIGINT', interrupt);
      process.off('SIGTERM', interrupt);
    },
  };
}

function sayEnding({host, connection, isOurs}: Interruptible): void {
  const when = connection.isLost
    ? `the job will be ended when the connection is back${isOurs ? '' : ', if it is yours'}`
    : 'ending the job';
  say(`${when}; press Ctrl-C again to stop waiting`, host.name);
}
