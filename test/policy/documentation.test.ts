import {readFile} from 'node:fs/promises';
import test from 'ava';
import {authorize} from '../../src/policy/orders/authorize.ts';
import {alice, catalogueOf, runOrder} from './fixtures.ts';

const page = await readFile(new URL('../../docs/catalogue.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```yaml\n(.*?)```/gs)].map(match => match[1] ?? '');

test('every example of docs/catalogue.md is a catalogue without mistakes', async t => {
  t.true(examples.length >= 5);
  for (const example of examples) {
    const root = {root: true, self: {name: 'root', home: '/root'}};
    await t.notThrowsAsync(catalogueOf(t, example, /^(defaults|shares):/.test(example) ? root : {}), example);
  }
});

test('the commands that it shows being run come to what it says', async t => {
  const argv = async (example: string | undefined, command: string, ...args: string[]) => {
    const catalogue = await catalogueOf(
      t,
      `${example}\n${example?.includes('access:') ? '' : 'access: [{ who: ["*"], run: ["*"] }]'}`,
    );
    return authorize(runOrder(alice, command, {args}), catalogue).invocation.argv.slice(1);
  };
  t.deepEqual(await argv(examples[0], 'disk-usage', '/home'), ['-h', '--', '/home']);
  const search = examples.find(example => example.includes('  search:'));
  t.deepEqual(await argv(search, 'search', '--count', 'a b; c', '/srv/data/x', '/srv/data/y'), [
    '--count',
    '-F',
    '-e',
    'a b; c',
    '--',
    '/srv/data/x',
    '/srv/data/y',
  ]);
  t.deepEqual(await argv(search, 'search', '--text=-v', '--most', '3', '/srv/data/x'), [
    '--max-count=3',
    '-F',
    '-e',
    '-v',
    '--',
    '/srv/data/x',
  ]);
});

test('every key of the schema is in docs/catalogue.md, and every code of a refusal', async t => {
  const schema = JSON.parse(
    await readFile(new URL('../../schemas/catalogue.json', import.meta.url), 'utf8'),
  ) as {
    properties: object;
    $defs: Record<string, {properties?: object}>;
  };
  const keys = [schema, ...Object.values(schema.$defs)].flatMap(({properties}) =>
    Object.keys(properties ?? {}),
  );
  const codes = [
    'unknown-command',
    'bad-parameter',
    'secret-in-order',
    'no-stdin',
    'denied',
    'reason-required',
    'command-unavailable',
    'executable-missing',
  ];
  for (const word of [...keys, ...codes]) t.regex(page, new RegExp(`\\b${word}\\b`), word);
});
