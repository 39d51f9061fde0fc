import type {Principal} from '../../identity/certificate.ts';
import {hasBusiness} from '../../policy/access/access.ts';
import {ExecutorError} from '../errors.ts';
import type {Settings} from '../settings.ts';

/**
 * Requires that a rule of the catalogue names this person: nothing is told to others, and nothing that costs is done for them.
 *
 * @throws {ExecutorError} `not-allowed`
 */
export function requireBusiness(
  principal: Principal,
  {host, settings}: {readonly host: string; readonly settings: Pick<Settings, 'catalogue'>},
): void {
  if (hasBusiness(principal, settings.catalogue.rules)) return;
  throw new ExecutorError('not-allowed', `${principal.name} has no business on ${host}`);
}
