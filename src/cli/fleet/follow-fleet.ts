import type {FleetEvent, FleetResult, FleetRun, HostOutcome} from '../../index.ts';
import {eventDocument} from '../../present/fleet/event-json.ts';
import {resultSummary} from '../../present/fleet/fleet-summary.ts';
import {inJsonLine} from '../../present/json.ts';
import {noticeText} from '../../present/notice-text.ts';
import {endingOf} from '../../present/outcome-text.ts';
import {TargetError} from '../errors.ts';
import {say} from '../print.ts';
import {reportError} from '../report-error.ts';
import {BeforeQuitting} from '../streams/broken-pipe.ts';
import {LongOutput} from '../streams/long-output.ts';
import {OutputError} from '../streams/standard-output.ts';
import {adviceOf} from '../with-host.ts';
import {onFleetInterrupt, retryCommand} from './fleet-interrupts.ts';
import {FleetOutput} from './fleet-output.ts';
import {statusOfFleet} from './fleet-status.ts';

export interface FollowOptions {
  readonly config?: string | undefined;
  readonly json?: boolean | undefined;
  /** True if lines are shown without the host that they are of. */
  readonly unlabelled?: boolean | undefined;
  /** As typed: hosts that may be out of reach. */
  readonly maxUnreachable?: string | undefined;
}

/** Shows a run on many hosts as it goes on, and how it ended. Returns the exit status. */
export async function followFleet(run: FleetRun, options: FollowOptions): Promise<number> {
  const {config, json = false} = options;
  using interrupts = onFleetInterrupt(run, config);
  using pipe = new BeforeQuitting(async () => endUnread(run));
  const view = json ? new JsonView() : new LineView(options.unlabelled !== true);
  try {
    // A run that was interrupted does not wait for the reader of our output.
    await Promise.race([show(run, view), run]);
  } catch (error) {
    await pipe.outcomeOf(error);
    if (error instanceof OutputError) await endUnread(run);
    throw error;
  }
  const result = await run;
  await view.close();
  if (!json) sayResult(result, config);
  return interrupts.leftWith ?? statusOfFleet(result, options.maxUnreachable !== undefined);
}

async function show(run: FleetRun, view: View): Promise<void> {
  for await (const event of run) await view.show(event);
}

/** Ends what nobody reads any more, as a local program would end. */
async function endUnread(run: FleetRun): Promise<void> {
  run.cancel();
  await Promise.race([run, new Promise(resolve => setTimeout(resolve, 2000))]).catch(() => {});
}

interface View {
  show(event: FleetEvent): Promise<void>;
  close(): Promise<void>;
}

/** Each event is a line of JSON. */
class JsonView implements View {
  readonly #output = new LongOutput();

  async show(event: FleetEvent): Promise<void> {
    await this.#output.write(inJsonLine(eventDocument(event)));
  }

  async close(): Promise<void> {
    await this.#output.end();
  }
}

/** The output as labelled lines, and what went wrong on standard error. */
class LineView implements View {
  readonly #output: FleetOutput;

  constructor(isLabelled: boolean) {
    this.#output = new FleetOutput({isLabelled});
  }

  async show(event: FleetEvent): Promise<void> {
    switch (event.type) {
      case 'output':
        return await this.#output.write(event);
      case 'lost':
      case 'resumed':
        return say(noticeText(event, {goesOn: true}), event.host);
      case 'waiting':
        return say(waitingText(event.until), event.host);
      case 'outcome':
        await this.#output.end(event.host);
        return sayOutcome(event.outcome);
      case 'gate':
        return event.passed ? undefined : sayGate(event);
      default:
        return undefined;
    }
  }

  async close(): Promise<void> {}
}

function waitingText(until: number): string {
  const time = new Date(until).toLocaleTimeString([], {hour12: false});
  return `does not know the job; the order may still be on its way until ${time}`;
}

function sayOutcome(outcome: HostOutcome): void {
  const {is, host} = outcome;
  if (is === 'untried') return;
  if (is !== 'ended') {
    reportError(new TargetError(host, outcome.error, adviceOf(outcome.error)));
    return;
  }
  const ending = endingOf(outcome.result);
  if (ending !== undefined) say(ending, host);
  if (outcome.result.missing > 0) say('some of the output could not be verified', host);
}

function sayGate({command, outcomes}: Extract<FleetEvent, {type: 'gate'}>): void {
  for (const outcome of outcomes) {
    if (outcome.is === 'ended' && outcome.result.ok) continue;
    if (outcome.is !== 'ended') sayOutcome(outcome);
    else {
      const {stdout, stderr} = outcome.result;
      const lines = `${stdout}${stderr}`.split('\n').filter(line => line !== '');
      for (const line of lines.slice(-linesOfGate)) say(`${command}: ${line}`, outcome.host);
      say(endingOf(outcome.result) ?? `${command} exited with status ${outcome.result.exit}`, outcome.host);
    }
  }
}

/** The last lines of a gate that failed are shown. */
const linesOfGate = 5;

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
