import type {AuditFilter} from '../../identity/generated/order.ts';
import {denialKinds} from '../entry/denial-kind.ts';
import {patternOf} from '../entry/filter.ts';
import type {Find} from './search.ts';
import {findBytes, findPattern} from './search.ts';

/** Tells, without parsing them, that lines do not match. */
export interface Sieve {
  /** Finds the lines that may match; undefined: all may. */
  readonly find: Find | undefined;
  /** Bytes that are in every line that matches. */
  readonly needles: readonly Buffer[];
}

/** Makes the sieve of a filter, with the rarest bytes first. */
export function sieveOf({
  job,
  fleet,
  person,
  command,
  outcome,
  group,
  event,
  text,
  file,
}: AuditFilter): Sieve {
  const fields = [
    job === undefined ? undefined : `${job}"`,
    fleet === undefined ? undefined : `${fleet}"`,
    ...[person, command].map(quoted),
    file === undefined ? undefined : '"transfer":{',
    outcome === undefined ? undefined : outcomeNeedle(outcome),
    ...[group, event].map(quoted),
  ];
  const needles = fields.filter(field => field !== undefined).map(field => Buffer.from(field));
  const [first] = needles;
  if (first) return {find: findBytes(first), needles};
  // The bytes of a letter beyond ASCII do not tell its other case.
  const isPlain = text !== undefined && /^[\x00-\x7f]*$/.test(text);
  return {find: isPlain ? findPattern(patternOf(inJson(text), 'gi')) : undefined, needles};
}

function outcomeNeedle(outcome: string): string {
  if (isDenialKind(outcome)) return '"event":"denial"';
  if (outcome === 'ok' || outcome === 'failed') return '"event":"job-end"';
  return `"reason":${JSON.stringify(outcome)}`;
}

const isDenialKind = (outcome: string) => denialKinds.some(kind => kind === outcome);
const quoted = (value: string | undefined) => (value === undefined ? undefined : JSON.stringify(value));
const inJson = (text: string) => JSON.stringify(text).slice(1, -1);
