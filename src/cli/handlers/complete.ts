import {writeSync} from 'node:fs';
import {homedir} from 'node:os';
import {parseNodeSet} from '../../node-sets/node-set.ts';
import type {Known} from '../completion/candidates.ts';
import {candidatesAt} from '../completion/candidates.ts';
import type {Grammar} from '../completion/grammar.ts';
import type {CommandNote, SharesNote} from '../completion/host-notes.ts';
import type {ReadNames} from '../completion/lab-names.ts';
import {groupsOf, labNames} from '../completion/lab-names.ts';
import {subjectOf} from '../completion/learn.ts';
import type {LabNames} from '../completion/names-note.ts';
import {PrivateNotes} from '../completion/private-notes.ts';
import {readWords} from '../completion/read-words.ts';
import type {Question, Shell} from '../completion/shown-answer.ts';
import {readQuestion, shells} from '../completion/shown-answer.ts';
import {namesSeveral} from '../several-hosts.ts';

/** Milliseconds after which there is no answer: nothing is waited for but files. */
const mostMs = 5000;

/** Hosts of a set that are looked at; their commands are mostly the same. */
const mostHosts = 64;

interface CompleteOptions {
  readonly grammar: Grammar;
  readonly readNames: ReadNames;
}

/**
 * `reeve complete SHELL WORDS...`, for the scripts of `reeve completion`: prints what may stand at the cursor, from what is in files of this
 * machine. No host is asked: a key that is pressed is no order. If anything is wrong, nothing is said: it would stand in the line that
 * somebody is typing.
 */
export async function complete(
  shell: string,
  given: readonly string[],
  options: CompleteOptions,
): Promise<void> {
  setTimeout(() => process.exit(0), mostMs).unref();
  try {
    if (isShell(shell)) writeSync(1, await answer(readQuestion(shell, given), options));
  } catch {
    // As where the shell is gone.
  }
}

const isShell = (name: string): name is Shell => (shells as readonly string[]).includes(name);

async function answer(question: Question, {grammar, readNames}: CompleteOptions): Promise<string> {
  if (question.isRedirection) return question.show({candidates: [], files: 'files'});
  const cursor = readWords(question.words, grammar);
  if (!cursor) return question.show({candidates: []});
  const config = cursor.config?.replace(/^~(?=\/)/, () => homedir());
  const notes = PrivateNotes.open();
  const names = await labNames(config, notes, readNames);
  return question.show(candidatesAt(cursor, knownOf(names, config, notes)));
}

function knownOf(names: LabNames, config: string | undefined, notes: PrivateNotes | undefined): Known {
  const ofHosts = <Note>(about: 'commands' | 'shares', target: string): Note[] =>
    hostsOf(target, names).flatMap(host => notes?.read<Note>(subjectOf(about, {target: host, config})) ?? []);
  return {
    names,
    commandsOf: target => ofHosts<readonly CommandNote[]>('commands', target).flat(),
    sharesOf: target => ofHosts<SharesNote>('shares', target),
  };
}

/** The first of the hosts that a target means; none where it means none. */
function hostsOf(target: string, names: LabNames): readonly string[] {
  if (!namesSeveral(target)) return [target];
  try {
    return parseNodeSet(target, groupsOf(names)).slice(0, mostHosts);
  } catch {
    return [];
  }
}
