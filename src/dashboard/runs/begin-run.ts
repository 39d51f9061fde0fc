import {visible} from '../../base/quote.ts';
import {shellWords} from '../../base/shell-words.ts';
import type {Host} from '../../index.ts';
import {templateInWords} from '../../present/template-in-words.ts';
import {DashboardError} from '../errors.ts';
import type {RunIntent, TakeOverIntent} from '../generated/dashboard.ts';
import {givenWords, wordsOf} from '../lab/command-cards.ts';
import type {HostPool} from '../lab/host-pool.ts';
import type {Confirmations} from './confirmations.ts';
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
  const {host: target, command, params, secrets = {}, reason, feeds = false, terminal, confirmation} = intent;
  const host = await pool.host(target);
  const {effect, argv} = await host.describe(command);
  requireSession();
  const shown = {
    effect,
    argv: visible(templateInWords(argv)),
    given: visible(shellWords(givenWords(params))),
    hosts: [visible(target)],
  };
  const planned = {target, command, params, secrets, reason, feeds};
  await requireConfirmed(confirmations, confirmation, shown, planned);
  requireSession();
  requireRoom(views);
  const input = feeds || terminal ? new TypedInput() : undefined;
  const names = Object.keys(secrets);
  const job = host.run(command, params, {
    confirm: effect,
    reason,
    stdin: input,
    ...(terminal && {terminal: {...terminal, term}}),
    ...(names.length > 0 && {secrets}),
  });
  const words = wordsOf({
    host: target,
    command,
    params,
    secrets: names,
    reason,
    feeds,
    terminal: terminal !== undefined,
  });
  const view = views.begun(target, job, {command, owner: host.person ?? '', input, words});
  return taken(view, views);
}

/**
 * Takes over a run of the caller's own which goes on and was begun elsewhere: from here on it is typed here.
 *
 * @throws {ClientError} `refused`, where the host does not let it
 */
export async function takeOver(
  {host: target, job: id}: TakeOverIntent,
  host: Host,
  views: RunViews,
): Promise<RunView> {
  const view = await views.open(target, id);
  if (view.isHeld) return view;
  const {terminal} = view.told();
  requireRoom(views);
  const input = new TypedInput();
  const job = host.attach(id, {claim: true, stdin: input, ...(terminal && {terminal: {...usualSize, term}})});
  return taken(await views.takeOver(view, job, {command: '', owner: host.person ?? '', input}), views);
}

const term = 'xterm-256color';
/** Until the page has told the size that it has. */
const usualSize = {columns: 80, rows: 24};

function requireRoom(views: RunViews): void {
  if (views.isFull)
    throw new DashboardError(
      'too-many-runs',
      'too many runs that were begun here go on; wait for one of them',
    );
}

/** Resolves when the host took the order. */
async function taken(view: RunView, views: RunViews): Promise<RunView> {
  try {
    await view.taken;
  } catch (error) {
    await views.drop(view);
    throw error;
  }
  return view;
}
