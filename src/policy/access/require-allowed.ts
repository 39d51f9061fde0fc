import {nearest} from '../../base/nearest.ts';
import {quote} from '../../base/quote.ts';
import type {Catalogue, Command} from '../catalogue/catalogue.ts';
import {PolicyError} from '../errors.ts';
import type {Person} from './access.ts';
import {ruleFor} from './access.ts';

/**
 * A command by its name, and the place of the rule that lets a person run it. Throws PolicyError
 * `unknown-command` (naming the nearest command that this person may run) or `denied`.
 */
export function requireAllowed(
  person: Person,
  {commands, rules}: Catalogue,
  name: string,
): {command: Command; rule: string} {
  const command = commands.get(name);
  if (command === undefined) {
    const allowed = [...commands.keys()].filter(other => ruleFor(person, rules, {run: other}) !== undefined);
    const meant = nearest(name, allowed);
    const hint = meant === undefined ? '"reeve commands" lists what there is' : `did you mean ${meant}?`;
    throw new PolicyError('unknown-command', `there is no command ${quote(name)} here; ${hint}`);
  }
  const rule = ruleFor(person, rules, {run: name});
  if (rule === undefined) {
    throw new PolicyError(
      'denied',
      `${person.name} may not run ${quote(name)} here: no access rule of this host allows it`,
    );
  }
  return {command, rule};
}
