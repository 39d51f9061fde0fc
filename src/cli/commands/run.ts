import {Command} from 'commander';
import type {Host} from '../../client/host.ts';
import type {Job, JobResult} from '../../client/job.ts';
import {statusOfOutcome} from '../exit-status.ts';
import {followJob} from '../follow-job.ts';
import type {CommonOptions} from '../speak.ts';
import {printJson, say} from '../speak.ts';
import {withHost} from '../with-host.ts';

interface RunOptions extends CommonOptions {
  readonly reason?: string;
}

/** `reeve run TARGET [OPTIONS] COMMAND [WORDS]`: options of reeve's stand before COMMAND; all after it is its own. */
export function register(program: Command): void {
  withRunOptions(program.command('run'))
    .description('run a catalogued command on a host; its output and exit status become ours')
    .usage('[options] <target> [options] <command> [words...]')
    .argument('<target>', 'a host of client.yaml, or HOST[:PORT]')
    .argument('<command...>', 'the command and its words; see reeve describe TARGET COMMAND')
    .passThroughOptions()
    .action(async (target: string, rest: string[], _options: RunOptions, command: Command) => {
      const inner = withRunOptions(new Command('run'))
        .argument('<command>')
        .argument('[words...]')
        .passThroughOptions();
      inner.exitOverride().parse(rest, {from: 'user'});
      const [name = '', ...words] = inner.args;
      const options: RunOptions = {...command.optsWithGlobals(), ...inner.opts()};
      process.exitCode = await withHost(target, options, async (host, log) => {
        const job = host.run(name, words, {reason: options.reason});
        log?.info({host: host.name, job: job.id, command: name}, 'ordered');
        const status = await show(host, job, options);
        log?.info({host: host.name, job: job.id, status}, 'ended');
        return status;
      });
    });
}

function withRunOptions(command: Command): Command {
  return command
    .option('--config <file>', 'client.yaml')
    .option('--json', 'one JSON document: the outcome with the output in it')
    .option('--reason <text>', 'why, in your words; kept in the account');
}

async function show(host: Host, job: Job, {json}: CommonOptions): Promise<number> {
  if (!json) return followJob(host, job);
  const result = await job;
  printJson(documentOf(result));
  if (result.message !== undefined) say(result.message, host.name);
  return statusOfOutcome(result);
}

function documentOf({host, job, ok, outcome, durationMs, stdoutBytes, stderrBytes}: JobResult): object {
  return {
    host,
    job,
    ok,
    ...outcome,
    durationMs,
    output: {stdout: textOf(stdoutBytes), stderr: textOf(stderrBytes)},
  };
}

/** Text where the bytes are UTF-8, else base64. */
function textOf(bytes: Buffer): {text: string} | {base64: string} {
  const text = bytes.toString();
  return Buffer.from(text).equals(bytes) ? {text} : {base64: bytes.toString('base64')};
}
