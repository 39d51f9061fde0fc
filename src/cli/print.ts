import {visible} from '../base/quote.ts';
import {inJson} from '../present/json.ts';
import type {Painted} from '../present/lines.ts';
import {inLines} from '../present/lines.ts';
import {withShortIds} from '../present/short-ids.ts';

/**
 * Prints a message of reeve itself on stderr: `reeve: HOST: ...`. A string is one line, even if it holds line ends: it may come
 * from a host. An array, such as all mistakes in a file, is several. Ids of jobs are shortened, as in tables.
 */
export function say(text: string | readonly string[], host?: string): void {
  const {stdin, stderr} = process;
  // A terminal that a program elsewhere has in raw mode does not go back to the first column by itself.
  const [begin, end] = stderr.isTTY && stdin.isRaw ? ['\r', '\r\n'] : ['', '\n'];
  stderr.write(`${begin}${said(text, host).replaceAll('\n', end)}${end}`);
}

/** The text of {@link say}, without the end of its last line. */
export function said(text: string | readonly string[], host?: string): string {
  const lines = [text].flat().map(line => visible(withShortIds(line)));
  return `reeve: ${host === undefined ? '' : `${visible(host)}: `}${lines.join('\n')}`;
}

/** Prints a document for programs on stdout. Characters that could move a terminal's cursor are escaped. */
export function printJson(value: unknown): void {
  process.stdout.write(inJson(value));
}

/** Prints lines for a person on stdout. A string is one line, even if it holds line ends: a host cannot forge another. */
export function print(text: string | readonly (string | Painted)[]): void {
  process.stdout.write(inLines(text));
}
