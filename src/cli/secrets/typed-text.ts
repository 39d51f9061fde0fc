import {CodedError} from '../../base/errors.ts';

/** What was typed, where it is text: the terminal's reader replaces what is not UTF-8. @throws {CodedError} `usage` */
export function typedText(typed: string): string {
  if (!typed.includes('\u{fffd}')) return typed;
  throw new CodedError('usage', 'what was typed is not UTF-8; is the terminal set to another encoding?');
}
