import type {Candidate} from './candidate.ts';
import type {ParameterNote} from './host-notes.ts';
import {optionAndValue} from './read-words.ts';

/**
 * The words that a catalogued command may take next, as a host turns words into parameters: `--name value`, `--name=value`, for a boolean
 * `--name` and `--no-name`, and the rest in their order, after `--` nothing else. No word is a secret's. Pure.
 *
 * @param given its words before the one that is typed
 */
export function parameterWords(
  given: readonly string[],
  typed: string,
  parameters: readonly ParameterNote[],
): Candidate[] {
  const {open, named, count, areOptionsOver} = read(given, parameters);
  if (open) return valuesOf(open, typed);
  const ordered = parameters.filter(({name, isSecret}) => !isSecret && !named.has(name));
  const filled = ordered.slice(0, count);
  const left = parameters.filter(one => !filled.includes(one) && (one.isList || !named.has(one.name)));
  if (!areOptionsOver && typed.startsWith('--') && typed.includes('=')) {
    const [name, value = ''] = optionAndValue(typed);
    const parameter = left.find(one => `--${one.name}` === name);
    const values = parameter ? valuesOf(parameter, value) : [];
    return values.map(candidate => ({...candidate, word: `${name}=${candidate.word}`}));
  }
  const isOption = !areOptionsOver && typed.startsWith('-');
  const values = isOption ? [] : positionalValues(ordered, count, typed);
  const takesOptions = isOption || (!areOptionsOver && typed === '' && values.length === 0);
  return takesOptions ? left.flatMap(optionsOf) : values;
}

interface Read {
  /** The parameter whose value is the next word. */
  readonly open: ParameterNote | undefined;
  readonly named: ReadonlySet<string>;
  /** Words that are values in their order. */
  readonly count: number;
  readonly areOptionsOver: boolean;
}

function read(given: readonly string[], parameters: readonly ParameterNote[]): Read {
  const named = new Set<string>();
  let open: ParameterNote | undefined;
  let count = 0;
  for (const [at, word] of given.entries()) {
    if (open) open = undefined;
    else if (word === '--') return {open, named, count: count + given.length - at - 1, areOptionsOver: true};
    else if (word.startsWith('--')) {
      const [name, value] = optionAndValue(word);
      const parameter = parameters.find(one => `--${one.name}` === name);
      named.add(parameter?.name ?? name.replace(/^--no-/, ''));
      if (parameter && value === undefined && parameter.type !== 'boolean') open = parameter;
    } else count++;
  }
  return {open, named, count, areOptionsOver: false};
}

function positionalValues(ordered: readonly ParameterNote[], count: number, typed: string): Candidate[] {
  const list = ordered.findIndex(({isList}) => isList);
  const parameter = ordered[list === -1 ? count : Math.min(list, count)];
  // It would be read as an option.
  return parameter ? valuesOf(parameter, typed).filter(({word}) => !word.startsWith('--')) : [];
}

/** A default may be typed where its parameter was named alone: in its place it would hide that there are others. */
function valuesOf({values = []}: ParameterNote, typed: string): Candidate[] {
  return values.filter(value => value.startsWith(typed)).map(word => ({word}));
}

function optionsOf({name, about, type, isSecret}: ParameterNote): Candidate[] {
  if (isSecret) return [];
  const yes = {word: `--${name}`, ...(about !== undefined && {about})};
  return type === 'boolean' ? [yes, {word: `--no-${name}`}] : [yes];
}
