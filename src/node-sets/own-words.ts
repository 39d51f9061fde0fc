/** Words that are a node's own, by what stands for them in words: its name, its name without the domain, its address. */
export interface OwnWords {
  readonly name?: string | undefined;
  readonly shortName?: string | undefined;
  readonly address?: string | undefined;
}

/** The byte that begins a mark, and that stands for itself when it comes twice. */
const mark = '\0';

const kinds = {n: 'name', s: 'shortName', a: 'address'} as const;
type Letter = keyof typeof kinds;

const placeholders: Readonly<Record<Letter, string>> = {n: '<host>', s: '<host>', a: '<address>'};

/**
 * Takes a node's own words out of its output: each that stands there as a whole word, which is a run of
 * letters, digits, `_` and `-`, becomes a mark. Outputs that differ by nothing else are equal then.
 * {@link withOwnWords} undoes it exactly. Bytes are a character each (latin1).
 */
export class OwnWordsMarker {
  readonly #letters: ReadonlyMap<string, Letter>;
  readonly #pattern: RegExp;
  readonly #longest: number;
  /** The end of the text, which may be the beginning of a word, and the character before it. */
  #held = '';
  #before = '';

  constructor(words: OwnWords) {
    const letters = new Map<string, Letter>();
    for (const [letter, kind] of Object.entries(kinds) as [Letter, keyof OwnWords][]) {
      const word = words[kind];
      if (word !== undefined && word !== '' && !letters.has(word)) letters.set(word, letter);
    }
    const longestFirst = [...letters.keys()].sort((a, b) => b.length - a.length);
    const anyWord = longestFirst.map(word => word.replaceAll(/\W/g, String.raw`\$&`)).join('|');
    this.#letters = letters;
    this.#longest = longestFirst[0]?.length ?? 0;
    this.#pattern = new RegExp(anyWord === '' ? mark : `(?<![\\w-])(?:${anyWord})(?![\\w-])|${mark}`, 'g');
  }

  push(text: string): string {
    return this.#take(text, false);
  }

  /** The rest. */
  end(): string {
    return this.#take('', true);
  }

  #take(more: string, isEnd: boolean): string {
    const text = this.#before + this.#held + more;
    let done = this.#before.length;
    // A word that begins before this is there whole, and so is the character behind it.
    const certain = isEnd ? text.length : Math.max(done, text.length - this.#longest);
    const pieces: string[] = [];
    this.#pattern.lastIndex = done;
    for (let found = this.#pattern.exec(text); found; found = this.#pattern.exec(text)) {
      if (found.index >= certain) break;
      pieces.push(text.slice(done, found.index), mark, this.#letters.get(found[0]) ?? mark);
      done = found.index + found[0].length;
    }
    const end = Math.max(done, certain);
    pieces.push(text.slice(done, end));
    this.#before = text.slice(Math.max(0, end - 1), end);
    this.#held = text.slice(end);
    return pieces.join('');
  }
}

/**
 * The text in pieces as they come, with words in place of the marks: those of one node, which gives its own
 * output, or without any a placeholder such as `<host>`.
 */
export async function* withOwnWords(
  pieces: AsyncIterable<string>,
  words?: OwnWords,
): AsyncGenerator<string, void, void> {
  let held = '';
  for await (const piece of pieces) {
    const text = held + piece;
    held = '';
    yield text.replaceAll(/\0([\s\S]?)/g, (_, letter: string) => {
      if (letter === mark) return mark;
      if (letter === '') held = mark;
      return wordOf(letter, words);
    });
  }
}

function wordOf(letter: string, words: OwnWords | undefined): string {
  if (!isLetter(letter)) return '';
  return words ? (words[kinds[letter]] ?? '') : placeholders[letter];
}

const isLetter = (text: string): text is Letter => text in kinds;
