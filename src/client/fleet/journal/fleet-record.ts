import {ClientError} from '../../errors.ts';
import type {StopReason} from '../fleet-plan.ts';
import type {FleetOrder, JournalLine, KeptOutcome} from './journal-line.ts';
import {parseLine} from './journal-line.ts';

/** One host of a run: how it ended last, as far as that is known. */
export interface HostRecord extends KeptOutcome {
  /** The name in its certificate, where it was seen. */
  readonly name?: string | undefined;
  /** When that outcome was written. */
  readonly at?: number | undefined;
}

/** A run on many hosts, as its journal has it. */
export interface FleetRecord {
  readonly fleet: string;
  /** When it began, milliseconds since 1970. */
  readonly at: number;
  readonly order: FleetOrder;
  /** By the name that was asked for, in the order of the hosts. */
  readonly hosts: ReadonlyMap<string, HostRecord>;
  /** The reason why its last attempt was stopped. */
  readonly stopped: StopReason | undefined;
  /** False while it goes on, and where the program that ran it was killed. */
  readonly isOver: boolean;
  /** How often it was tried. */
  readonly attempts: number;
}

/**
 * Reads a journal. An order that was about to be sent, and has no outcome, may have been sent or not: it is
 * `unknown`. The rest behind the last line end is passed over: a write was cut short that nothing relied on.
 *
 * @throws {ClientError} `bad-fleet` if a line is damaged
 */
export function readJournal(text: string, file: string): FleetRecord {
  const lines = text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1);
  const [first, ...rest] = lines.map(parseLine);
  if (first?.is !== 'fleet') throw damaged(file, 1);
  const record = {...first, hosts: new Map<string, HostRecord>()};
  let state = {stopped: undefined as StopReason | undefined, isOver: false, attempts: 0};
  for (const [index, line] of rest.entries()) {
    if (line === undefined || line.is === 'fleet') throw damaged(file, index + 2);
    if (line.is === 'attempt') state = {stopped: undefined, isOver: false, attempts: state.attempts + 1};
    else if (line.is === 'stopped') state.stopped = line.why;
    else if (line.is === 'over') state.isOver = true;
    takeIn(record.hosts, line);
  }
  const {fleet, at, order, hosts} = record;
  return {fleet, at, order, hosts, ...state};
}

function takeIn(hosts: Map<string, HostRecord>, line: JournalLine): void {
  if (line.is === 'attempt') {
    // Of a host that was tried before, that is known until it is tried again.
    for (const host of line.hosts) if (!hosts.has(host)) hosts.set(host, {host, outcome: 'untried'});
  } else if (line.is === 'sent') {
    const {host, name, job} = line;
    hosts.set(host, {host, name, job, outcome: 'unknown'});
  } else if (line.is === 'outcome') {
    const {is: _is, ...kept} = line;
    const name = hosts.get(line.host)?.name;
    hosts.set(line.host, {...kept, ...(name !== undefined && {name})});
  }
}

function damaged(file: string, line: number): ClientError {
  return new ClientError('bad-fleet', `${file}: line ${line} is damaged`);
}
