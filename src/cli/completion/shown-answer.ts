import type {Candidate} from './candidate.ts';
import {bounded, isPrintable} from './candidate.ts';
import type {Answer} from './candidates.ts';
import {quotedRest, readLine} from './shell-line.ts';

/** The shells that have a script (scripts.ts). */
export const shells = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof shells)[number];

/** A question of a shell's script: the words behind `reeve`, and how the answer is shown. */
export interface Question {
  readonly words: readonly string[];
  /** True if the answer is for a redirection of the shell, to which a file belongs. */
  readonly isRedirection: boolean;
  show(answer: Answer): string;
}

/** Reads what the script of a shell gives as its words. Pure. */
export function readQuestion(shell: Shell, given: readonly string[]): Question {
  if (shell === 'bash') return bashQuestion(given[0] ?? '', given[1] ?? '');
  const last = given.at(-1) ?? '';
  // The word at the cursor comes from fish with its quotes.
  const typed = shell === 'fish' ? (readLine(last).words.at(-1) ?? '') : last;
  const words = [...given.slice(0, -1), typed];
  return {
    words,
    isRedirection: false,
    show: answer => (shell === 'fish' ? fishLines : zshLines)(answer, typed),
  };
}

/**
 * bash replaces the end of the line, from the last character that it separates words by, and takes what it is given for what is typed,
 * quotes included. So what stands there already comes back as it is, and what is missing behind it.
 *
 * @param line the command line up to the cursor
 * @param replaced the end of it that bash replaces
 */
function bashQuestion(line: string, replaced: string): Question {
  const {words, quoting, isRedirection, isExpanded} = readLine(line);
  const typed = words.at(-1) ?? '';
  return {
    words: words.slice(1),
    isRedirection,
    show({candidates, files}) {
      // A file that somebody else named could be the end of a command that the user has only begun.
      const found = isExpanded ? [] : fitting(candidates, typed);
      const [only] = found;
      const flags = [...(files ? [files] : []), ...(found.length === 1 && only?.goesOn ? ['nospace'] : [])];
      const lines = found.map(({word}) => replaced + quotedRest(word.slice(typed.length), quoting));
      return inLines([flags.join(' '), ...lines]);
    },
  };
}

/** A sign for those behind which no blank stands, the word, and behind a tab what it is about. zsh and fish quote by themselves. */
const zshLines = ({candidates, files}: Answer, typed: string): string =>
  inLines([
    files ?? '',
    ...fitting(candidates, typed).map(
      ({word, about = '', goesOn}) => `${goesOn ? '+' : '.'}${word}\t${about}`,
    ),
  ]);

/** fish itself sets no blank behind what ends as a word does that goes on. */
const fishLines = ({candidates, files}: Answer, typed: string): string =>
  inLines([
    files ?? '',
    ...fitting(candidates, typed).map(({word, about = ''}) => (about === '' ? word : `${word}\t${about}`)),
  ]);

/** Nothing that came from a host, or stands in a file, may end a line or move a cursor. */
const fitting = (candidates: readonly Candidate[], typed: string): readonly Candidate[] =>
  bounded(
    candidates.filter(({word}) => word.startsWith(typed) && isPrintable(word)),
    typed,
  );

const inLines = (lines: readonly string[]): string => lines.map(line => `${line}\n`).join('');
