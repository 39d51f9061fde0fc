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

function inWords(
  target: string,
  {command, about, unavailable, argv, params, reason, user, limits}: DescribeAnswer,
): string {
  const lines = [about];
  if (unavailable !== undefined) lines.push(`Not available: ${unavailable}`);
  const words = params.map(({name, required}) => (required ? `<${name}>` : `[${name}]`));
  lines.push('', `Usage: reeve run ${target} ${[command, ...words].join(' ')}`);
  if (params.length > 0)
    lines.push('', 'Parameters (in this order, or as --NAME VALUE):', table(params.map(paramRow)));
  lines.push('', `Runs:     ${showTemplate(argv)}`, `As:       ${user}`);
  lines.push(
    `Timeout:  ${seconds(limits.timeout)}${limits.idleTimeout === null ? '' : `, or ${seconds(limits.idleTimeout)} without output`}`,
  );
  if (limits.maxOutput !== null) lines.push(`Output:   at most ${limits.maxOutput} bytes`);
  if (reason === 'required') lines.push('Reason:   required: reeve run --reason TEXT ...');
  return lines.join('\n');
}

function paramRow({name, required, schema}: DescribeAnswer['params'][number]): string[] {
  const {type, description, default: byDefault, ...rules} = schema as Record<string, unknown>;
  const facts = [
    typeof type === 'string' ? type : 'any',
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
