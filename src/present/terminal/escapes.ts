/** A request to reeve itself, typed as in ssh. */
export type Escape = 'leave' | 'help';

const tilde = 0x7e;
const dot = 0x2e;
const question = 0x3f;
const isLineEnd = (byte: number) => byte === 0x0d || byte === 0x0a;

/**
 * Takes out of what is typed what is meant for reeve: at the beginning of a line `~.` and `~?`; `~~` is a tilde. All
 * else goes to the program, a tilde as soon as it is known to be no escape.
 */
export class EscapeReader {
  #place: 'line-start' | 'tilde' | 'line' = 'line-start';

  /** Splits typed bytes into those for the program and escapes for reeve, in order; nothing follows `leave`. */
  read(typed: Uint8Array): {bytes: Uint8Array; escapes: Escape[]} {
    const bytes: number[] = [];
    const escapes: Escape[] = [];
    for (const byte of typed) {
      if (this.#place === 'tilde') {
        if (byte === dot) return {bytes: Uint8Array.from(bytes), escapes: [...escapes, 'leave']};
        this.#place = byte === question ? 'line-start' : 'line';
        if (byte === question) escapes.push('help');
        if (byte === question) continue;
        bytes.push(tilde);
        if (byte === tilde) continue;
      } else if (this.#place === 'line-start' && byte === tilde) {
        this.#place = 'tilde';
        continue;
      }
      bytes.push(byte);
      this.#place = isLineEnd(byte) ? 'line-start' : 'line';
    }
    return {bytes: Uint8Array.from(bytes), escapes};
  }
}
