import {visible} from '../base/quote.ts';

/** A line that was made visible already, with its colours. */
export interface Painted {
  readonly shown: string;
}

/** Lines for a person. A string is one line, even if it holds line ends: a host cannot forge another. */
export function inLines(text: string | readonly (string | Painted)[]): string {
  return [text]
    .flat()
    .map(line => `${typeof line === 'string' ? visible(line) : line.shown}\n`)
    .join('');
}
