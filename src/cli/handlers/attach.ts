import type {NearJob} from '../../persist/near-host.ts';
import {usage} from '../errors.ts';
import {findJob} from '../job/find-job.ts';
import {followJob} from '../job/follow-job.ts';
import {openJobOutput} from '../job/job-output.ts';
import {showJob} from '../job/show-job.ts';
import type {JobOptions} from '../options.ts';
import type {Reach} from '../reach.ts';
import {reachHost} from '../reach.ts';
import {standardInput} from '../streams/standard-input.ts';
import {openKeyboard, requireTerminal} from '../terminal/keyboard.ts';

interface AttachOptions extends JobOptions {
  readonly from?: number;
  readonly claim?: boolean;
  readonly stdin?: boolean;
  readonly tty?: boolean;
  readonly replay?: boolean;
  readonly speed?: number;
  readonly cast?: boolean;
}

export async function attach(
  target: string,
  typed: string,
  options: AttachOptions,
  reach: Reach = reachHost,
): Promise<number> {
  requireOneWay(options);
  const {from = 0, claim = options.tty, config, json} = options;
  const keyboard = options.tty ? openKeyboard('--tty') : undefined;
  if (options.replay) requireTerminal('--replay', ['stdout']);
  using input = options.stdin ? standardInput() : undefined;
  // Awaited, since standard input is closed on the way out.
  return await reach(target, options, async (host, {connection}) => {
    const id = await findJob(host, typed, {account: true});
    const job = host.attach(id, {from, claim, stdin: input?.bytes, ...keyboard?.asInput()});
    if (options.replay || options.cast) await requireRecording(job);
    if (options.replay) return (await import('../terminal/replay.ts')).replayJob(job, options.speed ?? 1);
    const followed = {host, job, connection, whereabouts: {target, config, job: id}, from, isOurs: false};
    if (keyboard)
      return (await import('../terminal/follow-on-terminal.ts')).followOnTerminal(followed, keyboard);
    if (options.cast) return followJob(followed, openJobOutput());
    return showJob(followed, {json});
  });
}

/** @throws {CodedError} `usage` for ways to show a job that cannot be combined */
function requireOneWay(options: AttachOptions): void {
  const ways = (['tty', 'replay', 'cast', 'json'] as const).filter(way => options[way]);
  const others = (['from', 'stdin', 'claim'] as const).filter(other => options[other] !== undefined);
  const [way, second = way === 'replay' || way === 'tty' ? others[0] : undefined] = ways;
  if (way !== undefined && second !== undefined) throw usage(`--${way} and --${second} cannot be combined`);
  if (options.speed !== undefined && way !== 'replay') throw usage('--speed requires --replay');
}

async function requireRecording(job: NearJob): Promise<void> {
  const {terminal} = await job.started;
  if (terminal) return;
  job.release();
  throw usage(`job ${job.id} has no terminal, and therefore no recording`);
}
