import {TerminalFilter} from '../../present/terminal/filter.ts';

/**
 * Whole lines as a terminal may have them. Colours end with their line: the next one may be another host's. A
 * carriage return at the end of a line is left out.
 */
export function safeLines(lines: Buffer): string {
  const text = lines.toString('latin1');
  if (isPlain(text)) return text;
  const shown: string[] = [];
  for (let from = 0; from < lines.length; ) {
    const end = lines.indexOf(0x0a, from) + 1;
    const filter = new TerminalFilter();
    const isCrLf = end - 2 >= from && lines[end - 2] === carriageReturn;
    shown.push(`${filter.push(lines.subarray(from, isCrLf ? end - 2 : end - 1))}${filter.end()}\n`);
    from = end;
  }
  return shown.join('');
}

const carriageReturn = 0x0d;

/** True for what most output is: there is nothing to be made safe. */
const isPlain = (text: string) => /^[\x20-\x7e\t\n]*$/.test(text);
