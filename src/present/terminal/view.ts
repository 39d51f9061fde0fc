import {ControlSequences} from './control-sequences.ts';

/**
 * Makes a recording fit to be shown to somebody who does not type into its program (any more): what would have the
 * terminal answer is left out, since the answer would be typed into a shell, or twice into the program; so is what sets
 * the clipboard. This is no defence against a program that means harm: a terminal has more ways than are known here.
 */
export class TerminalView {
  readonly #sequences = new ControlSequences({
    text: text => {
      this.#shown += this.#withLines(text.replaceAll('\u0005', ''));
    },
    sequence: sequence => {
      if (!this.#isLeftOut(sequence)) this.#shown += sequence + endOf(sequence);
    },
  });
  readonly #isOnlooker: boolean;
  #shown = '';
  #last = '';

  /** @param who An onlooker's terminal stays in its usual mode, and shall not report mouse and keys to nobody */
  constructor(who: 'onlooker' | 'typist') {
    this.#isOnlooker = who === 'onlooker';
  }

  push(text: string): string {
    this.#sequences.push(text);
    const shown = this.#shown;
    this.#shown = '';
    return shown;
  }

  /** The unfinished sequence, to be written when the view is no longer used. */
  get unfinished(): string {
    return this.#sequences.unfinished;
  }

  /** A terminal in its usual mode begins a new line at a line feed, which programs do not always mean: IND does not. */
  #withLines(text: string): string {
    const before = this.#last;
    this.#last = text.at(-1) ?? before;
    if (!this.#isOnlooker) return text;
    return text.replaceAll(/\n/g, (feed, at: number) =>
      (at === 0 ? before : text.charAt(at - 1)) === '\r' ? feed : '\u001bD',
    );
  }

  #isLeftOut(sequence: string): boolean {
    return answered.some(pattern => pattern.test(sequence)) || (this.#isOnlooker && reporting.test(sequence));
  }
}

/** Control strings were given without their end. */
const endOf = (sequence: string) => (/^\u001b[\]PX^_]/.test(sequence) ? '\u001b\\' : '');

/** Sequences that a terminal answers, moves its window for, or gives its clipboard to (xterm's ctlseqs, kitty's). */
const answered = [
  // Device attributes and status, terminal parameters, modes, presentation, checksums, colours, version.
  /^\u001b\[[<=>?]?[\d;]*[cnx]$/,
  /^\u001b\[\??[\d;]*[$*&#'"][|pqruwyz]$/,
  /^\u001b\[>[\d;]*q$/,
  /^\u001b\[\?[\d;]*[Su]$/,
  // The window, but for titles put aside and brought back.
  /^\u001b\[(?!2[23][;t])[\d;]*t$/,
  /^\u001bZ$/,
  /^\u001bP[\d;]*[$+]/,
  // Colours asked for, the clipboard, kitty's graphics.
  /^\u001b\]\d*(?:;[^;]*)*;\?(?:;|$)/,
  /^\u001b\](?:52|5522);/,
  /^\u001b_/,
];

/** Sequences that make a terminal report mouse, focus, pastes, keys in another way, its size or its colours. */
const reporting =
  /^\u001b(?:[=>]|\[\?(?:1|9|66|100\d|101[56]|2004|2031|2048)[hl]|\[>[\d;]*m|\[[<=>][\d;]*u)$/;
