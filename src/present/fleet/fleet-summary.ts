import type {FleetResult} from '../../client/fleet/fleet-event.ts';
import {keptOutcome} from '../../client/fleet/journal/journal-line.ts';
import {foldNodeSet} from '../../node-sets/fold-node-set.ts';

/** The outcome on one host, live or of a journal. */
export interface ToldOutcome {
  readonly host: string;
  readonly outcome: 'ended' | 'refused' | 'unreachable' | 'unknown' | 'untried';
  /** Of one that ended. */
  readonly reason?: string | undefined;
  readonly exit?: number | null | undefined;
  readonly signal?: string | null | undefined;
}

/** The outcome of all hosts in one line: `38 of 40: exit 0 · 1 exit 3: lab-07 · 1 unreachable: lab-12`. */
export function fleetSummary(outcomes: readonly ToldOutcome[]): string {
  const byWords = Map.groupBy(outcomes, wordsOf);
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
export function outcomeWords(outcome: ToldOutcome): string {
  return wordsOf(outcome);
}

const goodWords = 'exit 0';
const order = ['ended', 'refused', 'unreachable', 'unknown', 'untried'];

const kindOf = ([first]: readonly ToldOutcome[]) => first?.outcome ?? '';

function wordsOf({outcome, reason = '', exit, signal}: ToldOutcome): string {
  if (outcome !== 'ended') return outcome;
  if (reason === 'exited') return `exit ${exit}`;
  return reason === 'signaled' ? `ended by ${signal}` : reason;
}
