import {counted} from '../../base/counted.ts';
import {quote} from '../../base/quote.ts';
import {isIdEnding, isOrderId} from '../../identity/order-id.ts';
import {ClientError} from '../../index.ts';
import {shortId} from '../../present/short-ids.ts';

/** A job that may be the one that somebody means. */
export interface Candidate {
  readonly id: string;
  readonly owner: string;
  readonly command: string;
}

/** So many of them are listed. */
const mostListed = 10;

/**
 * Normalizes a typed job id: a whole id, or the end of one.
 *
 * @param list what lists ids
 * @throws {ClientError} `bad-job` for what is neither
 */
export function jobWord(typed: string, list: string): string {
  const word = typed.toLowerCase();
  if (isOrderId(word) || isIdEnding(word)) return word;
  const why = /^[0-9a-f]{1,3}$/.test(word)
    ? "is too short; give 4 or more of a job id's last characters"
    : `is not a job id; \`${list}\` lists them`;
  throw new ClientError('bad-job', `${quote(typed)} ${why}`);
}

/**
 * The one job that the end of an id means. Pure.
 *
 * @param list what lists ids
 * @throws {ClientError} `bad-job`, with those that it may mean as advice
 */
export function onlyJob(ending: string, candidates: readonly Candidate[], list: string): string {
  const [only, ...others] = candidates;
  if (only && others.length === 0) return only.id;
  if (!only)
    throw new ClientError(
      'bad-job',
      `no job here has an id that ends in ${quote(ending)}; \`${list}\` lists them`,
    );
  const shown = candidates.slice(0, mostListed);
  const rest = candidates.length - shown.length;
  throw new ClientError(
    'bad-job',
    `${quote(ending)} is the end of ${counted(candidates.length, 'job id')}; give more of it`,
    {
      advice: [
        ...shown.map(({id, owner, command}) => `${tellingEnd(id, candidates)}: ${command}, of ${owner}`),
        ...(rest > 0 ? [`and ${rest} more`] : []),
      ],
    },
  );
}

/** The end of an id that no other of them has, at least as long as ids are shown. */
function tellingEnd(id: string, candidates: readonly Candidate[]): string {
  for (let length = shortId(id).length; length < id.length; length++) {
    const end = id.slice(-length);
    if (!candidates.some(other => other.id !== id && other.id.endsWith(end))) return end;
  }
  return id;
}
