import type {X509Certificate} from 'node:crypto';
import {quote} from '../../base/quote.ts';
import type {RevocationSet} from '../../identity/revocation-list.ts';
import {authorityId, stalenessOf} from '../../identity/revocation-list.ts';

/** The CAs of a bundle by `authorityId`, each with its name for people. */
export type Authorities = ReadonlyMap<string, string>;

export function authoritiesOf(bundle: readonly X509Certificate[]): Authorities {
  return new Map(bundle.map(ca => [authorityId(ca), quote(ca.subject.replaceAll('\n', ', '))]));
}

/**
 * The revocation list in force of each CA. One is only ever replaced by one that is newer; a list that is not there any
 * more counts as older. Two lists of one number, as a CA signs them that was restored from a backup, are in force together:
 * which of them knows more cannot be told. Pure.
 */
export class ListsInForce {
  readonly #lists = new Map<string, RevocationSet>();

  get all(): readonly RevocationSet[] {
    return [...this.#lists.values()];
  }

  has(authority: string): boolean {
    return this.#lists.has(authority);
  }

  /** Takes of the lists those of `authorities` that are newer than what is in force, or add to it, and gives these back. */
  take(lists: readonly RevocationSet[], authorities: Authorities): RevocationSet[] {
    const taken = lists.filter(list => {
      const before = this.#lists.get(list.issuer);
      if (!authorities.has(list.issuer) || (before && !addsTo(before, list))) return false;
      this.#lists.set(list.issuer, before?.number === list.number ? both(before, list) : list);
      return true;
    });
    return taken.filter(({issuer, number}) => this.#lists.get(issuer)?.number === number);
  }

  /** Forgets the lists of CAs that are not among these. */
  keepOnly(authorities: Authorities): void {
    for (const authority of this.#lists.keys())
      if (!authorities.has(authority)) this.#lists.delete(authority);
  }

  /**
   * Returns what is wrong with a file that holds these lists: for each list in force it should hold one that
   * is not older.
   */
  lacks(lists: readonly RevocationSet[], authorities: Authorities): string[] {
    return this.all.flatMap(inForce => {
      const {issuer, number} = inForce;
      const whose = authorities.get(issuer) ?? issuer;
      const ofCa = lists.filter(list => list.issuer === issuer);
      const notOlder = ofCa.filter(list => list.number >= number);
      if (notOlder.some(list => list.number > number || !addsTo(list, inForce))) return [];
      if (notOlder.length > 0)
        return `the CA ${whose} signed several revocation lists with the number ${number}; every certificate in any of them is refused; put all of them into one with a higher number`;
      const offered = ofCa[0]?.number;
      return offered === undefined
        ? `there is no revocation list of the CA ${whose}; number ${number} is already in force and stays`
        : `the revocation list of the CA ${whose} has number ${offered}; number ${number} is already in force and stays`;
    });
  }

  /** Returns the warnings: of lists past their next update, and of CAs that none is held of. */
  warnings(authorities: Authorities, now: number): string[] {
    const stale = this.all.map(list => stalenessOf(list, now)).filter(text => text !== undefined);
    const unlisted = [...authorities].filter(([authority]) => !this.has(authority));
    return [
      ...stale,
      ...unlisted.map(
        ([, name]) => `there is no revocation list of the CA ${name}: whom it revoked is let in`,
      ),
    ];
  }
}

/** True if a list says something that the one before does not. */
function addsTo(before: RevocationSet, {number, serials, compromised}: RevocationSet): boolean {
  if (number !== before.number) return number > before.number;
  return !isWithin(serials, before.serials) || !isWithin(compromised, before.compromised);
}

function both(before: RevocationSet, list: RevocationSet): RevocationSet {
  return {
    ...(list.thisUpdate < before.thisUpdate ? before : list),
    serials: new Set([...before.serials, ...list.serials]),
    compromised: new Set([...before.compromised, ...list.compromised]),
  };
}

function isWithin(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return part.size <= whole.size && [...part].every(serial => whole.has(serial));
}
