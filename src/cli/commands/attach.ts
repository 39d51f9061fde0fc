import type {Command} from 'commander';
import {InvalidArgumentError} from 'commander';
import {CodedError} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import type {Job} from '../../index.ts';
import {findJob} from '../find-job.ts';
import {followJob} from '../follow-job.ts';
import {openJobOutput} from '../output.ts';
import type {LineWords} from '../run-options.ts';
import {withLineOptions} from '../run-options.ts';
import {showJob} from '../show-job.ts';
import {standardInput} from '../standard-input.ts';
import {withHost} from '../with-host.ts';

interface AttachWords extends LineWords {
  readonly from?: number;
  readonly claim?: boolean;
  readonly stdin?: boolean;
  readonly tty?: boolean;
  readonly replay?: boolean;
  readonly speed?: number;
  readonly cast?: boolean;
}

export function register(program: Command): void {
  withLineOptions(program.command('attach <target> <job>'))
    .description('follow a job that runs or waits, or see one that ended, from its first byte on')
    .option('--json', 'one JSON document: the outcome with the output in it')
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
    .action(async (target: string, id: string, _options: AttachWords, command: Command) => {
      process.exitCode = await attach(target, id, requireOneWay(command.optsWithGlobals()));
    });
}

async function attach(target: string, typed: string, options: AttachWords): Promise<number> {
  const {from = 0, claim = options.tty, config, json} = options;
  const terminal = options.tty || options.replay ? await import('../terminal/keyboard.ts') : undefined;
  const keyboard = options.tty ? terminal?.openKeyboard('--tty') : undefined;
  if (options.replay) terminal?.requireTerminal('--replay', ['stdout']);
  using input = options.stdin ? standardInput() : undefined;
  // Awaited, since our standard input is let go of on the way out.
  return await withHost(target, options, async (host, {notices}) => {
    const id = await findJob(host, typed, {account: true});
    const job = host.attach(id, {from, claim, stdin: input?.bytes, ...keyboard?.asInput()});
    if (options.replay || options.cast) await requireRecording(job);
    if (options.replay) return (await import('../terminal/replay.ts')).replayJob(job, options.speed ?? 1);
    const followed = {host, job, notices, whereabouts: {target, config, job: id}, from, isOurs: false};
    if (keyboard)
      return (await import('../terminal/follow-on-terminal.ts')).followOnTerminal(followed, keyboard);
    if (options.cast) return followJob(followed, openJobOutput());
    return showJob(followed, {json});
  });
}

/** @throws {CodedError} `usage` for ways to show a job that cannot be had together */
function requireOneWay(options: AttachWords): AttachWords {
  const ways = (['tty', 'replay', 'cast', 'json'] as const).filter(way => options[way]);
  const others = (['from', 'stdin', 'claim'] as const).filter(other => options[other] !== undefined);
  const [way, second = way === 'replay' || way === 'tty' ? others[0] : undefined] = ways;
  if (way !== undefined && second !== undefined)
    throw new CodedError('usage', `--${way} and --${second} cannot be had together`);
  if (options.speed !== undefined && way !== 'replay')
    throw new CodedError('usage', '--speed goes with --replay');
  return options;
}

async function requireRecording(job: Job): Promise<void> {
  const {terminal} = await job.started;
  if (terminal) return;
  job.release();
  throw new CodedError('usage', `job ${job.id} has no terminal, and so no recording of one`);
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
