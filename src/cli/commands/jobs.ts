import type {Command} from 'commander';
import {InvalidArgumentError, Option} from 'commander';
import {quote} from '../../base/quote.ts';
import type {Host, JobsFilter} from '../../index.ts';
import type {Screen} from '../../present/screen.ts';
import {screenOf} from '../../present/screen.ts';
import type {JobsAnswer} from '../../protocol/generated/answer.ts';
import type {CommonOptions} from '../print.ts';
import {print, printJson, say} from '../print.ts';
import type {Means} from '../with-host.ts';
import {withHost} from '../with-host.ts';

interface JobsWords extends CommonOptions {
  readonly mine?: boolean;
  readonly person?: string;
  readonly running?: boolean;
  readonly ended?: boolean;
  readonly limit: number;
  /** Milliseconds, true where none were given; or the target, where that stood behind it. */
  readonly watch?: number | string | true;
}

export function register(program: Command): void {
  program
    .command('jobs')
    .description('list jobs that run, wait or have ended, newest first: yours, and those that you may see')
    .usage('[options] <target>')
    .argument('[target]')
    .option('--config <file>', 'client.yaml')
    .option('--json', 'output for programs; with --watch a line for each change')
    .addOption(new Option('--mine', 'only your own').conflicts('person'))
    .option('--person <name>', 'only what this person ordered')
    .addOption(new Option('--running', 'only those that run or wait').conflicts('ended'))
    .option('--ended', 'only those that have ended')
    .option('--limit <n>', 'at most the newest N', wholeNumber, 50)
    .option('--watch [seconds]', 'again and again, every second unless told; on a terminal in place', pace)
    .action(async (target: string | undefined, _options: JobsWords, command: Command) => {
      const options: JobsWords = command.optsWithGlobals();
      const behind = typeof options.watch === 'string' ? options.watch : undefined;
      const place = target ?? behind;
      if (place === undefined || (target !== undefined && behind !== undefined))
        command.error(
          place === undefined
            ? "missing required argument 'target'"
            : "too many arguments for 'jobs': 1 expected, 2 given",
        );
      else await withHost(place, options, (host, means) => show(host, means, options));
    });
}

async function show(host: Host, {notices}: Means, options: JobsWords): Promise<void> {
  const {limit, watch, json = false} = options;
  const [filter, {jobTable}, {listJobs}] = await Promise.all([
    filterOf(options),
    import('../../present/job-table.ts'),
    import('../job-list/list-jobs.ts'),
  ]);
  const {clockOffsetMs} = await host.ping();
  const ask = () => listJobs(host, filter, limit);
  const inWords = ({jobs}: JobsAnswer, screen: Screen) => jobTable(jobs, Date.now() + clockOffsetMs, screen);
  const none = noneOf(filter);
  if (watch !== undefined) {
    const {watchChanges, watchOnTerminal} = await import('../job-list/watch-jobs.ts');
    const everyMs = typeof watch === 'number' ? watch : 1000;
    const watched = {host: host.name, everyMs, notices, none, ask, inWords};
    await (process.stdout.isTTY && !json
      ? watchOnTerminal(watched, process.stdout)
      : watchChanges(watched, {json}));
    return;
  }
  const answer = await ask();
  if (json) printJson({host: host.name, ...answer});
  else if (answer.jobs.length === 0) say(none, host.name);
  else print(inWords(answer, screenOf(process.stdout)));
  if (answer.more && !json) say(`there are older ones; --limit shows more than ${limit}`, host.name);
}

/** The line that is said where none is found. */
function noneOf({person, state}: JobsFilter): string {
  const whose = person === undefined ? ' that you may see' : ` of ${person}`;
  const which = state === undefined ? '' : state === 'running' ? ', running or waiting' : ', ended';
  return `there is no job${whose}${which}`;
}

async function filterOf({mine, person, running, ended, config}: JobsWords): Promise<JobsFilter> {
  const {ownName} = mine ? await import('../own-name.ts') : {};
  const who = ownName ? await ownName(config) : person;
  const state = running ? 'running' : ended ? 'ended' : undefined;
  return {...(who === undefined ? {} : {person: who}), ...(state === undefined ? {} : {state})};
}

/** Reads the seconds of `--watch`, and leaves a target as it is: `--watch TARGET`. */
function pace(text: string): number | string {
  if (!/^[\d.]+$/.test(text)) return text;
  const seconds = /^\d{1,5}(\.\d{1,3})?$/.test(text) ? Number(text) : 0;
  if (seconds >= 0.1 && seconds <= 86_400) return seconds * 1000;
  throw new InvalidArgumentError(`${quote(text)} is no pace: 0.1 to 86400 seconds are due`);
}

function wholeNumber(text: string): number {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`${quote(text)} is not a whole number from 1 to 999999`);
}
