import type {Command} from 'commander';
import {InvalidArgumentError} from 'commander';
import {quote} from '../../base/quote.ts';
import {withJobOptions} from '../options.ts';

export function register(program: Command): void {
  withJobOptions(program.command('attach <target> <job>'))
    .description('follow a running or waiting job, or show the output of a finished one, from its first byte')
    .option(
      '--from <offset>',
      'start at this byte of its output; stdout and stderr are counted together',
      offset,
    )
    .option('--claim', 'become the reader that the job waits for, in place of the present one (owner only)')
    .option('--stdin', 'send standard input to the command from now on (owner only)')
    .option('-t, --tty', 'show its terminal on yours, from the beginning, and type into it (owner only)')
    .option('--replay', 'play the recording of its terminal at the recorded speed')
    .option('--speed <factor>', 'multiply the speed of --replay', factor)
    .option('--cast', 'print the recording of its terminal as asciicast v3')
    .action(async (target: string, job: string, _options, command: Command) => {
      const {attach} = await import('../handlers/attach.ts');
      process.exitCode = await attach(target, job, command.optsWithGlobals());
    });
}

function factor(text: string): number {
  const value = /^\d{1,4}(\.\d{1,4})?$/.test(text) ? Number(text) : 0;
  if (value > 0) return value;
  throw new InvalidArgumentError(`${quote(text)} is not a factor such as 2 or 0.5`);
}

function offset(text: string): number {
  const value = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError(`${quote(text)} is not an offset: expected a whole number of bytes`);
}
