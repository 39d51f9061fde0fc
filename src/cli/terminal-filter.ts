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

  push(bytes: Uint8Array): string {
    const text =
      this.#held + this.#decoder.write(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    const [unfinished = ''] = /(?:\u001b(?:\[[\d;:]{0,32})?|\r)$/u.exec(text) ?? [];
    this.#held = unfinished;
    return shown(text.slice(0, text.length - unfinished.length));
  }

  end(): string {
    const rest = this.#held + this.#decoder.end();
    this.#held = '';
    return shown(rest);
  }
}

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
