import type {Grammar, OptionGrammar, Slot} from './grammar.ts';

/** The place of the cursor, and what may stand there. */
export interface Cursor {
  /** Commands of reeve that may stand here. */
  readonly commands: readonly Grammar[];
  /** Options that may stand here, if the word begins as one does. */
  readonly options: readonly OptionGrammar[];
  readonly slot: Slot | undefined;
  /** The part of the word that stays: `--config=`. */
  readonly before: string;
  /** The rest of it, which is completed. */
  readonly typed: string;
  /** The first target of the command line. */
  readonly target: string | undefined;
  /** The value of `--config`. */
  readonly config: string | undefined;
  /** The catalogued command whose parameters may stand here, and its words before this one. */
  readonly inner: {readonly command: string; readonly words: readonly string[]} | undefined;
}

/**
 * Reads the words of a command line behind `reeve`, of which the last is being typed and may be empty, as the whole program would.
 * Undefined where they begin with no command. Pure.
 */
export function readWords(words: readonly string[], grammar: Grammar): Cursor | undefined {
  const reader = new WordReader(grammar);
  for (const word of words.slice(0, -1)) if (!reader.take(word)) return undefined;
  return reader.at(words.at(-1) ?? '');
}

class WordReader {
  #grammar: Grammar;
  /** The one above it, among whose commands `help` finds its own words. */
  #above: Grammar | undefined;
  readonly #words: string[] = [];
  /** Those behind a catalogued command, which are its own. */
  readonly #inner: string[] = [];
  #given = new Set<OptionGrammar>();
  /** The option whose value is the next word. */
  #open: OptionGrammar | undefined;
  #config: string | undefined;
  #areOptionsOver = false;

  constructor(grammar: Grammar) {
    this.#grammar = grammar;
  }

  /** False for what no command begins with. */
  take(word: string): boolean {
    if (this.#open) this.#give(this.#open, word);
    else if (this.#command !== undefined) this.#inner.push(word);
    else if (this.#areOptionsOver || !/^-./.test(word)) return this.#takeWord(word);
    else if (word === '--') this.#areOptionsOver = true;
    else this.#takeOption(word);
    return true;
  }

  at(word: string): Cursor {
    const [name, value] = optionAndValue(word);
    const usual = {commands: [], options: [], slot: undefined, before: '', typed: word};
    const known = {
      ...usual,
      target: this.#slotAt(0)?.kinds.includes('target') ? this.#words[0] : undefined,
      config: this.#config,
      inner: undefined,
    };
    if (this.#open) return {...known, slot: this.#open.value};
    const command = this.#command;
    if (command !== undefined) return {...known, inner: {command, words: this.#inner}};
    if (!this.#areOptionsOver && word.startsWith('-')) {
      if (value === undefined) return {...known, options: this.#optionsLeft()};
      return {...known, slot: this.#find(name)?.value, before: `${name}=`, typed: value};
    }
    const {commands} = this.#grammar;
    if (commands.length > 0) return {...known, commands};
    const slot = this.#slotAt(this.#words.length);
    return slot?.kinds.includes('own-command') ? {...known, commands: this.#below()} : {...known, slot};
  }

  #takeWord(word: string): boolean {
    const {commands} = this.#grammar;
    if (commands.length === 0) {
      this.#words.push(word);
      // `run` reads its options anew between the target and the command.
      if (this.#slotAt(1)?.kinds.includes('command-line')) this.#areOptionsOver = false;
      return true;
    }
    const next = commands.find(({name}) => name === word);
    if (next === undefined) return false;
    this.#above = this.#grammar;
    this.#grammar = next;
    this.#given = new Set();
    return true;
  }

  /** The commands below those that `help` was given so far. */
  #below(): readonly Grammar[] {
    let commands = this.#above?.commands ?? [];
    for (const word of this.#words) commands = commands.find(({name}) => name === word)?.commands ?? [];
    return commands;
  }

  #takeOption(word: string): void {
    if (word.startsWith('--')) {
      const [name, value] = optionAndValue(word);
      const option = this.#find(name);
      if (option) this.#takeOne(option, value);
      return;
    }
    for (let at = 1; at < word.length; at++) {
      const option = this.#find(`-${word[at]}`);
      const rest = word.slice(at + 1);
      if (option) this.#takeOne(option, rest === '' ? undefined : rest);
      if (option?.value) return;
    }
  }

  #takeOne(option: OptionGrammar, value: string | undefined): void {
    this.#given.add(option);
    if (!option.value) return;
    if (value === undefined) this.#open = option;
    else this.#give(option, value);
  }

  #give(option: OptionGrammar, value: string): void {
    this.#open = undefined;
    if (option.flags.includes('--config')) this.#config = value;
  }

  #find(flag: string): OptionGrammar | undefined {
    return this.#grammar.options.find(({flags}) => flags.includes(flag));
  }

  #optionsLeft(): OptionGrammar[] {
    return this.#grammar.options.filter(option => option.isRepeatable || !this.#given.has(option));
  }

  #slotAt(index: number): Slot | undefined {
    const {words, isRepeated} = this.#grammar;
    return words[index] ?? (isRepeated ? words.at(-1) : undefined);
  }

  get #command(): string | undefined {
    return this.#slotAt(1)?.kinds.includes('command-line') ? this.#words[1] : undefined;
  }
}

/** `--name=value`; the value is undefined without `=`. */
export function optionAndValue(word: string): [string, string | undefined] {
  const equals = word.startsWith('--') ? word.indexOf('=') : -1;
  return equals === -1 ? [word, undefined] : [word.slice(0, equals), word.slice(equals + 1)];
}
