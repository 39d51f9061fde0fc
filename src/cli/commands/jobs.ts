import type {Command} from 'commander';
import {InvalidArgumentError, Option} from 'commander';
import {quote} from '../../base/quote.ts';
import type {JobsOptions} from '../handlers/jobs.ts';
import {wholeNumber} from '../option-values.ts';
import {withCommonOptions} from '../options.ts';

export function register(program: Command): void {
  withCommonOptions(program.command('jobs'), 'output for programs; with --watch a line for each change')
    .description('list jobs that run, wait or have ended, newest first: yours, and those that you may see')
    .usage('[options] <target>')
    .argument('[target]')
    .addOption(new Option('--mine', 'only your own').conflicts('person'))
    .option('--person <name>', 'only what this person ordered')
    .addOption(new Option('--running', 'only those that run or wait').conflicts('ended'))
    .option('--ended', 'only those that have ended')
    .option('--limit <n>', 'at most the newest N', wholeNumber, 50)
    .option('--watch [seconds]', 'again and again, every second unless told; on a terminal in place', pace)
    .action(async (given: string | undefined, _options, command: Command) => {
      const {watch, ...options}: JobsOptions & {watch?: number | string | true} = command.optsWithGlobals();
      // `--watch TARGET`: what stands behind it is no pace.
      const behind = typeof watch === 'string' ? watch : undefined;
      const target = given ?? behind;
      if (target === undefined) return command.error("missing required argument 'target'");
      if (given !== undefined && behind !== undefined)
        return command.error("too many arguments for 'jobs': 1 expected, 2 given");
      const watchEveryMs = watch === undefined ? undefined : typeof watch === 'number' ? watch : 1000;
      const {listJobsOf} = await import('../handlers/jobs.ts');
      await listJobsOf(target, {...options, watchEveryMs});
    });
}

/** Reads the seconds of `--watch`, and leaves a target as it is. */
function pace(text: string): number | string {
  if (!/^[\d.]+$/.test(text)) return text;
  const seconds = /^\d{1,5}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (seconds >= 0.1 && seconds <= 86_400) return seconds * 1000;
  throw new InvalidArgumentError(`${quote(text)} is no pace: 0.1 to 86400 seconds are due`);
}
