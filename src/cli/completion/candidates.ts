import type {Candidate} from './candidate.ts';
import {shortAbout} from './candidate.ts';
import type {Grammar, Kind} from './grammar.ts';
import type {CommandNote, SharesNote} from './host-notes.ts';
import type {LabNames} from './names-note.ts';
import {parameterWords} from './parameter-words.ts';
import {placeWords} from './place-words.ts';
import type {Cursor} from './read-words.ts';
import {targetWords} from './target-words.ts';

/** All that is known of the lab. */
export interface Known {
  readonly names: LabNames;
  /** Commands of the hosts that a target means, as far as these told of them; of several hosts one command may come several times. */
  commandsOf(target: string): readonly CommandNote[];
  sharesOf(target: string): readonly SharesNote[];
}

/** The words that may stand at the cursor, and whether files or folders of this machine may. */
export interface Answer {
  readonly candidates: readonly Candidate[];
  readonly files?: 'files' | 'folders' | undefined;
}

/** Pure, but for what it is given. */
export function candidatesAt(cursor: Cursor, known: Known): Answer {
  const {commands, options, slot, before, typed, target, inner} = cursor;
  if (inner && target !== undefined) {
    const note = known.commandsOf(target).find(({name, parameters}) => name === inner.command && parameters);
    return {candidates: only(parameterWords(inner.words, typed, note?.parameters ?? []), typed)};
  }
  const kinds = slot?.kinds ?? [];
  const found = [
    ...commands.map(({name, about}) => ({word: name, about: shortAbout(about)})),
    ...options.flatMap(optionWords),
    ...(slot?.choices ?? []).map(word => ({word})),
    ...kinds.flatMap(kind => wordsOf(kind, cursor, known)),
  ];
  const candidates = only(found, typed).map(candidate => ({...candidate, word: before + candidate.word}));
  if (kinds.includes('folder')) return {candidates, files: 'folders'};
  // A name of a place on a host is none of a file of this machine.
  const mayBeFile = kinds.includes('file') && !(kinds.includes('place') && /^[^/]+:/.test(typed));
  return {candidates, files: mayBeFile ? 'files' : undefined};
}

/** Short options are shown where somebody looks for one. */
const optionWords = ({flags, about}: Grammar['options'][number]): Candidate[] =>
  flags.map(word => ({word, about: shortAbout(about)}));

function wordsOf(kind: Kind, {typed, target = ''}: Cursor, known: Known): Candidate[] {
  switch (kind) {
    case 'target':
      return targetWords(typed, known.names);
    case 'known-host':
      return known.names.hosts.map(word => ({word}));
    case 'command':
    case 'command-line':
      return commandWords(known.commandsOf(target));
    case 'secret':
      return known
        .commandsOf(target)
        .flatMap(({parameters = []}) => parameters.filter(({isSecret}) => isSecret))
        .map(({name}) => ({word: name}));
    case 'place':
      return [...targetsOfPlaces(typed, known.names), ...placeWords(typed, one => known.sharesOf(one))];
    default:
      return [];
  }
}

const commandWords = (notes: readonly CommandNote[]): Candidate[] =>
  notes.map(({name, about}) => ({word: name, about}));

/** A target that is typed as far as its colon may still be the name of a source of groups. */
function targetsOfPlaces(typed: string, names: LabNames): Candidate[] {
  if (typed.includes('/') || (typed.includes(':') && !typed.startsWith('@'))) return [];
  return targetWords(typed, names).map(({word, goesOn, ...candidate}) => ({
    ...candidate,
    word: goesOn ? word : `${word}:`,
    goesOn: true,
  }));
}

/** Those that begin as what is typed, each once. */
function only(candidates: readonly Candidate[], typed: string): Candidate[] {
  const found = new Map<string, Candidate>();
  for (const candidate of candidates)
    if (candidate.word.startsWith(typed) && !found.has(candidate.word)) found.set(candidate.word, candidate);
  return [...found.values()];
}
