import {nearest} from '../../base/nearest.ts';
import {quote} from '../../base/quote.ts';
import type {JobSignal} from '../../identity/generated/order.ts';
import {usage} from '../errors.ts';

const known: Readonly<Record<JobSignal, true>> = {
  SIGHUP: true,
  SIGINT: true,
  SIGQUIT: true,
  SIGUSR1: true,
  SIGUSR2: true,
  SIGTERM: true,
  SIGCONT: true,
  SIGSTOP: true,
  SIGWINCH: true,
  SIGKILL: true,
};

/** The signals that may be sent to a job. */
export const signalNames = Object.keys(known) as readonly JobSignal[];

/**
 * Reads the name of a signal, with or without `SIG`, in any case.
 *
 * @throws {CodedError} `usage`. Numbers are refused: they are not the same on every system
 */
export function parseSignal(text: string): JobSignal {
  const name = `SIG${text.toUpperCase().replace(/^SIG/, '')}`;
  const found = signalNames.find(signal => signal === name);
  if (found !== undefined) return found;
  const near = nearest(name, signalNames);
  const advice = near === undefined ? `one of ${signalNames.join(', ')} is due` : `did you mean ${near}?`;
  throw usage(`--signal: ${quote(text)} is not a signal that can be sent to a job; ${advice}`);
}
