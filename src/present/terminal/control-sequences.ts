/** Receiver of the parts that a {@link ControlSequences} finds, in order. */
export interface SequenceOwner {
  /** Characters that are part of no sequence, controls such as line ends among them. */
  text(text: string): void;
  /** One whole escape sequence. A control string comes without its end, which is BEL or ST. */
  sequence(sequence: string): void;
}

/** Longest sequence that is kept; the rest of a longer one is skipped. */
const longest = 1024 * 1024;

type State = 'ground' | 'escape' | 'intermediate' | 'csi' | 'string' | 'string-escape';

/**
 * Splits what is written to a terminal into text and escape sequences (ECMA-48, as xterm reads them), in pieces cut
 * anywhere. Does with malformed ones as terminals do: ESC begins anew, CAN and SUB give up, and controls within a
 * sequence come before it.
 */
export class ControlSequences {
  readonly #owner: SequenceOwner;
  #state: State = 'ground';
  #pieces: string[] = [];
  #length = 0;

  constructor(owner: SequenceOwner) {
    this.#owner = owner;
  }

  /** Ends an unfinished sequence, so that a terminal takes the following characters as text. */
  get closing(): string {
    if (this.#state === 'ground') return '';
    return this.#state === 'string' || this.#state === 'string-escape' ? `${esc}\\` : cancel;
  }

  /** The sequence in which the output stands. */
  get unfinished(): string {
    return this.#pieces.join('') + (this.#state === 'string-escape' ? esc : '');
  }

  push(text: string): void {
    for (let at = 0; at < text.length; ) {
      if (this.#state === 'ground') at = this.#ground(text, at);
      else if (this.#state === 'string') at = this.#string(text, at);
      else this.#one(text.charAt(at++));
    }
  }

  #ground(text: string, from: number): number {
    const found = search(beginning, text, from);
    if (found > from) this.#owner.text(text.slice(from, found));
    if (found === text.length) return found;
    this.#begin(text.charAt(found));
    return found + 1;
  }

  #string(text: string, from: number): number {
    const found = search(stringEnd, text, from);
    this.#keep(text.slice(from, found));
    if (found === text.length) return found;
    const character = text.charAt(found);
    if (character === esc) this.#state = 'string-escape';
    else if (character === '\u0007' || character === '\u009c') this.#finish();
    else this.#drop();
    return found + 1;
  }

  #one(character: string): void {
    if (this.#state === 'string-escape') this.#endString(character);
    else if (character === esc) this.#begin(character);
    else if (character === cancel || character === substitute) this.#drop();
    else if (character < ' ') this.#owner.text(character);
    else if (this.#state === 'escape') this.#afterEscape(character);
    else {
      this.#keep(character);
      const last = this.#state === 'csi' ? '@' : '0';
      if (character >= last) this.#finish();
    }
  }

  #begin(character: string): void {
    this.#drop();
    this.#keep(character === esc ? esc : `${esc}[`);
    this.#state = character === esc ? 'escape' : 'csi';
  }

  #afterEscape(character: string): void {
    this.#keep(character);
    if (character === '[') this.#state = 'csi';
    else if (']PX^_'.includes(character)) this.#state = 'string';
    else if (character < '0') this.#state = 'intermediate';
    else this.#finish();
  }

  #endString(character: string): void {
    if (character === '\\') {
      this.#finish();
      return;
    }
    this.#begin(esc);
    this.#one(character);
  }

  #keep(piece: string): void {
    this.#length += piece.length;
    if (this.#length <= longest) this.#pieces.push(piece);
  }

  #finish(): void {
    const whole = this.#length <= longest ? this.#pieces.join('') : undefined;
    this.#drop();
    if (whole !== undefined) this.#owner.sequence(whole);
  }

  #drop(): void {
    this.#pieces = [];
    this.#length = 0;
    this.#state = 'ground';
  }
}

const esc = '\u001b';
const cancel = '\u0018';
const substitute = '\u001a';

/** ESC, and the one C1 control that begins a control sequence by itself. */
const beginning = /[\u001b\u009b]/g;
const stringEnd = /[\u0007\u0018\u001a\u001b\u009c]/g;

function search(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return pattern.exec(text)?.index ?? text.length;
}
