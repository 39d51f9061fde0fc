import type {Argument, Command, Option} from 'commander';
import {collect} from '../option-values.ts';
import type {Grammar, Kind, OptionGrammar, Slot} from './grammar.ts';

/**
 * The grammar of a command and of those below it, as Commander has it: the build puts it into the quick start, so that there is one.
 *
 * @throws {Error} for a placeholder that the tables below do not have: completion has to know what stands there
 */
export function grammarOf(command: Command, path: readonly string[] = []): Grammar {
  const help = command.createHelp();
  const words = command.registeredArguments;
  return {
    name: command.name(),
    about: command.description(),
    options: help.visibleOptions(command).map(option => optionOf(option, path)),
    words: words.flatMap(word => slotsOf(word, path)),
    isRepeated: words.at(-1)?.variadic === true,
    commands: help.visibleCommands(command).map(one => grammarOf(one, [...path, one.name()])),
  };
}

function optionOf(option: Option, path: readonly string[]): OptionGrammar {
  const {short, long, description, flags, required, optional, argChoices, parseArg} = option;
  const [, placeholder = ''] = /[<[](.+)[>\]]/.exec(flags) ?? [];
  return {
    flags: [short, long].filter(flag => flag !== undefined),
    about: description,
    ...((required || optional) && {
      value: slotOf(optionValues, [...path, long ?? ''], placeholder, argChoices),
    }),
    isRepeatable: parseArg === collect,
  };
}

/** The last words of `put` and `get` are of another kind than the first, where Commander has one list of both. */
function slotsOf(word: Argument, path: readonly string[]): Slot[] {
  const slot = slotOf(words, path, word.name(), word.argChoices);
  if (path.join() === 'put') return [{kinds: ['file']}, slot];
  if (path.join() === 'get') return [{kinds: ['place']}, slot];
  return [slot];
}

function slotOf(
  table: Readonly<Record<string, readonly Kind[]>>,
  path: readonly string[],
  placeholder: string,
  choices: readonly string[] | undefined,
): Slot {
  if (choices) return {kinds: ['pick'], choices};
  const kinds =
    table[[...path, placeholder].join(' ')] ?? table[`${path.at(-1)} ${placeholder}`] ?? table[placeholder];
  if (kinds === undefined)
    throw new Error(
      `reeve ${path.join(' ')}: src/cli/completion/grammar-of.ts does not say what stands for <${placeholder}>`,
    );
  return {kinds};
}

/** By the placeholder, or by the command and its placeholder where that means another thing there. */
const words: Readonly<Record<string, readonly Kind[]>> = {
  target: ['target'],
  'target-or-job': ['target'],
  'audit verify target': ['target', 'file'],
  command: ['command'],
  'run command': ['command-line'],
  'help command': ['own-command'],
  'can command': [],
  'known remove host': ['known-host'],
  'target:share[/path]': ['place'],
  'target:share/path': ['place'],
  words: ['place', 'file'],
  job: [],
  place: [],
  id: [],
  who: [],
  name: [],
  text: [],
  'user:NAME|host:NAME': [],
  targets: ['file'],
};

const optionValues: Readonly<Record<string, readonly Kind[]>> = {
  file: ['file'],
  folder: ['folder'],
  command: ['command'],
  'run --secret name': ['secret'],
  name: [],
  path: [],
  address: [],
  duration: [],
  factor: [],
  hosts: [],
  how: [],
  id: [],
  n: [],
  number: [],
  numbers: [],
  offset: [],
  seq: [],
  sizes: [],
  text: [],
  time: [],
};
