import {DashboardError} from '../errors.ts';
import type {Asked, CommandCard} from '../told.ts';
import type {Confirmations} from './confirmations.ts';
import {mustBeConfirmed} from './confirmations.ts';

/** A run must be confirmed; `asked` is what somebody is shown for it. */
export class ConfirmError extends DashboardError {
  readonly asked: Asked;

  constructor(asked: Asked) {
    super('confirm-needed', 'the run must be confirmed');
    this.asked = asked;
  }
}

/** A run, as it is shown to the person who is asked. */
export interface Shown extends Pick<Asked, 'argv' | 'given' | 'hosts'> {
  readonly effect: CommandCard['effect'];
}

/**
 * Returns when a run may begin: it needs no confirmation, or `confirmation` was given for the very same run, which uses it up. With
 * `--confirm-on-terminal` it is then asked there, so that whatever could change meanwhile is looked at again.
 *
 * @param planned all that decides what is run
 * @throws {ConfirmError} with a confirmation for it; {DashboardError} `not-confirmed`
 */
export async function requireConfirmed(
  confirmations: Confirmations,
  confirmation: string | undefined,
  {effect, ...shown}: Shown,
  planned: object,
): Promise<void> {
  if (effect === 'read' || !mustBeConfirmed(effect, shown.hosts.length)) return;
  const whole = {...planned, effect, ...shown};
  if (confirmation !== undefined && confirmations.take(confirmation, whole)) {
    await confirmations.askElsewhere({effect, ...shown});
    return;
  }
  const onTerminal = confirmations.areElsewhere;
  throw new ConfirmError({confirmation: confirmations.give(whole), effect, ...shown, onTerminal});
}
