import {foldNodeSet} from '../../index.ts';
import type {CommandCard, CommandOnHosts} from '../told.ts';

const effects: readonly CommandCard['effect'][] = ['read', 'change', 'destroy'];

/** The greatest of these effects; undefined of none. Pure. */
export function strongest(given: readonly CommandCard['effect'][]): CommandCard['effect'] | undefined {
  return effects.findLast(effect => given.includes(effect));
}

/**
 * Commands of several hosts, each once: as most of its hosts describe it, with the greatest effect that it has on one of them, and
 * with notes where hosts differ. Pure.
 */
export function mergeCards(byHost: ReadonlyMap<string, readonly CommandCard[]>): CommandOnHosts[] {
  const found = [...byHost].flatMap(([host, cards]) => cards.map(card => ({host, card})));
  const byName = Map.groupBy(found, ({card}) => card.command);
  const names = [...byName.keys()].sort();
  return names
    .map(name => merged(byName.get(name) ?? [], [...byHost.keys()]))
    .filter(card => card !== undefined);
}

interface Found {
  readonly host: string;
  readonly card: CommandCard;
}

function merged(found: readonly Found[], all: readonly string[]): CommandOnHosts | undefined {
  const byForm = Map.groupBy(found, ({card}) => JSON.stringify({...card, unavailable: '', effect: ''}));
  const [most = [], ...others] = [...byForm.values()].sort((a, b) => b.length - a.length);
  const [first] = most;
  if (!first) return undefined;
  const there = new Set(found.map(({host}) => host));
  const missing = all.filter(host => !there.has(host));
  const different = others.flat().map(({host}) => host);
  const unable = [...Map.groupBy(found, ({card}) => card.unavailable)].filter(([why]) => why !== '');
  const isUnable = unable.reduce((sum, [, hosts]) => sum + hosts.length, 0) === found.length;
  return {
    ...first.card,
    effect: strongest(found.map(({card}) => card.effect)) ?? first.card.effect,
    unavailable: isUnable ? first.card.unavailable : '',
    hosts: there.size,
    notes: [
      ...(missing.length === 0 ? [] : [`not on ${foldNodeSet(missing)}, or not for you`]),
      ...(different.length === 0
        ? []
        : [
            `described otherwise on ${foldNodeSet(different)}; the form is that of ${foldNodeSet(hostsOf(most))}`,
          ]),
      ...(isUnable
        ? []
        : unable.map(([why, hosts]) => `cannot be run now on ${foldNodeSet(hostsOf(hosts))}: ${why}`)),
    ],
  };
}

const hostsOf = (found: readonly Found[]) => found.map(({host}) => host);
