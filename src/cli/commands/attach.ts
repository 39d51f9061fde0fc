import type {Command} from 'commander';
import {InvalidArgumentError} from 'commander';
import {quote} from '../../base/quote.ts';
import {withJobOptions} from '../options.ts';

export function register(program: Command): void {
  withJobOptions(program.command('attach <target> <job>'))
    .description('follow a job that runs or waits, or see one that ended, from its first byte on')
    .option('--from <offset>', 'go on at this byte of its output; both channels count', offset)
    .option(
      '--claim',
      'be the reader that the job waits for, at once, in place of whoever is (its owner only)',
    )
    .option('--stdin', 'give our standard input to the command from now on (its owner only)')
    .option('-t, --tty', 'show all that was on its terminal on ours, and type into it (its owner only)')
    .option('--replay', 'play what was on its terminal on ours, in its own time')
    .option('--speed <factor>', 'play it so many times as fast', factor)
    .option('--cast', 'print the recording of its terminal, in asciicast v3')
    .action(async (target: string, job: string, _options, command: Command) => {
      const {attach} = await import('../handlers/attach.ts');
      process.exitCode = await attach(target, job, command.optsWithGlobals());
    });
}

function factor(text: string): number {
  const value = /^\d{1,4}(\.\d{1,4})?$/.test(text) ? Number(text) : 0;
  if (value > 0) return value;
  throw new InvalidArgumentError(`${quote(text)} is no factor, such as 2 or 0.5`);
}

function offset(text: string): number {
  const value = /^(0|[1-9]\d{0,15})$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isSafeInteger(value)) return value;
  throw new InvalidArgumentError(`${quote(text)} is no offset: a whole number of bytes is due`);
}
