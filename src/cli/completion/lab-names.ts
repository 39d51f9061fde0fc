import {locateClientFile} from '../../config/client-file.ts';
import type {GroupSource, Groups} from '../../node-sets/groups.ts';
import type {LabNames, NamesNote} from './names-note.ts';
import {sourceNames, stateOf} from './names-note.ts';
import {PrivateNotes} from './private-notes.ts';

/** Reads the names of a client.yaml; undefined if that cannot be done. */
export type ReadNames = (path: string) => Promise<NamesNote | undefined>;

const noNames: LabNames = {hosts: [], groups: [], sources: []};

/**
 * The names of a client.yaml, by an earlier call where no file has changed since. Sources that are programs are not started: their
 * groups are those that `reeve hosts` read. None, where the file is missing or wrong.
 */
export async function labNames(
  config: string | undefined,
  notes: PrivateNotes | undefined,
  read: ReadNames,
): Promise<LabNames> {
  try {
    const {path} = locateClientFile(config, process.env);
    if (stateOf(path) === '') return noNames;
    const kept = freshNote(path, notes);
    const note = kept ?? (await read(path));
    if (!note) return noNames;
    if (!kept) notes?.write(['names', path], note);
    const {names} = note;
    const learned = new Map(notes?.read<LabNames['sources']>(['sources', path]));
    return {
      ...names,
      sources: names.sources.map(([name, source]) => [name, source ?? learned.get(name)]),
    };
  } catch {
    return noNames;
  }
}

function freshNote(path: string, notes: PrivateNotes | undefined): NamesNote | undefined {
  const note = notes?.read<NamesNote>(['names', path]);
  return note?.files.every(([file, state]) => stateOf(file) === state) ? note : undefined;
}

/** Sources of groups that a call read, kept for completion. */
export function learnSources(file: string, read: ReadonlyMap<string, GroupSource>): void {
  const notes = read.size > 0 ? PrivateNotes.open() : undefined;
  if (!notes) return;
  const known = new Map(notes.read<LabNames['sources']>(['sources', file]));
  for (const [name, source] of read) known.set(name, sourceNames(source));
  notes.write(['sources', file], [...known]);
}

/** All that `@` may name in a target, as far as it is known. */
export function groupsOf({hosts, groups, sources}: LabNames): Groups {
  return {
    own: {groups: new Map(groups), hosts},
    sources: new Map(
      sources.map(([name, source]) => [
        name,
        () => ({groups: new Map(source?.groups), hosts: source?.hosts ?? []}),
      ]),
    ),
  };
}
