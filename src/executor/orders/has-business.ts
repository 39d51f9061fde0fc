import type {Principal} from '../../identity/certificate.ts';
import type {Catalogue} from '../../policy/catalogue.ts';

/** Whether any rule of the catalogue names this person: who has no business here is told nothing. */
export function hasBusiness({name, groups}: Principal, {rules}: Catalogue): boolean {
  const names = new Set(['*', `user:${name}`, ...groups.map(group => `group:${group}`)]);
  return rules.some(({who}) => who.some(entry => names.has(entry)));
}
