import {StringDecoder} from 'node:string_decoder';

/**
 * Makes a host's output safe to show on a terminal: colours (SGR), line ends and tabs pass; every other control
 * sequence, control or invisible character is written as an escape. One filter per channel, since a sequence may be
 * cut anywhere.
 */
export class TerminalFilter {
  readonly #decoder = new StringDecoder('utf8');
  /** The beginning of a sequence whose end has not come. */
  #held = '';
  #isColoured = false;

  push(bytes: Uint8Array): string {
    const text =
      this.#held + this.#decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const [unfinished = ''] = /(?:\u001b(?:\[[\d;:]{0,32})?|\r)$/u.exec(text) ?? [];
    this.#held = unfinished;
    return this.#show(text.slice(0, text.length - unfinished.length));
  }

  /** The rest, and a reset of colours, so that none of the host's hides the next text. */
  end(): string {
    const rest = this.#show(this.#held + this.#decoder.end());
    this.#held = '';
    return this.#isColoured ? `${rest}${plain}` : rest;
  }

  #show(text: string): string {
    const last = text.match(colours)?.at(-1);
    if (last !== undefined) this.#isColoured = last !== plain && last !== '\u001b[m';
    return shown(text);
  }
}

const plain = '\u001b[0m';
const colours = /\u001b\[[\d;:]{0,32}m/gu;

const passing = /(\u001b\[[\d;:]{0,32}m|\r?\n|\t)/u;

function shown(text: string): string {
  // Splitting by a group puts what passes at the odd places.
  return text
    .split(passing)
    .map((part, index) => (index % 2 === 1 ? part : escaped(part)))
    .join('');
}

function escaped(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, character => {
    const code = character.codePointAt(0) ?? 0;
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}
