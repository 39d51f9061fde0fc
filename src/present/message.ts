import {visible} from '../base/quote.ts';
import {clockTime} from './clock-time.ts';
import type {Painted} from './lines.ts';
import type {Screen} from './screen.ts';

/** A message as people see it. */
export interface ShownMessage {
  readonly number: number;
  /** Milliseconds since 1970. */
  readonly sentAt: number;
  readonly from: {readonly name: string};
  readonly text: string;
}

/** The beginning of a message's further lines: none passes for a message. */
const indent = '  ';

/**
 * Who, when, and the text. On a terminal each line of the text is a line, the further ones set in; else all of it is one line, with
 * its number. Control characters are made visible. Pure.
 */
export function messageLines(message: ShownMessage, now: number, screen: Screen): Painted[] {
  const {number, sentAt, from, text} = message;
  const time = clockTime(sentAt, now, screen);
  if (screen.columns === undefined)
    return [{shown: visible(`${time} ${number} ${from.name}: ${text}`.replaceAll('\\', '\\\\'))}];
  const [first = '', ...others] = text.split(/\r?\n/);
  return [
    {shown: visible(`${time} ${from.name}: ${first}`)},
    ...others.map(line => ({shown: `${indent}${visible(line)}`})),
  ];
}
