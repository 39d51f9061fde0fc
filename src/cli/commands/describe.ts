import type {Command} from 'commander';
import type {DescribeAnswer} from '../../protocol/generated/answer.ts';
import type {CommonOptions} from '../speak.ts';
import {print, printJson, table} from '../speak.ts';
import {withHost} from '../with-host.ts';

export function register(program: Command): void {
  program
    .command('describe <target> <command>')
    .description('show one command: its parameters, defaults and limits')
    .option('--config <file>', 'client.yaml')
    .option('--json', 'output for programs, with the JSON Schemas of the parameters')
    .action(async (target: string, name: string, _options: CommonOptions, command: Command) => {
      const options: CommonOptions = command.optsWithGlobals();
      await withHost(target, options, async host => {
        const description = await host.describe(name);
        if (options.json) printJson({host: host.name, ...description});
        else print(inWords(target, description));
      });
    });
}

function inWords(target: string, description: DescribeAnswer): string[] {
  const {command, about, unavailable, argv, user} = description;
  const lines = [about];
  if (unavailable !== undefined) lines.push(`Not available: ${unavailable}`);
  const [secrets, params] = [true, false].map(wanted =>
    description.params.filter(({schema}) => (schema.writeOnly === true) === wanted),
  ) as [Params, Params];
  const options = optionsOf(description, secrets);
  const words = params.map(({name, required}) => (required ? `<${name}>` : `[${name}]`));
  lines.push('', `Usage: reeve run ${[...options, target, command, ...words].join(' ')}`);
  if (params.length > 0)
    lines.push('', 'Parameters (in this order, or as --NAME VALUE):', ...table(params.map(paramRow)));
  if (secrets.length > 0)
    lines.push('', 'Secrets (asked for; or --secret NAME=@FILE):', ...table(secrets.map(paramRow)));
  lines.push('', `Runs:     ${showTemplate(argv)}`, `As:       ${user}`);
  for (const [label, text] of factsOf(description)) lines.push(`${`${label}:`.padEnd(10)}${text}`);
  return lines;
}

type Params = DescribeAnswer['params'];

/** reeve's own options that a run of the command needs. */
function optionsOf({reason, stdin, tty}: DescribeAnswer, secrets: Params): string[] {
  return [
    ...(reason === 'required' ? ['--reason TEXT'] : []),
    ...secrets.map(({name}) => `--secret ${name}`),
    ...(tty ? ['-t'] : stdin === 'stream' ? ['[--stdin]'] : []),
  ];
}

function factsOf({
  limits,
  reason,
  stdin,
  tty,
  overflow,
  orphan,
  ...turn
}: DescribeAnswer): [string, string][] {
  const idle = limits.idleTimeout === null ? '' : `, or ${seconds(limits.idleTimeout)} without output`;
  const {concurrency, lock} = turn;
  const most = [
    limits.memory === null ? '' : `${limits.memory} bytes of memory`,
    limits.cpu === null ? '' : `${seconds(limits.cpu)} of processor time`,
    limits.processes === null ? '' : `${limits.processes} processes`,
    limits.openFiles === null ? '' : `${limits.openFiles} open files each`,
    limits.fileSize === null ? '' : `files of ${limits.fileSize} bytes`,
  ].filter(text => text !== '');
  const whenFull = {
    wait: 'it waits for whoever submitted it',
    'drop-oldest': 'the oldest is dropped',
    end: 'it is ended',
  }[overflow];
  const input = tty
    ? 'a terminal: reeve run -t'
    : {none: '', stream: 'what --stdin sends', text: 'a text of the catalogue'}[stdin];
  const facts: [string, string][] = [
    ['Timeout', `${seconds(limits.timeout)}${idle}`],
    ['Input', input],
    ['Output', limits.maxOutput === null ? '' : `at most ${limits.maxOutput} bytes`],
    ['Window', overflow === 'wait' ? '' : `${limits.window} bytes; when they are full, ${whenFull}`],
    ['At most', most.join(', ')],
    ['At once', concurrency === null ? '' : `${concurrency}`],
    ['Lock', lock === null ? '' : `${lock}: never beside another command with it`],
    ['Orphan', orphan === null ? '' : `cancelled ${seconds(orphan)} after its owner lost the connection`],
    ['Reason', reason === 'required' ? 'required: reeve run --reason TEXT ...' : ''],
  ];
  return facts.filter(([, text]) => text !== '');
}

function paramRow({name, required, schema}: DescribeAnswer['params'][number]): string[] {
  const {type, description, default: byDefault, writeOnly, ...rules} = schema as Record<string, unknown>;
  const facts = [
    writeOnly === true ? 'secret' : typeof type === 'string' ? type : 'any',
    ...Object.entries(rules).map(([rule, value]) => `${rule} ${JSON.stringify(value)}`),
  ];
  if (byDefault !== undefined) facts.push(`default ${JSON.stringify(byDefault)}`);
  else facts.push(required ? 'required' : 'optional');
  return [`  ${name}`, facts.join(', '), typeof description === 'string' ? description : ''];
}

function showTemplate(argv: DescribeAnswer['argv']): string {
  return argv.map(element => (typeof element === 'string' ? element : `[${element.join(' ')}]`)).join(' ');
}

const seconds = (ms: number) => `${ms / 1000} s`;
