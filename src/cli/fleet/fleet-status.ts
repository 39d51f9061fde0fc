import type {FleetResult, HostOutcome} from '../../index.ts';
import {exitStatus, statusOfError, statusOfOutcome} from '../exit-status.ts';
import {interrupted} from '../job/interrupts.ts';

/**
 * The status to exit with after a run on many hosts: the highest of the hosts'. Hosts that could not be
 * reached do not count if there may be some, and there are not more than that. A run that was stopped is
 * never 0.
 */
export function statusOfFleet(
  {hosts, gates, stopped}: Pick<FleetResult, 'hosts' | 'gates' | 'stopped'>,
  mayBeUnreachable: boolean,
): number {
  if (stopped === 'cancelled') return interrupted;
  const isCounted = ({is}: HostOutcome) =>
    is !== 'unreachable' || !mayBeUnreachable || stopped === 'max-unreachable';
  const outcomes = [...hosts.values(), ...gates.flatMap(gate => gate.outcomes)].filter(isCounted);
  const least = stopped === undefined ? 0 : 1;
  return Math.max(least, ...outcomes.map(statusOfHost));
}

function statusOfHost(outcome: HostOutcome): number {
  switch (outcome.is) {
    case 'ended':
      return statusOfOutcome(outcome.result);
    case 'untried':
      return 0;
    case 'unreachable':
      return exitStatus.unreachable;
    case 'refused':
      return statusOfError(outcome.error);
    case 'unknown':
      return Math.max(statusOfError(outcome.error), exitStatus.unverified);
  }
}
