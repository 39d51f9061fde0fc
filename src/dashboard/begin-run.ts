import {visible} from '../base/quote.ts';
import {shellWords} from '../base/shell-words.ts';
import {templateInWords} from '../present/template-in-words.ts';
import {givenWords, wordsOf} from './command-cards.ts';
import type {Confirmations} from './confirmations.ts';
import {DashboardError} from './errors.ts';
import type {RunIntent} from './generated/dashboard.ts';
import type {HostPool} from './host-pool.ts';
import {requireConfirmed} from './require-confirmed.ts';
import type {RunView} from './run-view.ts';
import type {RunViews} from './run-views.ts';
import {TypedInput} from './typed-input.ts';

export interface RunParts {
  readonly pool: HostPool;
  readonly views: RunViews;
  readonly confirmations: Confirmations;
}

/**
 * Begins a run, by its effect as the host says it now. Resolves when the host took the order.
 *
 * @param requireSession throws if the session is over by now: the host may take long to say the effect
 * @throws {ConfirmError}; {ClientError} `refused` with what the host has against it, and others
 */
export async function beginRun(
  intent: RunIntent,
  {pool, views, confirmations}: RunParts,
  requireSession: () => void,
): Promise<RunView> {
  const {host: target, command, params, secrets = {}, reason, feeds = false, confirmation} = intent;
  const host = await pool.host(target);
  const {effect, argv} = await host.describe(command);
  requireSession();
  const shown = {
    effect,
    argv: visible(templateInWords(argv)),
    given: visible(shellWords(givenWords(params))),
    hosts: [visible(target)],
  };
  requireConfirmed(confirmations, confirmation, shown, {target, command, params, secrets, reason, feeds});
  if (views.isFull)
    throw new DashboardError(
      'too-many-runs',
      'too many runs that were begun here go on; wait for one of them',
    );
  const input = feeds ? new TypedInput() : undefined;
  const names = Object.keys(secrets);
  const job = host.run(command, params, {
    confirm: effect,
    reason,
    stdin: input,
    ...(names.length > 0 && {secrets}),
  });
  const words = wordsOf({host: target, command, params, secrets: names, reason, feeds});
  const view = views.begun(target, job, {command, owner: host.person ?? '', input, words});
  try {
    await view.taken;
  } catch (error) {
    await views.drop(view);
    throw error;
  }
  return view;
}
