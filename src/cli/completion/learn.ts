// Things that a call learned of a host are kept for completion. No call fails because that cannot be done.
import {locateClientFile} from '../../config/client-file.ts';
import type {DescribeAnswer, ShareSummary, Summary} from '../../protocol/generated/answer.ts';
import type {CommandNote, SharesNote} from './host-notes.ts';
import {commandNote, noShares, splitPath, withFolders, withoutPath, withShares} from './host-notes.ts';
import {PrivateNotes} from './private-notes.ts';

/** A host, as somebody named it. */
export interface Told {
  readonly target: string;
  /** The path of client.yaml, where one was given. */
  readonly config?: string | undefined;
}

/** The subject of notes of a host. Those of another client.yaml are no answer: its hosts may be others, or told others. */
export function subjectOf(about: 'commands' | 'shares', {target, config}: Told): string[] {
  return [about, locateClientFile(config, process.env).path, target];
}

/** The commands that a host lists: all of them. */
export function learnCommands(told: Told, said: readonly (Summary | DescribeAnswer)[]): void {
  change<readonly CommandNote[]>('commands', told, (known = []) =>
    said.flatMap(
      one =>
        commandNote(
          one,
          known.find(({name}) => name === one.command),
        ) ?? [],
    ),
  );
}

/** One command, in its place among the others, or behind them. */
export function learnCommand(told: Told, said: DescribeAnswer): void {
  change<readonly CommandNote[]>('commands', told, (known = []) => {
    const note = commandNote(said);
    if (note === undefined) return known;
    const at = known.findIndex(({name}) => name === note.name);
    return at === -1 ? [...known, note] : known.with(at, note);
  });
}

export function learnShares(told: Told, said: readonly ShareSummary[]): void {
  change<SharesNote>('shares', told, (known = noShares) => withShares(known, said));
}

/**
 * Files of a share that a call had to do with, by their paths; those of folders end with a slash.
 *
 * @param whole folders of which all that is in them is among these
 */
export function learnFiles(
  told: Told,
  share: string,
  paths: readonly string[],
  whole: ReadonlySet<string> = new Set(),
): void {
  change<SharesNote>('shares', told, (known = noShares) => {
    const found = new Map([...whole].map(folder => [folder, new Set<string>()]));
    const namesIn = (folder: string): Set<string> => {
      const before = known.folders.find(one => one.share === share && one.path === folder);
      const names = found.get(folder) ?? new Set(before?.names);
      found.set(folder, names);
      return names;
    };
    for (let path of paths)
      for (let isNew = true; isNew && path !== ''; ) {
        const [folder, name] = splitPath(path);
        isNew = !namesIn(folder).has(name);
        namesIn(folder).add(name);
        path = folder === '' ? '' : `${folder}/`;
      }
    return withFolders(known, share, new Map([...found].map(([folder, names]) => [folder, [...names]])));
  });
}

/** A file or folder of a share was removed. */
export function learnRemoved(told: Told, share: string, path: string): void {
  change<SharesNote>('shares', told, known => known && withoutPath(known, share, path));
}

function change<Note>(
  about: 'commands' | 'shares',
  told: Told,
  next: (known: Note | undefined) => Note | undefined,
): void {
  try {
    const notes = PrivateNotes.open();
    const subject = subjectOf(about, told);
    const known = notes?.read<Note>(subject);
    const note = next(known);
    if (note !== undefined && JSON.stringify(note) !== JSON.stringify(known)) notes?.write(subject, note);
  } catch {
    // As without a home folder.
  }
}
