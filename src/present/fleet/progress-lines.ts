import {visible} from '../../base/quote.ts';
import {shownDuration} from '../duration.ts';
import type {Screen} from '../screen.ts';
import {inRed} from '../screen.ts';
import {cutTo, padTo, widthOf} from '../text-width.ts';
import type {FleetFacts} from './fleet-progress.ts';

/** Columns that the slowest host has, or as many as it needs, before a fact is shown beside it. */
const leastSlowest = 20;
const gap = 2;
const between = ' · ';

/**
 * Two lines of at most `columns` columns: how many hosts are how far; and the slowest host, rate and time left.
 * Facts that have no room are left out or cut.
 */
export function progressLines(facts: FleetFacts, columns: number, screen: Screen): string[] {
  return [countsLine(facts, columns, screen), slowestLine(facts, columns)].filter(line => line !== '');
}

interface Count {
  readonly text: string;
  /** The first goes in first. */
  readonly rank: number;
  readonly isBad?: boolean;
}

function countsLine(facts: FleetFacts, columns: number, screen: Screen): string {
  const {waiting, running, done} = facts;
  const bad = (['failed', 'unreachable', 'unknown'] as const).filter(kind => facts[kind] > 0);
  const counts: Count[] = [
    {text: `${waiting} waiting`, rank: 5},
    {text: `${running} running`, rank: 4},
    {text: `${done} done`, rank: 0},
    ...bad.map((kind, at) => ({text: `${facts[kind]} ${kind}`, rank: at + 1, isBad: true})),
  ];
  const shown = new Set<Count>();
  let rest = columns + between.length;
  for (const count of counts.toSorted((a, b) => a.rank - b.rank)) {
    const width = count.text.length + between.length;
    if (width > rest) break;
    shown.add(count);
    rest -= width;
  }
  if (shown.size === 0) return cutTo(`${done} done`, columns);
  return counts
    .filter(count => shown.has(count))
    .map(({text, isBad}) => (isBad ? inRed(text, screen) : text))
    .join(between);
}

function slowestLine({slowest, rate, leftMs}: FleetFacts, columns: number): string {
  const text = slowest ? `${visible(slowest.host)} ${age(slowest.ageMs)}: ${slowest.doing}` : '';
  const wanted = Math.min(widthOf(text), leastSlowest);
  let rest = columns;
  let behind = '';
  for (const fact of [
    rate === undefined ? '' : rateOf(rate),
    leftMs === undefined ? '' : leftOf(leftMs),
  ].reverse()) {
    if (fact === '' || rest - fact.length - gap < wanted) continue;
    behind = `${' '.repeat(gap)}${fact}${behind}`;
    rest -= fact.length + gap;
  }
  return behind === '' ? cutTo(text, rest) : padTo(cutTo(text, rest), rest) + behind;
}

/** In whole seconds, so that the line keeps still in between. */
const age = (ms: number) => (ms < 1000 ? '0s' : shownDuration(Math.floor(ms / 1000) * 1000));

const leftOf = (ms: number) => `${shownDuration(Math.max(1, Math.ceil(ms / 1000)) * 1000)} left`;

function rateOf(inSecond: number): string {
  if (inSecond >= 10) return `${Math.round(inSecond)}/s`;
  if (inSecond >= 1) return `${inSecond.toFixed(1)}/s`;
  return inSecond * 60 >= 1
    ? `${Math.round(inSecond * 60)}/min`
    : `${Math.max(1, Math.round(inSecond * 3600))}/h`;
}
