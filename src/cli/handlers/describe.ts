import {patternInWords} from '../../config/expectation.ts';
import {shownBytes} from '../../present/byte-count.ts';
import {shownDuration} from '../../present/duration.ts';
import type {Painted} from '../../present/lines.ts';
import type {Screen} from '../../present/screen.ts';
import {screenOf} from '../../present/screen.ts';
import {aligned, facts, paragraph} from '../../present/table.ts';
import {templateInWords} from '../../present/template-in-words.ts';
import type {DescribeAnswer} from '../../protocol/generated/answer.ts';
import {learnCommand} from '../completion/learn.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson} from '../print.ts';
import {reachHost} from '../reach.ts';

export async function describe(target: string, name: string, options: CommonOptions): Promise<void> {
  await reachHost(target, options, async host => {
    const description = await host.describe(name);
    if (options.json) printJson({host: host.name, ...description});
    else print(descriptionLines(target, description, screenOf(process.stdout)));
    learnCommand({target, config: options.config}, description);
  });
}

/** The description for a person. */
export function descriptionLines(
  target: string,
  description: DescribeAnswer,
  screen: Screen,
): (string | Painted)[] {
  const {command, about, unavailable, argv, user} = description;
  const lines: (string | Painted)[] = paragraph(about, screen);
  if (unavailable !== undefined) lines.push(...paragraph(`Not available: ${unavailable}`, screen));
  const [secrets, params] = [true, false].map(wanted =>
    description.params.filter(({schema}) => (schema.writeOnly === true) === wanted),
  ) as [Params, Params];
  const options = optionsOf(description, secrets);
  const words = params.map(({name, required}) => (required ? `<${name}>` : `[${name}]`));
  const usage = ['Usage: reeve run', ...options, target, command, ...words].join(' ');
  lines.push('', ...paragraph(usage, screen));
  if (params.length > 0)
    lines.push('', 'Parameters (in this order, or as --NAME VALUE):', ...paramLines(params, screen));
  if (secrets.length > 0)
    lines.push('', 'Secrets (asked for; or --secret NAME=@FILE):', ...paramLines(secrets, screen));
  const rest = [['Runs', templateInWords(argv)], ['As', user], ...factsOf(description)] as const;
  lines.push(
    '',
    ...facts(
      rest.map(([label, text]) => [`${label}:`, text] as const),
      screen,
    ),
  );
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
  effect,
  idempotent,
  ...turn
}: DescribeAnswer): [string, string][] {
  const idle = limits.idleTimeout === null ? '' : `, or ${shownDuration(limits.idleTimeout)} without output`;
  const {concurrency, lock} = turn;
  const most = [
    limits.memory === null ? '' : `${shownBytes(limits.memory)} of memory`,
    limits.cpu === null ? '' : `${shownDuration(limits.cpu)} of processor time`,
    limits.processes === null ? '' : `${limits.processes} processes`,
    limits.openFiles === null ? '' : `${limits.openFiles} open files each`,
    limits.fileSize === null ? '' : `files of ${shownBytes(limits.fileSize)}`,
  ].filter(text => text !== '');
  const whenFull = {
    wait: 'it waits for its submitter',
    'drop-oldest': 'the oldest is dropped',
    end: 'it is ended',
  }[overflow];
  const input = tty
    ? 'a terminal: reeve run -t'
    : {none: '', stream: 'what --stdin sends', text: 'a text of the catalogue'}[stdin];
  const facts: [string, string][] = [
    [
      'Effect',
      `${effectInWords[effect]}${idempotent && effect !== 'read' ? '; running it again does no more' : ''}`,
    ],
    ['Timeout', `${shownDuration(limits.timeout)}${idle}`],
    ['Input', input],
    ['Output', limits.maxOutput === null ? '' : `at most ${shownBytes(limits.maxOutput)}`],
    ['Window', overflow === 'wait' ? '' : `${shownBytes(limits.window)}; when it is full, ${whenFull}`],
    ['At most', most.join(', ')],
    ['At once', concurrency === null ? '' : `${concurrency}`],
    ['Lock', lock === null ? '' : `${lock}: never at the same time as another command with this lock`],
    [
      'Orphan',
      orphan === null ? '' : `cancelled ${shownDuration(orphan)} after its owner lost the connection`,
    ],
    ['Reason', reason === 'required' ? 'required: reeve run --reason TEXT ...' : ''],
  ];
  return facts.filter(([, text]) => text !== '');
}

const effectInWords: Readonly<Record<DescribeAnswer['effect'], string>> = {
  read: 'reads',
  change: 'changes something',
  destroy: 'destroys something: reeve run asks first, or takes --yes',
};

/** In three columns; on a screen that is too narrow for these a parameter has a line of its own, or several. */
function paramLines(params: Params, screen: Screen): Painted[] {
  const rows = params.map(paramRow);
  return (
    aligned(rows, screen) ??
    facts(
      rows.map(([name, rules, about]) => [name, about === '' ? rules : `${rules}: ${about}`] as const),
      screen,
    )
  );
}

function paramRow({name, required, schema}: Params[number]): [string, string, string] {
  const {type, description, default: byDefault, writeOnly, ...rules} = schema as Record<string, unknown>;
  const facts = [
    writeOnly === true ? 'secret' : typeof type === 'string' ? type : 'any',
    ...Object.entries(rules).map(([rule, value]) => ruleInWords(rule, value)),
  ];
  if (byDefault !== undefined) facts.push(`default ${JSON.stringify(byDefault)}`);
  else facts.push(required ? 'required' : 'optional');
  return [`  ${name}`, facts.join(', '), typeof description === 'string' ? description : ''];
}

function ruleInWords(rule: string, value: unknown): string {
  if (rule === 'pattern') return patternInWords(String(value));
  if (rule === 'enum' && Array.isArray(value)) return `one of ${value.map(shownValue).join(', ')}`;
  const words = ruleWords[rule];
  return words === undefined ? `${rule} ${JSON.stringify(value)}` : words.replace('N', JSON.stringify(value));
}

const ruleWords: Readonly<Record<string, string>> = {
  minimum: 'at least N',
  maximum: 'at most N',
  minLength: 'at least N characters',
  maxLength: 'at most N characters',
  minItems: 'at least N of them',
  maxItems: 'at most N of them',
};

const shownValue = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
