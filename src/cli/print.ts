import {visible} from '../base/quote.ts';
import {inJson} from '../present/json.ts';
import type {Painted} from '../present/lines.ts';
import {inLines} from '../present/lines.ts';
import {withShortIds} from '../present/short-ids.ts';

/**
 * reeve's own words, on stderr: `reeve: HOST: ...`. A text is one line, whatever is in it: it may be a host's words. Only our
 * own, such as all that is wrong with a file, may be several. Ids of jobs are short in it, as in tables.
 */
export function say(text: string | readonly string[], host?: string): void {
  const {stdin, stderr} = process;
  // A terminal that a program elsewhere has in raw mode does not go back to the first column by itself.
  const [begin, end] = stderr.isTTY && stdin.isRaw ? ['\r', '\r\n'] : ['', '\n'];
  stderr.write(`${begin}${said(text, host).replaceAll('\n', end)}${end}`);
}

/** As {@link say} says it, without the end of its last line. */
export function said(text: string | readonly string[], host?: string): string {
  const lines = [text].flat().map(line => visible(withShortIds(line)));
  return `reeve: ${host === undefined ? '' : `${visible(host)}: `}${lines.join('\n')}`;
}

/** A document for programs, on stdout; what could move a terminal's cursor is written as JSON's own escapes. */
export function printJson(value: unknown): void {
  process.stdout.write(inJson(value));
}

/** A line, or several, for a person, on stdout. A text is one line, whatever is in it: a host's words cannot pass for another. */
export function print(text: string | readonly (string | Painted)[]): void {
  process.stdout.write(inLines(text));
}
