/** The quoting at the end of a line: none, a quote that is open, or a backslash that quotes what comes next. */
export type Quoting = '' | '"' | "'" | '\\';

/** A line up to the cursor, as a shell reads it. */
export interface ShellLine {
  /** Without their quotes; the last is being typed, and may be empty. */
  readonly words: readonly string[];
  readonly quoting: Quoting;
  /** True if the last one names the file that input or output goes to. */
  readonly isRedirection: boolean;
  /** True if the shell makes something else of the last one than its text: what is added to it could be run. */
  readonly isExpanded: boolean;
}

/** Characters by which a shell begins an expansion, a list or a subshell: without quotes, and in double quotes. */
const live = {plain: /[$`!;&|()]/, double: /[$`!]/};

/**
 * Reads the words of one command as POSIX shells quote them. Nothing is expanded: a variable is the text that names it. Pure.
 */
export function readLine(line: string): ShellLine {
  const words: string[] = [];
  let word = '';
  let isBegun = false;
  let isRedirection = false;
  let quoting: Quoting = '';
  let isInDouble = false;
  let isExpanded = false;
  const end = () => {
    if (isBegun && !isRedirection) words.push(word);
    if (isBegun) isRedirection = false;
    [word, isBegun, isExpanded] = ['', false, false];
  };
  for (const character of line) {
    if (quoting === '\\') {
      // Between double quotes it quotes few characters.
      if (isInDouble && !/["$`\\]/.test(character)) word += '\\';
      word += character;
      quoting = isInDouble ? '"' : '';
    } else if (character === '\\' && quoting !== "'") {
      isInDouble = quoting === '"';
      [quoting, isBegun] = ['\\', true];
    } else if (quoting !== '') {
      if (character === quoting) quoting = '';
      else word += character;
      if (quoting === '"' && live.double.test(character)) isExpanded = true;
    } else if (character === '"' || character === "'") [quoting, isBegun] = [character, true];
    else if (/\s/.test(character)) end();
    else if (/[<>]/.test(character)) {
      // A number before it is that of a descriptor.
      if (/^\d*&?$/.test(word)) [word, isBegun] = ['', false];
      end();
      isRedirection = true;
    } else {
      word += character;
      isBegun = true;
      if (live.plain.test(character)) isExpanded = true;
    }
  }
  // Between double quotes the next character decides what a backslash means.
  const isOpen = quoting === '\\' && isInDouble;
  return {words: [...words, word], quoting, isRedirection, isExpanded: isExpanded || isOpen};
}

/** The text that stands for `rest` where bash goes on with a word, such that it means exactly that, whatever it is. Pure. */
export function quotedRest(rest: string, quoting: Quoting): string {
  // In double quotes nothing but other quotes keeps a shell from looking `!` up in its history.
  if (quoting === '"') return rest.replaceAll(/["$`\\]/g, '\\$&').replaceAll('!', `"'!'"`);
  if (quoting === "'") return rest.replaceAll("'", String.raw`'\''`);
  const quoted = rest.replaceAll(/[^\w@%+=:,./\]\-\x80-\uffff]/g, '\\$&');
  return quoting === '\\' && quoted.startsWith('\\') ? quoted.slice(1) : quoted;
}
