import type {Catalogue} from '../catalogue/catalogue.ts';
import type {Person} from './access.ts';
import {ruleFor} from './access.ts';

/**
 * Returns what lets a person see a job of `owner`: `own`, or the place of a rule; undefined if nothing does.
 */
export const maySee = (person: Person, owner: string, {rules}: Catalogue): string | undefined =>
  person.name === owner ? 'own' : ruleFor(person, rules, 'see-all');

/**
 * Returns what lets a person end a job of `owner`: `own`, or the place of a rule; undefined if nothing does.
 */
export const mayEnd = (person: Person, owner: string, {rules}: Catalogue): string | undefined =>
  person.name === owner ? 'own' : ruleFor(person, rules, 'end-all');

/** The place of the rule that lets a person send messages; undefined if none does. */
export const maySend = (person: Person, {rules}: Catalogue): string | undefined =>
  ruleFor(person, rules, 'send');

/** The place of the rule that lets a person listen to messages; undefined if none does. */
export const mayListen = (person: Person, {rules}: Catalogue): string | undefined =>
  ruleFor(person, rules, 'listen');

/** The place of the rule that lets a person read the account; undefined if none does. */
export const mayAudit = (person: Person, {rules}: Catalogue): string | undefined =>
  ruleFor(person, rules, 'audit');
