import type {DescribeAnswer} from '../protocol/generated/answer.ts';

/** The argv of a command as its catalogue has it, in a line: what is there only with its parameters is in brackets. */
export function templateInWords(argv: DescribeAnswer['argv']): string {
  return argv.map(element => (typeof element === 'string' ? element : `[${element.join(' ')}]`)).join(' ');
}
