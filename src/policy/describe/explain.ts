import {quote} from '../../base/quote.ts';
import type {Person, Rule} from '../access/access.ts';
import {ruleFor} from '../access/access.ts';
import type {Catalogue, Command} from '../catalogue/catalogue.ts';
import {PolicyError} from '../errors.ts';
import {whyUnavailable} from './describe.ts';

/**
 * The rights that the rules give to somebody, for `reeve can WHO`; JSON. Rules are `FILE:LINE`, null where
 * none allows it.
 */
export interface Explanation {
  who: {name: string; groups: readonly string[]};
  /** All groups that the rules name: somebody's are in the certificate, and are not known here. */
  groups: readonly string[];
  commands: readonly ExplainedCommand[];
  /** That may be read or written; none if one command was asked about. */
  shares: readonly {share: string; read: string | null; write: string | null}[];
  audit: string | null;
  jobs: {see: string | null; end: string | null};
  send: string | null;
  listen: string | null;
}

export interface ExplainedCommand {
  command: string;
  /** The first rule that allows it. */
  rule: string | null;
  /** The reason why it could not be run here all the same. */
  unavailable?: string;
  /** The things that running it takes besides parameters, in words; left out if there are none. */
  takes?: readonly string[];
}

/**
 * Reads `WHO`: names and groups, separated by commas, such as `alice`, `user:alice,group:ops` or
 * `group:students`. Throws PolicyError `bad-parameter`.
 */
export function parseWho(text: string): Person {
  const names: string[] = [];
  const groups: string[] = [];
  for (const part of text.split(',')) {
    const match = /^(?:(user|group):)?([\x21-\x7e]{1,64})$/.exec(part);
    if (match === null)
      throw new PolicyError('bad-parameter', `found ${quote(part)}, expected NAME, user:NAME or group:NAME`);
    (match[1] === 'group' ? groups : names).push(match[2] ?? '');
  }
  if (names.length > 1)
    throw new PolicyError('bad-parameter', `found ${names.length} names, expected one person and any groups`);
  return {name: names[0] ?? '', groups};
}

/**
 * Returns what a person may do: the commands allowed, or of the one named whether it is. Throws PolicyError
 * `unknown-command` if the catalogue has no command of that name.
 */
export function explain(person: Person, catalogue: Catalogue, name?: string): Explanation {
  const {commands, shares, rules} = catalogue;
  if (name !== undefined && !commands.has(name)) {
    throw new PolicyError('unknown-command', `the catalogue ${catalogue.path} has no command ${quote(name)}`);
  }
  const explained = [...commands.values()]
    .filter(command => name === undefined || command.name === name)
    .map(command => {
      const unavailable = whyUnavailable(command);
      const rule = ruleFor(person, rules, {run: command.name}) ?? null;
      const takes = whatItTakes(command);
      return {
        command: command.name,
        rule,
        ...(unavailable !== undefined && {unavailable}),
        ...(takes.length > 0 && {takes}),
      };
    });
  return {
    who: {name: person.name, groups: person.groups},
    groups: groupsIn(rules),
    commands: explained.filter(({rule}) => rule !== null || name !== undefined),
    shares:
      name === undefined
        ? [...shares.keys()].flatMap(share => {
            const read = ruleFor(person, rules, {read: share}) ?? null;
            const write = ruleFor(person, rules, {write: share}) ?? null;
            return read === null && write === null ? [] : [{share, read, write}];
          })
        : [],
    audit: ruleFor(person, rules, 'audit') ?? null,
    jobs: {see: ruleFor(person, rules, 'see-all') ?? null, end: ruleFor(person, rules, 'end-all') ?? null},
    send: ruleFor(person, rules, 'send') ?? null,
    listen: ruleFor(person, rules, 'listen') ?? null,
  };
}

function groupsIn(rules: readonly Rule[]): string[] {
  const names = rules.flatMap(({who}) => who.filter(entry => entry.startsWith('group:')));
  return [...new Set(names)].map(name => name.slice('group:'.length)).toSorted();
}

function whatItTakes({definition}: Command): string[] {
  if (definition === undefined) return [];
  const {reasonRequired, parameters, tty, stdin, turn, effect} = definition;
  const secrets = [...parameters.values()].flatMap(({name, secret}) => (secret ? [name] : []));
  return [
    ...(effect === 'destroy' ? ['a confirmation'] : []),
    ...(reasonRequired ? ['a reason'] : []),
    ...secrets.map(name => `the secret ${name}`),
    ...(tty ? ['a terminal'] : stdin === 'stream' ? ['standard input'] : []),
    ...(turn.lock === undefined ? [] : [`the lock ${turn.lock}`]),
  ];
}
