import {ClientError} from '../errors.ts';
import type {Host} from '../host.ts';
import type {FleetParts} from './fleet.ts';
import {startRun} from './fleet.ts';
import type {FleetOptions} from './fleet-options.ts';
import {changedOrder} from './fleet-options.ts';
import type {FleetRun} from './fleet-run.ts';
import type {FleetRecord, HostRecord} from './journal/fleet-record.ts';

/** The hosts of a run that are tried again, by what is known of them; and what is to be otherwise than it was. */
export interface RetryOptions extends FleetOptions {
  /** Those on which it ended, and not with exit status 0, and those that refused it. */
  readonly failed?: boolean | undefined;
  readonly unreachable?: boolean | undefined;
  readonly untried?: boolean | undefined;
  /**
   * Those whose outcome is unknown. Each is asked for the order that was sent to it: a job that runs is
   * followed, the end of one that ended is told, and an order that never arrived is run.
   */
  readonly unknown?: boolean | undefined;
  /**
   * Of those that are unknown, runs it again where the host itself does not know how it ended, even if
   * the command is not `idempotent`.
   */
  readonly repeat?: boolean | undefined;
}

/**
 * Begins another attempt at a run that is kept.
 *
 * @throws {ClientError} `bad-fleet` if there is none, it had an input or secrets that are not given again, or
 *   no host of it is meant
 */
export function retryRun(parts: FleetParts, id: string, options: RetryOptions): FleetRun {
  const {records} = parts;
  if (!records) throw new ClientError('bad-fleet', 'no runs are kept: there is no folder for them');
  const record = records.read(id);
  requireGiven(record, options);
  const again = retriedHosts(record, options);
  if (again.length === 0) throw new ClientError('bad-fleet', `no host of run ${id} is ${wordsOf(options)}`);
  const order = changedOrder(record.order, options);
  const attempt = {
    fleet: id,
    hosts: again.map(({host}) => host),
    order,
    earlier: jobsOf(again.filter(({outcome}) => outcome === 'unknown')),
    openJournal: () => records.open(id, record),
    isRepeatable: async (host: Host) =>
      options.repeat === true || (await host.describe(order.command)).idempotent,
  };
  return startRun(parts, attempt, options);
}

/**
 * Ends what runs of a run that is kept, and on which no program works: on each host whose outcome is unknown.
 * Returns undefined if there is none.
 *
 * @throws {ClientError} `bad-fleet` if there is no such run
 */
export function cancelRun(parts: FleetParts, id: string): FleetRun | undefined {
  const {records} = parts;
  if (!records) throw new ClientError('bad-fleet', 'no runs are kept: there is no folder for them');
  const record = records.read(id);
  const {hosts, order} = record;
  const earlier = jobsOf([...hosts.values()].filter(({outcome}) => outcome === 'unknown'));
  if (earlier.size === 0) return undefined;
  const attempt = {
    fleet: id,
    hosts: [...earlier.keys()],
    order: {...order, batch: undefined, gate: undefined, maxFail: undefined, maxUnreachable: undefined},
    earlier,
    openJournal: () => records.open(id, record),
    isEnding: true,
  };
  return startRun(parts, attempt, {});
}

/** The hosts of a run that are meant. */
export function retriedHosts({hosts}: FleetRecord, wanted: RetryOptions): HostRecord[] {
  return [...hosts.values()].filter(host => isMeant(host, wanted));
}

const kinds = ['failed', 'unreachable', 'untried', 'unknown'] as const;

function isMeant({outcome, reason, exit}: HostRecord, wanted: RetryOptions): boolean {
  const isGood = outcome === 'ended' && reason === 'exited' && exit === 0;
  if (outcome === 'ended' || outcome === 'refused') return !isGood && wanted.failed === true;
  return wanted[outcome] === true;
}

function jobsOf(hosts: readonly HostRecord[]): Map<string, string> {
  return new Map(hosts.flatMap(({host, job}) => (job === undefined ? [] : [[host, job] as const])));
}

function wordsOf(options: RetryOptions): string {
  const wanted = kinds.filter(kind => options[kind] === true);
  return wanted.length === 0
    ? 'meant; say which: failed, unreachable, untried or unknown'
    : wanted.join(' or ');
}

function requireGiven({fleet, order: {needs}}: FleetRecord, {stdin, secrets}: RetryOptions): void {
  const missing = needs.filter(need => (need === 'input' ? stdin : secrets) === undefined);
  if (missing.length > 0)
    throw new ClientError(
      'bad-fleet',
      `run ${fleet} had ${missing.join(' and ')}, which are not kept; give them again`,
    );
}
