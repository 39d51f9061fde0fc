import {chmod, mkdir, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {loadCatalogue} from '../../src/policy/catalogue/load-catalogue.ts';
import {notRoot, skip} from '../fixtures/skip.ts';
import {catalogueOf, plainSystem, problemsOf, temporaryFolder} from './fixtures.ts';

const isRoot = process.getuid?.() === 0;

test('as root every command says whom it runs as, itself or by the defaults', async t => {
  const root = {root: true, self: {name: 'root', home: '/root'}};
  const problems = await problemsOf(
    t,
    'commands:\n  a: { argv: [sh] }\n  b: { argv: [sh], user: ghost }\n  c: { argv: [sh], user: root }',
    root,
  );
  t.is(problems.length, 2);
  t.regex(
    problems[0] ?? '',
    /^catalogue\.yaml:2:3: commands\.a: reeve runs as root: say whom this command runs as/,
  );
  t.regex(problems[1] ?? '', /^catalogue\.yaml:3:26: commands\.b: user: there is no user "ghost"/);
  const {commands} = await catalogueOf(
    t,
    'defaults: { user: nobody }\ncommands:\n  a: { argv: [sh] }\n  b: { argv: [sh], user: root }',
    root,
  );
  const [a, b] = ['a', 'b'].map(name => commands.get(name)?.definition);
  t.deepEqual([a?.otherUser, a?.env.fixed.HOME, a?.env.fixed.USER], ['nobody', '/home/nobody', 'nobody']);
  t.deepEqual([b?.otherUser, b?.user, b?.env.fixed.HOME], [undefined, 'root', '/root']);
});

test("as root no command runs as the gate's user, or as one of its group", async t => {
  const numbers: Record<string, [number, number[]]> = {
    gate: [998, [997]],
    twin: [998, [5]],
    mate: [7, [6, 997]],
    other: [7, [6, 998]],
  };
  const system = {
    root: true,
    self: {name: 'root', home: '/root'},
    gate: {uid: 998, gid: 997},
    findUser: async (name: string) => {
      const [uid, groups] = numbers[name] ?? [1, [1]];
      return {name, home: '/', uid, gid: groups[0] ?? 0, groups};
    },
  };
  const of = (user: string) => `commands: { a: { argv: [sh], user: ${user} } }`;
  for (const user of ['gate', 'twin'])
    t.regex((await problemsOf(t, of(user), system)).join(), /whose number, 998, is that of the gate/);
  t.regex((await problemsOf(t, of('mate'), system)).join(), /who is of group 997, the gate's/);
  // Also where it is said for all commands.
  const all = 'defaults: { user: gate }\ncommands: { a: { argv: [sh] } }';
  t.regex((await problemsOf(t, all, system)).join(), /found "gate", whose number/);
  const {commands} = await catalogueOf(t, of('other'), system);
  // And once more when it starts.
  t.deepEqual(commands.get('a')?.definition?.notAs, {uid: 998, gid: 997});
});

test('what tells a loader of code may not reach the wrappers that root runs for another user', async t => {
  const root = {root: true, self: {name: 'root', home: '/root'}};
  const of = (user: string) =>
    `commands: { a: { argv: [sh], user: ${user}, env: { LD_LIBRARY_PATH: /opt/a/lib, TZ: UTC } } }`;
  const problems = await problemsOf(t, of('nobody'), root);
  t.is(problems.length, 1);
  t.regex(problems[0] ?? '', /env\.LD_LIBRARY_PATH: would reach what root runs before it becomes nobody/);
  t.is((await catalogueOf(t, of('root'), root)).commands.size, 1);
  t.is((await catalogueOf(t, of('tester'))).commands.size, 1);
});

test('an ordinary user cannot run a command as somebody else, and the catalogue that says so is refused', async t => {
  const problems = await problemsOf(
    t,
    'commands: { a: { argv: [sh], user: nobody }, b: { argv: [sh], user: tester } }',
  );
  t.deepEqual(problems.length, 1);
  t.regex(problems[0] ?? '', /user: found "nobody", but reeve runs as "tester" and only root/);
});

test('defaults hold where a command says nothing, and stand in one file', async t => {
  const text = 'defaults: { timeout: 5s, maxOutput: 1MiB }\n';
  const {commands} = await catalogueOf(t, {
    '0.yaml': text,
    '1.yaml': 'commands: { a: { argv: [sh] }, b: { argv: [sh], timeout: 1s } }',
  });
  t.deepEqual(
    [commands.get('a')?.definition?.timeoutMs, commands.get('a')?.definition?.maxOutput],
    [5000, 2 ** 20],
  );
  t.is(commands.get('b')?.definition?.timeoutMs, 1000);
  t.regex(
    (await problemsOf(t, {'0.yaml': text, '1.yaml': `\n${text}`}))[0] ?? '',
    /^1\.yaml:2:1: defaults: are there already, at 0\.yaml:1$/,
  );
});

test('as root, a catalogue or a program that others may write is refused', async t => {
  if (!isRoot) return skip(t, notRoot);
  const folder = await temporaryFolder(t);
  const open = join(folder, 'open');
  await mkdir(open);
  await chmod(open, 0o777);
  await writeFile(join(open, 'tool'), '#!/bin/sh\n', {mode: 0o755});
  await writeFile(join(folder, 'loose'), '#!/bin/sh\n');
  await chmod(join(folder, 'loose'), 0o775);
  await symlink(join(open, 'tool'), join(folder, 'link'));
  const problems = await problemsOf(
    t,
    ['tool', 'loose', 'link']
      .map(
        (name, at) =>
          `${at === 0 ? 'commands:\n' : ''}  ${name}: { argv: ["${folder}/${at === 0 ? 'open/' : ''}${name}"] }`,
      )
      .join('\n'),
  );
  t.is(problems.length, 3);
  for (const problem of problems) t.regex(problem, /chmod go-w/);
  const file = join(folder, 'c.yaml');
  await writeFile(file, 'commands: {}');
  await chmod(file, 0o666);
  await t.throwsAsync(loadCatalogue(file, plainSystem), {
    code: 'config-unreadable',
    message: /others may write/,
  });
});
