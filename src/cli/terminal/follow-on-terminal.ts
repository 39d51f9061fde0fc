import {ClientError} from '../../index.ts';
import {exitStatus} from '../exit-status.ts';
import {attachAgain} from '../job/attach-again.ts';
import type {Followed} from '../job/follow-job.ts';
import {followJob} from '../job/follow-job.ts';
import {interrupted} from '../job/interrupts.ts';
import {say} from '../print.ts';
import type {Keyboard} from './keyboard.ts';
import {TerminalSession} from './session.ts';

/**
 * Has a job on our terminal until it ends, or until we leave it: when the person there says so (`~.`), when the
 * terminal goes away, at SIGQUIT. Returns the exit status.
 *
 * @param keyboard What the job was given as its stdin
 */
export async function followOnTerminal(followed: Followed, keyboard: Keyboard): Promise<number> {
  const {host, job, whereabouts, isOurs} = followed;
  const session = new TerminalSession(job, keyboard, !isOurs);
  const sayLeft = () =>
    say(`left; job ${job.id} goes on: ${attachAgain({...whereabouts, onTerminal: true}, 0)}`, host.name);
  const leave = (_signal: NodeJS.Signals, number: number) => {
    session.abandon();
    sayLeft();
    process.exit(exitStatus.signalBase + number);
  };
  process.once('SIGHUP', leave).once('SIGQUIT', leave);
  try {
    return await followJob({...followed, whereabouts: {...whereabouts, onTerminal: true}}, session);
  } catch (error) {
    if (!session.hasLeft) throw withAdvice(error);
    sayLeft();
    return interrupted;
  } finally {
    process.off('SIGHUP', leave).off('SIGQUIT', leave);
  }
}

/** A command that has no terminal may take no input either; it has not run. */
function withAdvice(error: unknown): unknown {
  if (!(error instanceof ClientError) || error.wireCode !== 'no-stdin') return error;
  const message = `${error.message}; run it without --tty`;
  return new ClientError('refused', message, {cause: error, wireCode: error.wireCode});
}
