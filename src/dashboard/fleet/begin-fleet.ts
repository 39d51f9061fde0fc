import {setTimeout as pause} from 'node:timers/promises';
import {visible} from '../../base/quote.ts';
import {shellWords} from '../../base/shell-words.ts';
import type {Client, RetryOptions} from '../../index.ts';
import {foldNodeSet, retriedHosts} from '../../index.ts';
import {templateInWords} from '../../present/template-in-words.ts';
import {DashboardError, RefusedError} from '../errors.ts';
import type {RetryFleetIntent, RunFleetIntent} from '../generated/dashboard.ts';
import {cardOf, givenWords} from '../lab/command-cards.ts';
import type {HostPool} from '../lab/host-pool.ts';
import type {LabView} from '../lab/lab-view.ts';
import {mergeCards, strongest} from '../lab/merge-cards.ts';
import {hostsOf, requireListed} from '../lab/targets.ts';
import type {Confirmations} from '../runs/confirmations.ts';
import {mustBeConfirmed} from '../runs/confirmations.ts';
import {requireConfirmed} from '../runs/require-confirmed.ts';
import type {CommandsOnTold} from '../told.ts';
import type {FleetView} from './fleet-view.ts';
import type {FleetViews} from './fleet-views.ts';
import {fleetWords} from './fleet-views.ts';

export interface FleetParts {
  readonly client: Client;
  readonly pool: HostPool;
  readonly lab: LabView;
  readonly fleets: FleetViews;
  readonly confirmations: Confirmations;
}

/** So long the form waits for a host to take the order, milliseconds: then the place of the run shows what is waited for. */
const patienceMs = 3000;

/** The commands of several hosts. */
export async function commandsOn(target: string, {client, pool, lab}: FleetParts): Promise<CommandsOnTold> {
  const hosts = await hostsOf(target, client.config);
  const answers = await pool.ask(lab.reachable(hosts), async host => {
    const {commands} = await host.commands({describe: true});
    return commands.map(cardOf);
  });
  const told = new Map(answers.flatMap(answer => ('value' in answer ? [[answer.host, answer.value]] : [])));
  const silent = hosts.filter(host => !told.has(host));
  return {
    hosts,
    cards: mergeCards(told),
    silent: silent.length === 0 ? [] : [`no answer from ${foldNodeSet(silent)}`],
  };
}

/**
 * Begins a run on several hosts, by its effect as those that answer say it now; one on which it does more refuses it. Resolves when a
 * host took the order, or soon after.
 *
 * @param requireSession throws if the session is over by now: hosts may take long to say the effect
 * @throws {ConfirmError}, {RefusedError}; {DashboardError} `unknown-host`, `no-host`, `one-host`, `too-many-runs`
 */
export async function beginFleet(
  intent: RunFleetIntent,
  parts: FleetParts,
  requireSession: () => void,
): Promise<FleetView> {
  const {target, command, params, secrets = {}, reason, confirmation} = intent;
  const {client, fleets} = parts;
  const hosts = await hostsOf(target, client.config);
  const given = {command, params, secrets, reason};
  const confirm = await confirmed({hosts, ...given, more: given, confirmation}, parts, requireSession);
  const names = Object.keys(secrets);
  const fleet = await client.fleet(hosts);
  requireSession();
  fleets.requireRoom();
  const run = fleet.run(command, params, {confirm, reason, ...(names.length > 0 && {secrets})});
  const needs = names.length > 0 ? (['secrets'] as const) : [];
  const view = fleets.begun(run, {command, needs}, fleetWords(hosts, {command, params, reason}, names));
  await took(view, fleets);
  if (!view.isRefused) return view;
  const {refusals} = view;
  await fleets.drop(view);
  throw new RefusedError(refusals);
}

