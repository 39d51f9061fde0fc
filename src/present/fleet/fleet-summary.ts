import type {FleetResult, HostOutcome} from '../../client/fleet/fleet-event.ts';
import type {KeptOutcome} from '../../client/fleet/journal/journal-line.ts';
import {keptOutcome} from '../../client/fleet/journal/journal-line.ts';
import {foldNodeSet} from '../../node-sets/fold-node-set.ts';

/** The outcome on one host, live or of a journal. */
export type ToldOutcome = Pick<KeptOutcome, 'host' | 'outcome' | 'reason' | 'exit' | 'signal'>;

/** The outcome of all hosts in one line: `38 of 40: exit 0 · 1 exit 3: lab-07 · 1 unreachable: lab-12`. */
export function fleetSummary(outcomes: readonly ToldOutcome[]): string {
  const byWords = Map.groupBy(outcomes, outcomeWords);
  const good = byWords.get(goodWords) ?? [];
  byWords.delete(goodWords);
  const others = [...byWords].toSorted(([a, first], [b, second]) => {
    return order.indexOf(kindOf(first)) - order.indexOf(kindOf(second)) || (a < b ? -1 : 1);
  });
  const told = others.map(
    ([words, ones]) => `${ones.length} ${words}: ${foldNodeSet(ones.map(({host}) => host))}`,
  );
  return [`${good.length} of ${outcomes.length}: ${goodWords}`, ...told].join(' · ');
}

/** As {@link fleetSummary}, of a run that is over. */
export function resultSummary({hosts}: Pick<FleetResult, 'hosts'>): string {
  return fleetSummary(Array.from(hosts.values(), keptOutcome));
}

/** How it went on a host, in as few words as tell it from others. */
export function outcomeWords({outcome, reason = '', exit, signal}: ToldOutcome): string {
  if (outcome !== 'ended') return outcome;
  if (reason === 'exited') return `exit ${exit}`;
  return reason === 'signaled' ? `ended by ${signal}` : reason;
}

/** The number of hosts by kind of outcome. */
export function countsOf(outcomes: readonly HostOutcome['is'][]): Record<HostOutcome['is'], number> {
  const counts = {ended: 0, refused: 0, unreachable: 0, unknown: 0, untried: 0};
  for (const outcome of outcomes) counts[outcome]++;
  return counts;
}

const goodWords = 'exit 0';
const order = ['ended', 'refused', 'unreachable', 'unknown', 'untried'];

const kindOf = ([first]: readonly ToldOutcome[]) => first?.outcome ?? '';
