import {shellWords} from '../base/shell-words.ts';
import type {DescribeAnswer} from '../protocol/generated/answer.ts';

/**
 * The argv of a command as its catalogue has it, in a line: words that are there only with their parameters are in brackets, and one in
 * which a reader would see several, or none, is quoted as for a shell.
 */
export function templateInWords(argv: DescribeAnswer['argv']): string {
  return argv
    .map(element => (typeof element === 'string' ? word(element) : `[${element.map(word).join(' ')}]`))
    .join(' ');
}

const word = (text: string) => (text === '' || /[\s'"\\]/.test(text) ? shellWords([text]) : text);
