import type {Command} from 'commander';
import {Option} from 'commander';
import type {JobsOptions} from '../handlers/jobs.ts';
import {wholeNumber} from '../option-values.ts';
import {withCommonOptions} from '../options.ts';
import {namesSeveral} from '../several-hosts.ts';

export function register(program: Command): void {
  withCommonOptions(program.command('jobs <target>'), 'print JSON; with --watch a line for each change')
    .description('list running, waiting and finished jobs, newest first: yours, and others that you may see')
    .addOption(new Option('--mine', 'only your own jobs').conflicts('person'))
    .option('--person <name>', 'only jobs of this person')
    .addOption(new Option('--running', 'only running and waiting jobs').conflicts('ended'))
    .option('--ended', 'only finished jobs')
    .option('--limit <n>', 'only the newest N jobs', wholeNumber, 50)
    .option('--watch', 'go on with each change; on a terminal in place')
    .action(async (target: string, _options, command: Command) => {
      const {watch = false, ...options}: JobsOptions & {watch?: boolean} = command.optsWithGlobals();
      const several = namesSeveral(target);
      if (watch) {
        const {watchJobsOf, watchJobsOfHosts} = await import('../handlers/watch-jobs.ts');
        if (several) process.exitCode = await watchJobsOfHosts(target, options);
        else await watchJobsOf(target, options);
      } else if (several) {
        const {jobsOfHosts} = await import('../handlers/jobs-of-hosts.ts');
        process.exitCode = await jobsOfHosts(target, options);
      } else {
        const {listJobsOf} = await import('../handlers/jobs.ts');
        await listJobsOf(target, options);
      }
    });
}
