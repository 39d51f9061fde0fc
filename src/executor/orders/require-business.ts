import type {Principal} from '../../identity/certificate.ts';
import {hasBusiness} from '../../policy/access/access.ts';
import type {Catalogue} from '../../policy/catalogue/catalogue.ts';
import {ExecutorError} from '../errors.ts';

/**
 * Requires that a rule of the catalogue names this person: nothing is told to others, and nothing that costs is done for them.
 *
 * @throws {ExecutorError} `not-allowed`
 */
export function requireBusiness(
  principal: Principal,
  {host, catalogue}: {readonly host: string; readonly catalogue: Catalogue},
): void {
  if (hasBusiness(principal, catalogue.rules)) return;
  throw new ExecutorError('not-allowed', `${principal.name} has no business on ${host}`);
}
