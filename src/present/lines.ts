import {visible} from '../base/quote.ts';

/** A line that is visible already, with what colours it. */
export interface Painted {
  readonly shown: string;
}

/** Lines for a person. A text is one line, whatever is in it: a host's words cannot pass for another. */
export function inLines(text: string | readonly (string | Painted)[]): string {
  return [text]
    .flat()
    .map(line => `${typeof line === 'string' ? visible(line) : line.shown}\n`)
    .join('');
}
