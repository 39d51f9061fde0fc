/** A kind of word that may stand in a place of the command line. `pick` is one of the choices that stand beside it. */
export type Kind =
  | 'target'
  | 'known-host'
  | 'command'
  | 'command-line'
  | 'secret'
  | 'place'
  | 'file'
  | 'folder'
  | 'own-command'
  | 'pick';

/** A word, or the value of an option; without kinds nothing can be said of it. */
export interface Slot {
  readonly kinds: readonly Kind[];
  readonly choices?: readonly string[];
}

export interface OptionGrammar {
  /** `-t`, `--tty`. */
  readonly flags: readonly string[];
  readonly about: string;
  readonly value?: Slot;
  readonly isRepeatable: boolean;
}

/** A command of reeve, and what may follow it. Those that are hidden from the help are not in it. */
export interface Grammar {
  readonly name: string;
  readonly about: string;
  readonly options: readonly OptionGrammar[];
  /** The words that are no options, in their order. */
  readonly words: readonly Slot[];
  /** True if the last of the words may come again. */
  readonly isRepeated: boolean;
  readonly commands: readonly Grammar[];
}
