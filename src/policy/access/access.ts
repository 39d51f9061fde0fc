import type {Principal} from '../../identity/certificate.ts';
import type {AccessRule} from '../generated/catalogue.ts';

/** The person that rules speak of: what a certificate says about its owner. */
export type Person = Pick<Principal, 'name' | 'groups'>;

/** A right that a rule can give; to read a share and to write it are two. A person's own jobs need no rule. */
export type Right =
  | {run: string}
  | {read: string}
  | {write: string}
  | 'audit'
  | 'see-all'
  | 'end-all'
  | 'send'
  | 'listen';

/** A rule of the catalogue, with where it stands. */
export interface Rule {
  /** `FILE:LINE`. */
  place: string;
  who: readonly string[];
  run: readonly string[];
  read: readonly string[];
  write: readonly string[];
  audit: boolean;
  seeAll: boolean;
  endAll: boolean;
  send: boolean;
  listen: boolean;
}

/** A catalogue, as far as rights need it. */
interface HasRules {
  readonly rules: readonly Rule[];
}

export function compileRule(rule: AccessRule, place: string): Rule {
  return {
    place,
    who: rule.who,
    run: rule.run ?? [],
    read: rule.read ?? [],
    write: rule.write ?? [],
    audit: rule.audit === true,
    seeAll: rule.jobs?.see === 'all',
    endAll: rule.jobs?.end === 'all',
    send: rule.send === true,
    listen: rule.listen === true,
  };
}

/**
 * True if a name matches a pattern in which `*` stands for anything, in time linear in both for what people
 * write.
 */
export function matchesGlob(glob: string, name: string): boolean {
  const [head = '', ...pieces] = glob.split('*');
  const tail = pieces.pop();
  if (tail === undefined) return glob === name;
  if (!name.startsWith(head)) return false;
  // The first place where a piece fits is as good as any later one.
  let at = head.length;
  for (const piece of pieces) {
    const found = name.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return name.length - tail.length >= at && name.endsWith(tail);
}

/**
 * Returns the place of the first rule that gives a person a right, `FILE:LINE`; undefined if none does: then
 * it is denied.
 */
export function ruleFor(person: Person, rules: readonly Rule[], right: Right): string | undefined {
  return rules.find(rule => appliesTo(rule, person) && grants(rule, right))?.place;
}

/**
 * Returns what lets a person see a job of `owner`: `own`, or the place of a rule; undefined if nothing does.
 */
export const maySee = (person: Person, owner: string, {rules}: HasRules): string | undefined =>
  person.name === owner ? 'own' : ruleFor(person, rules, 'see-all');

/**
 * Returns what lets a person end a job of `owner`: `own`, or the place of a rule; undefined if nothing does.
 */
export const mayEnd = (person: Person, owner: string, {rules}: HasRules): string | undefined =>
  person.name === owner ? 'own' : ruleFor(person, rules, 'end-all');

/** The place of the rule that lets a person send messages; undefined if none does. */
export const maySend = (person: Person, {rules}: HasRules): string | undefined =>
  ruleFor(person, rules, 'send');

/** The place of the rule that lets a person listen to messages; undefined if none does. */
export const mayListen = (person: Person, {rules}: HasRules): string | undefined =>
  ruleFor(person, rules, 'listen');

/** The place of the rule that lets a person read the account; undefined if none does. */
export const mayAudit = (person: Person, {rules}: HasRules): string | undefined =>
  ruleFor(person, rules, 'audit');

/** True if any rule names this person. */
export function hasBusiness(person: Person, rules: readonly Rule[]): boolean {
  return rules.some(rule => appliesTo(rule, person));
}

/** Names are compared exactly, letter by letter. */
function appliesTo({who}: Rule, {name, groups}: Person): boolean {
  return who.some(
    entry => entry === '*' || entry === `user:${name}` || groups.some(group => entry === `group:${group}`),
  );
}

function grants(rule: Rule, right: Right): boolean {
  if (right === 'audit') return rule.audit;
  if (right === 'see-all') return rule.seeAll;
  if (right === 'end-all') return rule.endAll;
  if (right === 'send') return rule.send;
  if (right === 'listen') return rule.listen;
  if ('read' in right) return rule.read.some(glob => matchesGlob(glob, right.read));
  if ('write' in right) return rule.write.some(glob => matchesGlob(glob, right.write));
  return rule.run.some(glob => matchesGlob(glob, right.run));
}
