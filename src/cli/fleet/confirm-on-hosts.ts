import type {Client, RunOptions} from '../../index.ts';
import type {DescribeAnswer} from '../../protocol/generated/answer.ts';
import {learnCommand} from '../completion/learn.ts';
import {canAsk, confirmRun} from '../confirm-run.ts';
import type {CommonOptions} from '../options.ts';

/** A run on several hosts that is about to be ordered. */
interface Planned {
  readonly hosts: readonly string[];
  readonly command: string;
  /** The words of the command, or its parameters by name. */
  readonly params: Readonly<Record<string, unknown>> | readonly string[];
}

/** So many hosts are asked what the command does; another one on which it does more refuses it. */
const mostAsked = 8;

/**
 * The effect to order a run with, as that of one host: somebody at a terminal is asked first, by what some of
 * the hosts say of the command.
 */
export async function confirmOnHosts(
  client: Client,
  {hosts, command, params}: Planned,
  options: CommonOptions & {readonly yes?: boolean},
): Promise<RunOptions['confirm']> {
  if (options.yes) return 'destroy';
  if (!canAsk(options)) return undefined;
  const some = await client.fleet(hosts.slice(0, mostAsked));
  const answers = await some.ask(host => host.describe(command));
  const told = answers.filter(answer => 'value' in answer);
  for (const {host, value} of told) learnCommand({target: host, config: options.config}, value);
  const described = told.map(({value}) => value);
  const [strongest] = described.toSorted((a, b) => effects.indexOf(b.effect) - effects.indexOf(a.effect));
  // Those who do not answer will not run it either.
  if (!strongest) return undefined;
  const {effect, argv} = strongest;
  const words = Array.isArray(params) ? params.map(String) : [JSON.stringify(params)];
  await confirmRun({command, effect, argv, words, hosts});
  return effect;
}

const effects: readonly DescribeAnswer['effect'][] = ['read', 'change', 'destroy'];
