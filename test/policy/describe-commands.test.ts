// All commands with their parameters, in as few messages as they fit into.
import test from 'ava';
import {describeCommand, describeCommands, mostAnswer} from '../../src/policy/describe/describe.ts';
import {alice, bob, catalogueOf} from './fixtures.ts';

const access = 'access:\n  - { who: ["user:alice"], run: ["*"] }\n  - { who: ["user:bob"], run: [c3] }\n';
const command = (number: number, about: string) => `  c${number}: { argv: ["true"], about: "${about}" }\n`;

test('those that fit are described at once, and what a person may not run is not among them', async t => {
  const catalogue = await catalogueOf(
    t,
    `commands:\n${[1, 2, 3].map(number => command(number, 'short')).join('')}${access}`,
  );
  const all = ['c1', 'c2', 'c3'].map(name => describeCommand(alice, catalogue, name));
  t.deepEqual(describeCommands(alice, catalogue), {commands: all});
  t.deepEqual(describeCommands(bob, catalogue), {commands: all.slice(2)});
});

test('what does not fit comes in further messages, each command once and in order', async t => {
  const numbers = Array.from({length: 30}, (_, index) => index + 1);
  const parameters = Array.from(
    {length: 60},
    (_, index) => `p${index}: { type: string, default: "", description: "${'x'.repeat(199)}" }`,
  ).join(', ');
  const large = (number: number) =>
    `  c${number}: { argv: ["true", [${Array.from({length: 60}, (_, index) => `"{p${index}}"`).join(', ')}]], params: { ${parameters} } }\n`;
  const catalogue = await catalogueOf(t, `commands:\n${numbers.map(large).join('')}${access}`);
  const names: string[] = [];
  for (let after: string | undefined; ; after = names.at(-1)) {
    const {commands, more} = describeCommands(alice, catalogue, after);
    t.true(Buffer.byteLength(JSON.stringify({commands, more})) <= mostAnswer + 100 + commands.length);
    names.push(...commands.map(({command}) => command));
    if (!more) break;
    t.true(commands.length > 0 && commands.length < numbers.length);
  }
  t.deepEqual(names, numbers.map(number => `c${number}`).toSorted());
});
