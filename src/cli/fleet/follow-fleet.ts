import {CodedError} from '../../base/errors.ts';
import type {FleetEvent, FleetResult, FleetRun} from '../../index.ts';
import {resultSummary} from '../../present/fleet/fleet-summary.ts';
import {say} from '../print.ts';
import {BeforeQuitting} from '../streams/broken-pipe.ts';
import {onFleetInterrupt, retryCommand} from './fleet-interrupts.ts';
import {statusOfFleet} from './fleet-status.ts';
import type {FleetView} from './fleet-view.ts';
import type {Speaker} from './speaker.ts';

export interface FollowOptions {
  readonly config?: string | undefined;
  readonly json?: boolean | undefined;
  /** As typed: hosts that may be out of reach. */
  readonly maxUnreachable?: string | undefined;
}

/** The ways in which a run is shown. */
export interface Shown {
  readonly views: readonly FleetView[];
  readonly speaker: Speaker;
}

/** Shows a run on many hosts as it goes on, and how it ended. Returns the exit status. */
export async function followFleet(
  run: FleetRun,
  {views, speaker}: Shown,
  options: FollowOptions,
): Promise<number> {
  const {config, json = false} = options;
  using interrupts = onFleetInterrupt(run, config, speaker);
  const events = run[Symbol.asyncIterator]();
  using pipe = new BeforeQuitting(async () => {
    // A view may wait for good for a reader that went; the hosts do not wait for the view.
    void events.return?.();
    await endUnread(run);
  });
  try {
    // A run that was interrupted does not wait for the reader of our output.
    await Promise.race([show(events, views), run]);
    const result = await run;
    for (const view of views) await view.close();
    if (!json) sayResult(result, config);
    return interrupts.leftWith ?? statusOfFleet(result, options.maxUnreachable !== undefined);
  } catch (error) {
    await pipe.outcomeOf(error);
    if (error instanceof CodedError && error.code === 'output-unwritable') await endUnread(run);
    throw error;
  }
}

async function show(
  events: AsyncIterator<FleetEvent, void, void>,
  views: readonly FleetView[],
): Promise<void> {
  for (let next = await events.next(); next.done !== true; next = await events.next())
    for (const view of views) await view.show(next.value);
}

/** Ends what nobody reads any more, as a local program would end. */
async function endUnread(run: FleetRun): Promise<void> {
  run.cancel();
  await Promise.race([run, new Promise(resolve => setTimeout(resolve, 2000))]).catch(() => {});
}

const stops: Readonly<Record<NonNullable<FleetResult['stopped']>, string>> = {
  'max-fail': 'stopped: more hosts failed than --max-fail allows',
  'max-unreachable': 'stopped: more hosts are unreachable than --max-unreachable allows',
  gate: 'stopped: the gate failed',
  cancelled: 'cancelled',
  left: 'left',
  journal: 'stopped: the journal of the run cannot be written',
};

function sayResult(result: FleetResult, config: string | undefined): void {
  const kinds = new Set(Array.from(result.hosts.values(), ({is}) => is));
  // A limit that the last hosts reached stopped nothing.
  const isLimit = result.stopped === 'max-fail' || result.stopped === 'max-unreachable';
  if (result.stopped !== undefined && (!isLimit || kinds.has('untried'))) say(stops[result.stopped]);
  say(resultSummary(result));
  for (const kind of ['unreachable', 'unknown', 'untried'] as const)
    if (kinds.has(kind)) say(`${kind} hosts are tried again by ${retryCommand(result.fleet, kind, config)}`);
}
