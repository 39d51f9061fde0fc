import {visible} from '../../base/quote.ts';

/** A word that may stand at the cursor. */
export interface Candidate {
  readonly word: string;
  /** A few words about it, for shells that show them. */
  readonly about?: string;
  /** True if something follows in the same word, so that no blank does. */
  readonly goesOn?: boolean;
}

/** Candidates at most; a shell asks before it shows a hundred. */
const mostCandidates = 1000;

/** Characters of a candidate at most: as long as a path of a share, with its target. */
const longestWord = 4400;

/** True for a word that is printable, in one line, and moves no cursor. */
export const isPrintable = (word: string): boolean =>
  word !== '' && word.length <= longestWord && visible(word) === word;

/** A few words that are printable and in one line, whatever came in. */
export function shortAbout(text: string, most = 100): string {
  const [line = ''] = text
    .slice(0, 4 * most)
    .trim()
    .split('\n', 1);
  const shown = visible(line);
  return shown.length > most ? `${shown.slice(0, most - 1).toWellFormed()}…` : shown;
}

/**
 * As many as are of use. Of more, their beginnings, as far as these tell them apart: the common beginning, which a shell types for
 * one, stays what it is.
 *
 * @param typed the beginning of all of them
 */
export function bounded(candidates: readonly Candidate[], typed: string): readonly Candidate[] {
  if (candidates.length <= mostCandidates) return candidates;
  const whole = new Map(candidates.map(candidate => [candidate.word, candidate]));
  let found: ReadonlySet<string> = new Set();
  for (let length = Math.max(1, typed.length); ; length++) {
    const beginnings = new Set<string>();
    for (const word of whole.keys()) {
      beginnings.add(beginning(word, length));
      if (beginnings.size > mostCandidates) break;
    }
    if (beginnings.size > mostCandidates || beginnings.size === whole.size) break;
    found = beginnings;
  }
  return [...found].map(word => whole.get(word) ?? {word, goesOn: true});
}

/** A character of two units is left whole. */
const beginning = (word: string, length: number): string =>
  /[\ud800-\udbff]/.test(word[length - 1] ?? '') ? word.slice(0, length + 1) : word.slice(0, length);
