import test from 'ava';
import fc from 'fast-check';
import {mayHoldSecret} from '../../src/policy/access/may-hold-secret.ts';
import type {Catalogue} from '../../src/policy/catalogue/catalogue.ts';
import {describeCommand} from '../../src/policy/describe/describe.ts';
import {explain} from '../../src/policy/describe/explain.ts';
import {authorize} from '../../src/policy/orders/authorize.ts';
import {anyText} from '../fixtures/any-text.ts';
import {alice, catalogueOf, runOrder} from './fixtures.ts';

const text = `commands:
  publish:
    argv: [echo, "{site}", ["--times={times}"], "{files...}"]
    params:
      token: { type: string, writeOnly: true, minLength: 8, maxLength: 100000, pattern: "^[^ ]*$" }
      site: { type: string, pattern: "^[a-z]+$", maxLength: 10 }
      times: { type: integer, maximum: 9 }
      files: { type: array, items: { type: string, maxLength: 4 }, maxItems: 2, default: [] }
    env: { AUTH: "Bearer {token}", BRACES: "{{token}}" }
  unlock:
    argv: [echo]
    params: { passphrase: { type: string, writeOnly: true }, pin: { type: string, writeOnly: true } }
    stdin: "{passphrase}\\n{pin}{{}}\\n"
  plain: { argv: [echo, "{word}"], params: { word: { type: string, pattern: "^[a-z]*$" } } }
access: [{ who: ["*"], run: ["*"] }]
`;

const hidden = 'kT7-Xq_hunter2';
const token = new Map([['token', hidden]]);

type Rest = Parameters<typeof runOrder>[2];

/** What a caller is told who is refused. */
function refusal(
  catalogue: Catalogue,
  command: string,
  rest: Rest,
  secrets = new Map<string, string>(),
): string {
  try {
    authorize(runOrder(alice, command, rest), catalogue, secrets);
  } catch (error) {
    const {code, message, cause} = error as Error & {code?: string};
    return `${code ?? 'not coded'}: ${message}${cause === undefined ? '' : ' with a cause'}`;
  }
  return 'allowed';
}

test('a secret goes into the environment or standard input, and is not in what is written down', async t => {
  const catalogue = await catalogueOf(t, text);
  const published = authorize(runOrder(alice, 'publish', {args: ['intranet']}), catalogue, token);
  t.is(published.invocation.env.AUTH, `Bearer ${hidden}`);
  t.is(published.invocation.env.BRACES, '{token}');
  t.is(published.invocation.stdin, 'none');
  const {env: _, ...others} = published.invocation;
  t.false(JSON.stringify({...published, invocation: others}).includes(hidden));
  t.deepEqual(published.redactedArgv, published.invocation.argv);
  const secrets = new Map([
    ['passphrase', 'correct horse'],
    ['pin', '{passphrase}'],
  ]);
  const {invocation} = authorize(runOrder(alice, 'unlock'), catalogue, secrets);
  t.deepEqual(invocation.stdin, {text: 'correct horse\n{passphrase}{}\n'}, 'values are not templates');
  t.false(JSON.stringify(invocation.env).includes('horse'));
});

test('one run’s secret is not in the next', async t => {
  const catalogue = await catalogueOf(t, text);
  const run = (value: string) =>
    authorize(runOrder(alice, 'publish', {args: ['a']}), catalogue, new Map([['token', value]])).invocation
      .env.AUTH;
  t.is(run('first-secret'), 'Bearer first-secret');
  t.is(run('second-secret'), 'Bearer second-secret');
  t.is(
    refusal(catalogue, 'publish', {args: ['a']}),
    'bad-parameter: secret "token" is missing; give it with --secret token',
  );
});

test('a secret in the order itself is refused, however it got there', async t => {
  const catalogue = await catalogueOf(t, text);
  const told =
    'secret-in-order: "token" is a secret, and orders are kept; give it with --secret token, before the command\'s name';
  for (const rest of [
    {args: ['a', '--token', hidden]},
    {args: ['a', `--token=${hidden}`]},
    {args: ['--token']},
    {params: {site: 'a', token: hidden}},
    {params: {token: {deep: hidden}}},
  ] satisfies Rest[]) {
    t.is(refusal(catalogue, 'publish', rest, token), told);
    t.is(refusal(catalogue, 'publish', rest), told);
  }
});

test('no word fills a secret by its position', async t => {
  const catalogue = await catalogueOf(t, text);
  const {invocation} = authorize(runOrder(alice, 'publish', {args: ['a', '3', 'b']}), catalogue, token);
  t.deepEqual(invocation.argv.slice(1), ['a', '--times=3', 'b']);
});

