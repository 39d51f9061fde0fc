import {CodedError} from '../base/errors.ts';
import {quote} from '../base/quote.ts';

export type NodeSetErrorCode =
  | 'node-set-invalid'
  | 'node-set-too-large'
  | 'group-unknown'
  | 'group-loop'
  | 'group-source-unknown';

/** An expression that is no node set, or none that can be had. */
export class NodeSetError extends CodedError<NodeSetErrorCode> {
  /** The column of the mistake in the expression; counts from 1. */
  readonly column: number;
  /** The mistake, without where it stands. */
  readonly problem: string;

  constructor(code: NodeSetErrorCode, {text, offset, within}: Spot, problem: string) {
    const where = within === undefined ? '' : `in ${within}: `;
    super(code, `${where}${excerpt(text, offset)}, column ${offset + 1}: ${problem}`);
    this.column = offset + 1;
    this.problem = problem;
  }
}

/** A place in an expression. */
export interface Spot {
  readonly text: string;
  readonly offset: number;
  /** The group whose nodes the expression says, `@NAME`; undefined for what was typed. */
  readonly within?: string | undefined;
}

/** The expression, or the part of a long one around the mistake. */
function excerpt(text: string, offset: number): string {
  if (text.length <= shownCharacters) return quote(text, shownCharacters);
  const from = Math.max(0, Math.min(offset - shownCharacters / 2, text.length - shownCharacters));
  return `${from > 0 ? '…' : ''}${quote(text.slice(from), shownCharacters)}`;
}

const shownCharacters = 64;
