import {visible} from '../base/quote.ts';
import {withShortIds} from './short-ids.ts';

/** What every command takes, before or after its name. */
export interface CommonOptions {
  readonly config?: string;
  readonly json?: boolean;
}

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

/** As {@link printJson} prints it. */
export function inJson(value: unknown): string {
  return `${escapedJson(JSON.stringify(value, undefined, 2))}\n`;
}

/** One of many documents for programs: a line each. */
export function inJsonLine(value: unknown): string {
  return `${escapedJson(JSON.stringify(value))}\n`;
}

/** JSON in which what could move a terminal's cursor is written as JSON's own escapes. */
export function escapedJson(json: string): string {
  return json.replaceAll(/[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu, character =>
    Array.from(
      {length: character.length},
      (_, index) => `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/** A line that is visible already, with what colours it. */
export interface Painted {
  readonly shown: string;
}

/** A line, or several, for a person, on stdout. A text is one line, whatever is in it: a host's words cannot pass for another. */
export function print(text: string | readonly (string | Painted)[]): void {
  process.stdout.write(inLines(text));
}

/** As {@link print} prints it. */
export function inLines(text: string | readonly (string | Painted)[]): string {
  return [text]
    .flat()
    .map(line => `${typeof line === 'string' ? visible(line) : line.shown}\n`)
    .join('');
}
