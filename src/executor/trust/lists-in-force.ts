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
 * The revocation list in force of each CA. One is only ever replaced by one that is not older; a list that is not there any
 * more counts as older. Pure.
 */
export class ListsInForce {
  readonly #lists = new Map<string, RevocationSet>();

  get all(): readonly RevocationSet[] {
    return [...this.#lists.values()];
  }

  has(authority: string): boolean {
    return this.#lists.has(authority);
  }

  /** Takes of the lists those of `authorities` that are newer than what is in force, and gives these back. */
  take(lists: readonly RevocationSet[], authorities: Authorities): RevocationSet[] {
    const taken = lists.filter(list => {
      const before = this.#lists.get(list.issuer);
      if (!authorities.has(list.issuer) || (before && list.number <= before.number)) return false;
      this.#lists.set(list.issuer, list);
      return true;
    });
    return taken.filter(list => this.#lists.get(list.issuer) === list);
  }

  /** Forgets the lists of CAs that are not among these. */
  keepOnly(authorities: Authorities): void {
    for (const authority of this.#lists.keys())
      if (!authorities.has(authority)) this.#lists.delete(authority);
  }

  /** What is wrong with a file that holds these lists: for each list in force it should hold one that is not older. */
  lacks(lists: readonly RevocationSet[], authorities: Authorities): string[] {
    return this.all.flatMap(({issuer, number}) => {
      const newest = lists.filter(list => list.issuer === issuer).map(list => list.number);
      if (newest.some(offered => offered >= number)) return [];
      const [offered] = newest;
      const whose = authorities.get(issuer) ?? issuer;
      return offered === undefined
        ? `there is no revocation list of the CA ${whose}; number ${number} is already in force and stays`
        : `the revocation list of the CA ${whose} has number ${offered}; number ${number} is already in force and stays`;
    });
  }

  /** What to warn of: lists past their next update, and CAs that none is held of. */
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
