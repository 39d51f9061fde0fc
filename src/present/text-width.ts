import {eastAsianWidth} from 'get-east-asian-width';

const isPlain = (text: string) => /^[\x20-\x7e]*$/.test(text);

/** Returns the number of columns that a visible text takes on a terminal. */
export function widthOf(text: string): number {
  if (isPlain(text)) return text.length;
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

/** A visible text that takes at most `width` columns: where it takes more, it ends in an ellipsis. */
export function cutTo(text: string, width: number): string {
  if (text.length <= width && isPlain(text)) return text;
  let used = 0;
  let room = 0;
  let index = 0;
  for (const character of text) {
    used += widthOfCharacter(character);
    if (used > width) return width < 1 ? '' : `${text.slice(0, room).trimEnd()}…`;
    index += character.length;
    if (used < width) room = index;
  }
  return text;
}

export function padTo(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** A visible text in lines of at most `width` columns, broken between words; a word that is longer has a line of its own. */
export function wrapTo(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/(?<=\S) +(?=\S)/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** Marks stand on the character before them, as the later parts of a Korean syllable do. */
function widthOfCharacter(character: string): number {
  if (/^[\p{Mn}\p{Me}\u1160-\u11ff]$/u.test(character)) return 0;
  return eastAsianWidth(character.codePointAt(0) ?? 0);
}
