/**
 * `value` in double quotes for an error message: control and other invisible characters escaped, cut to
 * `most` characters. The result is printable and one line, whatever came in.
 */
export function quote(value: string, most = 64): string {
  const cut = value.length > most ? `${value.slice(0, most)}…` : value;
  return `"${visible(cut).replaceAll('"', '\\"')}"`;
}

/** `text` with every character that could move a cursor, hide or reorder text written as an escape. */
export function visible(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, character => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\n') return '\\n';
    if (character === '\t') return '\\t';
    return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u{${code.toString(16)}}`;
  });
}
