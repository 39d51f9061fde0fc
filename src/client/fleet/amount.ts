import {quote} from '../../base/quote.ts';
import {ClientError} from '../errors.ts';

/** Some of a number of hosts: so many of them, or hundredths of a per cent of them. */
export type Amount = {readonly count: number} | {readonly basisPoints: number};

/**
 * Reads `N` or `P%`, of which P may have two decimals.
 *
 * @param what names it in the error
 * @throws {ClientError} `bad-fleet`
 */
export function parseAmount(given: number | string, what: string): Amount {
  const text = String(given);
  const [, whole = '', decimals = '', percent] = /^(\d{1,7})(?:\.(\d{1,2}))?(%?)$/.exec(text) ?? [];
  const basisPoints = Number(whole) * 100 + Number(decimals.padEnd(2, '0'));
  const isAmount = percent === '%' ? basisPoints <= 10_000 : whole !== '' && decimals === '';
  if (!isAmount)
    throw new ClientError('bad-fleet', `${what}: ${quote(text)} is neither a number of hosts nor 0% to 100%`);
  return percent === '%' ? {basisPoints} : {count: Number(whole)};
}

/** Whole hosts, rounded down. */
export function hostsIn(amount: Amount, total: number): number {
  return 'count' in amount ? amount.count : Math.floor((amount.basisPoints * total) / 10_000);
}
