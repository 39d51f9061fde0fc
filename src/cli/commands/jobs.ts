import type {Command} from 'commander';
import {InvalidArgumentError, Option} from 'commander';
import {quote} from '../../base/quote.ts';
import type {JobsOptions} from '../handlers/jobs.ts';
import {wholeNumber} from '../option-values.ts';
import {withCommonOptions} from '../options.ts';
import {namesSeveral} from '../several-hosts.ts';

export function register(program: Command): void {
  withCommonOptions(program.command('jobs'), 'print JSON; with --watch a line for each change')
    .description('list running, waiting and finished jobs, newest first: yours, and others that you may see')
    .usage('[options] <target>')
    .argument('[target]')
    .addOption(new Option('--mine', 'only your own jobs').conflicts('person'))
    .option('--person <name>', 'only jobs of this person')
    .addOption(new Option('--running', 'only running and waiting jobs').conflicts('ended'))
    .option('--ended', 'only finished jobs')
    .option('--limit <n>', 'only the newest N jobs', wholeNumber, 50)
    .option('--watch [seconds]', 'refresh the list every SECONDS (default: 1); on a terminal in place', pace)
    .action(async (given: string | undefined, _options, command: Command) => {
      const {watch, ...options}: JobsOptions & {watch?: number | string | true} = command.optsWithGlobals();
      // `--watch TARGET`: the word is a target, not an interval.
      const behind = typeof watch === 'string' ? watch : undefined;
      const target = given ?? behind;
      if (target === undefined) return command.error("missing required argument 'target'");
      if (given !== undefined && behind !== undefined)
        return command.error("too many arguments for 'jobs': 1 expected, 2 given");
      const watchEveryMs = watch === undefined ? undefined : typeof watch === 'number' ? watch : 1000;
      if (namesSeveral(target)) {
        const {jobsOfHosts} = await import('../handlers/jobs-of-hosts.ts');
        process.exitCode = await jobsOfHosts(target, {...options, watchEveryMs});
        return undefined;
      }
      const {listJobsOf} = await import('../handlers/jobs.ts');
      await listJobsOf(target, {...options, watchEveryMs});
    });
}

/** Reads the seconds of `--watch`, and leaves a target as it is. */
function pace(text: string): number | string {
  if (!/^[\d.]+$/.test(text)) return text;
  const seconds = /^\d{1,5}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (seconds >= 0.1 && seconds <= 86_400) return seconds * 1000;
  throw new InvalidArgumentError(`${quote(text)} is not an interval: expected 0.1 to 86400 seconds`);
}