/** Begins another attempt, likewise. @throws as {@link beginFleet}; {ClientError} `bad-fleet` */
export async function retryFleet(
  {fleet, which, confirmation}: RetryFleetIntent,
  parts: FleetParts,
  requireSession: () => void,
): Promise<FleetView> {
  const {client, fleets} = parts;
  requireOver(await fleets.open(fleet));
  const wanted: RetryOptions = Object.fromEntries(which.map(kind => [kind, true]));
  const {order} = fleets.record(fleet);
  const meant = () => retriedHosts(fleets.record(fleet), wanted).map(({host}) => host);
  const hosts = meant();
  // A run of the command line may have been on others.
  for (const host of hosts) requireListed(host, client.config);
  const {command, params} = order;
  const more = {fleet, which, command, params};
  const confirm = await confirmed({hosts, command, params, more, confirmation}, parts, requireSession);
  fleets.requireRoom();
  // No more than was confirmed is run: another program may have worked on it meanwhile.
  if (meant().join() !== hosts.join())
    throw new DashboardError('no-view', 'the run changed meanwhile; look at it, and try again');
  requireOver(fleets.find(fleet));
  const record = fleets.record(fleet);
  const view = fleets.goOn(client.retryFleet(fleet, {...wanted, confirm}), record);
  await took(view, fleets);
  return view;
}

/** Ends a run on all hosts: one that goes on here or in another program, or what is left of one. */
export async function cancelFleet(
  fleet: string,
  {client, fleets}: FleetParts,
  requireSession: () => void,
): Promise<FleetView> {
  const view = await fleets.open(fleet);
  requireSession();
  if (view.cancel()) return view;
  if (view.phase === 'elsewhere') {
    fleets.askToCancel(fleet);
    return view;
  }
  const record = fleets.record(fleet);
  // A run of the command line may have been on others.
  for (const host of record.hosts.keys()) requireListed(host, client.config);
  const run = client.cancelFleet(fleet);
  return run ? fleets.goOn(run, record) : view;
}

interface Planned {
  readonly hosts: readonly string[];
  readonly command: string;
  readonly params: Readonly<Record<string, unknown>> | readonly string[];
  /** All that decides what is run. */
  readonly more: object;
  readonly confirmation: string | undefined;
}

/** The effect that the order says. @throws {ConfirmError}; {DashboardError} `one-host` */
async function confirmed(
  {hosts, command, params, more, confirmation}: Planned,
  {pool, lab, confirmations}: FleetParts,
  requireSession: () => void,
): Promise<'read' | 'change' | 'destroy'> {
  const answers = await pool.ask(lab.reachable(hosts), host => host.describe(command));
  requireSession();
  const told = answers.flatMap(answer => ('value' in answer ? [answer] : []));
  if (told.some(({value}) => value.tty))
    throw new DashboardError('one-host', `${command} needs a terminal, which takes one host`);
  const effect = strongest(told.map(({value}) => value.effect));
  // Nobody says what it does. A host that comes meanwhile refuses what would have had to be confirmed.
  if (effect === undefined) return mustBeConfirmed('change', hosts.length) ? 'read' : 'change';
  const byArgv = Map.groupBy(told, ({value}) => templateInWords(value.argv));
  const argvs = [...byArgv].map(([argv, ones]) =>
    byArgv.size === 1 ? argv : `${argv} (on ${foldNodeSet(ones.map(({host}) => host))})`,
  );
  const words = Array.isArray(params) ? params.map(String) : givenWords(params as Record<string, unknown>);
  const shown = {
    effect,
    argv: visible(argvs.join('; ')),
    given: visible(shellWords(words)),
    hosts: hosts.map(visible),
  };
  await requireConfirmed(confirmations, confirmation, shown, more);
  requireSession();
  return effect;
}

/** @throws {DashboardError} `fleet-runs` */
function requireOver(view: FleetView | undefined): void {
  if (view !== undefined && view.phase !== 'ended')
    throw new DashboardError('fleet-runs', 'the run still goes on; it can be tried again when it is over');
}

/** Waits a little until a host took it. @throws what kept it from being made, and it is none */
async function took(view: FleetView, fleets: FleetViews): Promise<void> {
  const late = new AbortController();
  try {
    await Promise.race([view.taken, pause(patienceMs, undefined, {signal: late.signal}).catch(() => {})]);
  } catch (error) {
    await fleets.drop(view);
    throw error;
  } finally {
    late.abort();
  }
}