test('what is refused of a command with secrets repeats no value, wherever it was typed', async t => {
  const catalogue = await catalogueOf(t, text);
  const wrong: [Rest, string][] = [
    [{args: [hidden]}, 'parameter "site": found a value of 14 characters, expected'],
    [{args: ['a', hidden]}, 'parameter "times": found a value of 14 characters, expected a whole number'],
    [{args: ['a', '1', hidden]}, 'parameter "files": found a value of 14 characters, expected at most 4'],
    [{args: ['a', '--times', hidden]}, 'parameter "times": found a value of 14 characters, expected a whole'],
    [
      {args: ['a', `--${hidden}`, 'x']},
      'unknown parameter; there are --secret token, --site, --times, --files',
    ],
    [{args: ['a', `--sit=${hidden}`]}, 'unknown parameter; did you mean --site?'],
    [{args: ['a', `--tokn=${hidden}`]}, 'unknown parameter; did you mean --secret token?'],
    [{params: {site: hidden}}, 'parameter "site": found a value of 14 characters, expected'],
    [{params: {site: {[hidden]: hidden}}}, 'parameter "site": found a map, expected text'],
    [{params: {site: 'a', files: [hidden]}}, 'parameter "files": found a value of 14 characters, expected'],
    [{params: {site: 'a', files: [1, 2, 3]}}, 'parameter "files": found a list of 3, expected'],
    [{params: {site: 'a', times: 71342}}, 'parameter "times": found a number, expected a number <= 9'],
    [{params: {site: true}}, 'parameter "site": found a boolean, expected text'],
    [{params: {site: 'a', [hidden]: 'x'}}, 'unknown parameter; there are --secret token, site, times, files'],
    [{args: ['a', '1', '-bcd']}, 'parameter "files": a value of 4 characters begins with "-"'],
  ];
  for (const [rest, expected] of wrong) {
    const said = refusal(catalogue, 'publish', rest, token);
    t.true(said.startsWith(`bad-parameter: ${expected}`), `${said} for ${expected}`);
    for (const word of [hidden, '71342', '-bcd']) t.false(said.includes(word), said);
  }
  t.regex(refusal(catalogue, 'unlock', {args: [hidden]}), /one word too many: a value of 14 characters/);
});

test('a secret is checked by its schema, and told by nothing but its length', async t => {
  const catalogue = await catalogueOf(t, text);
  const rest = {args: ['a']};
  const told = (value: string) => refusal(catalogue, 'publish', rest, new Map([['token', value]]));
  t.is(
    told('short'),
    'bad-parameter: secret "token": found a value of 5 characters, expected at least 8 characters',
  );
  t.is(
    told(''),
    'bad-parameter: secret "token": found a value of 0 characters, expected at least 8 characters',
  );
  t.is(
    told('with a space'),
    'bad-parameter: secret "token": found a value of 12 characters, expected text that matches ^[^ ]*$',
  );
  t.is(told('12345678\ud800'), 'bad-parameter: secret "token": found half of a surrogate pair');
  t.is(
    told('12345678\0'),
    'bad-parameter: the variable AUTH: a secret for it has a NUL byte, which no variable can hold',
  );
  t.regex(
    told('é'.repeat(70_000)),
    /^bad-parameter: the variable AUTH: its secrets make it longer than 131071 bytes$/,
  );
  t.is(told('é'.repeat(60_000)), 'allowed');
});

test('a secret that the command does not have is refused without its name, which may be its value', async t => {
  const catalogue = await catalogueOf(t, text);
  const told = (command: string, name: string) =>
    refusal(catalogue, command, {args: ['a']}, new Map([[name, hidden], ...token]));
  t.is(
    told('publish', 'hunter2'),
    'bad-parameter: a secret was given that the command does not have; it has token',
  );
  t.is(
    told('publish', 'toString'),
    'bad-parameter: a secret was given that the command does not have; it has token',
  );
  t.is(told('publish', 'site'), 'bad-parameter: parameter "site" is no secret; give it with --site');
  t.is(
    told('plain', 'hunter2'),
    'bad-parameter: a secret was given that the command does not have; it has none',
  );
});

test('whatever is typed wherever, no refusal holds it', async t => {
  const catalogue = await catalogueOf(t, text);
  // Marked, so that no word of ours can be mistaken for it.
  const secret = anyText({maxLength: 30}).map(value => `\u00a7${value}\u00a7`);
  fc.assert(
    fc.property(
      secret,
      fc.array(
        fc.constantFrom(
          'a',
          '5',
          '--site',
          '--times',
          '--',
          '--token',
          '--x',
          '§',
          '--§',
          '--§=1',
          '--site=§',
          '--times=§',
          '--token=§',
        ),
      ),
      fc.boolean(),
      (value, shape, beside) => {
        const args = shape.map(word => word.replaceAll('§', value));
        const said = refusal(catalogue, 'publish', {args}, new Map(beside ? [['token', value]] : []));
        t.false(said.includes('\u00a7'), said);
        t.false(said.startsWith('not coded'), said);
      },
    ),
  );
});

test('commands without secrets say what they found, as before', async t => {
  const catalogue = await catalogueOf(t, text);
  t.is(
    refusal(catalogue, 'plain', {args: ['A B']}),
    'bad-parameter: parameter "word": found "A B", expected text that matches ^[a-z]*$',
  );
});

test('a refused order is kept whole only where no secret can be in it', async t => {
  const catalogue = await catalogueOf(t, `${text}`);
  const may = (command: string, rest?: Rest) =>
    mayHoldSecret(runOrder(alice, command, rest).payload, catalogue);
  t.true(may('publish'));
  t.true(may('unlock'));
  t.true(may('plublish'), 'nobody can tell what the words of a command mean that is not there');
  t.true(may('plain', {secrets: {hunter2: '00'}}));
  t.false(may('plain', {args: ['x']}));
  const attach = {...runOrder(alice, 'x').payload, action: 'attach'} as Parameters<typeof mayHoldSecret>[0];
  t.false(mayHoldSecret(attach, catalogue));
});

test('people are told which secrets a command has', async t => {
  const catalogue = await catalogueOf(t, text);
  const {params} = describeCommand(alice, catalogue, 'publish');
  t.like(params[0], {name: 'token', required: true, schema: {type: 'string', writeOnly: true}});
  const {commands} = explain(alice, catalogue);
  t.deepEqual(
    commands.map(({command, takes}) => [command, takes]),
    [
      ['publish', ['the secret token']],
      ['unlock', ['the secret passphrase', 'the secret pin']],
      ['plain', undefined],
    ],
  );
});
