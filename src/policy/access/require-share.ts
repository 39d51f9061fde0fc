import {quote} from '../../base/quote.ts';
import type {Catalogue} from '../catalogue/catalogue.ts';
import type {Share} from '../catalogue/share.ts';
import {PolicyError} from '../errors.ts';
import type {Person} from './access.ts';
import {ruleFor} from './access.ts';

/** A right in a share: `read` lists and gets, `write` puts and removes. */
export type ShareRight = 'read' | 'write';

/**
 * A share by its name, and the place of the rule that lets a person do that in it.
 *
 * @throws {PolicyError} `unknown-share` or `denied`; who may not read or write it is not told whether it is there
 */
export function requireShare(
  person: Person,
  {shares, rules}: Catalogue,
  {name, right}: {readonly name: string; readonly right: ShareRight},
): {share: Share; rule: string} {
  const share = shares.get(name);
  const ruleOf = (wanted: ShareRight) =>
    ruleFor(person, rules, wanted === 'read' ? {read: name} : {write: name});
  const rule = ruleOf(right);
  if (share !== undefined && rule !== undefined) return {share, rule};
  if (share !== undefined && ruleOf(right === 'read' ? 'write' : 'read') !== undefined)
    throw new PolicyError('denied', `${person.name} may not ${right} the share ${quote(name)}`);
  throw new PolicyError(
    'unknown-share',
    `there is no share ${quote(name)} here that ${person.name} may use; \`reeve shares\` lists those`,
  );
}
