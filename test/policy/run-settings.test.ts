// What a command says about how it is run: each key as it comes to the runner, and refused where it is wrong.
import test from 'ava';
import {describeCommand} from '../../src/policy/describe/describe.ts';
import {authorize} from '../../src/policy/orders/authorize.ts';
import {alice, catalogueOf, plainSystem, problemsOf, runOrder} from './fixtures.ts';

const access = '\naccess: [{ who: ["*"], run: ["*"] }]\n';

async function run(
  t: Parameters<typeof catalogueOf>[0],
  command: string,
  rest: Parameters<typeof runOrder>[2] = {},
) {
  const catalogue = await catalogueOf(t, `commands: { a: { argv: [sh], ${command} } }${access}`);
  return authorize(runOrder(alice, 'a', rest), catalogue);
}

const load = async (t: Parameters<typeof catalogueOf>[0], command: string, system = {}) =>
  (await problemsOf(t, `commands:\n  a: { argv: [sh], ${command} }\n`, system)).join('\n');

const input = `${'A'.repeat(43)}=`;

test('what is said about a run comes to whoever runs it', async t => {
  const {invocation, turn, orphanMs} = await run(
    t,
    `stdin: stream, overflow: drop-oldest, concurrency: 2, lock: disk.sda, orphan: cancel after 5m,
     limits: { memory: 64MiB, cpu: 90s, processes: 10, openFiles: 64, fileSize: 0 }`,
  );
  t.like(invocation, {stdin: 'stream', overflow: 'drop-oldest', terminal: undefined});
  t.deepEqual(invocation.limits, {memory: 2 ** 26, cpuMs: 90_000, processes: 10, openFiles: 64, fileSize: 0});
  t.deepEqual(turn, {concurrency: 2, lock: 'disk.sda'});
  t.is(orphanMs, 300_000);
});

test('what is not said is not limited, and what is kept is kept', async t => {
  const {invocation, turn, orphanMs} = await run(
    t,
    'orphan: keep, overflow: end, stdin: none, tty: false, limits: {}',
  );
  t.like(invocation, {stdin: 'none', overflow: 'end', terminal: undefined, limits: {}});
  t.deepEqual(turn, {concurrency: undefined, lock: undefined});
  t.is(orphanMs, undefined);
  t.deepEqual((await run(t, 'stdin: "yes\\n"')).invocation.stdin, {text: 'yes\n'});
  t.deepEqual((await run(t, 'stdin: "two words"')).invocation.stdin, {text: 'two words'});
  t.deepEqual((await run(t, 'stdin: "{{}}\\n"')).invocation.stdin, {text: '{}\n'});
});

test('a terminal is the caller’s, or a small dumb one', async t => {
  const told = await run(t, 'tty: true', {terminal: {columns: 132, rows: 50, term: 'xterm-256color'}, input});
  t.deepEqual(told.invocation.terminal, {columns: 132, rows: 50, term: 'xterm-256color'});
  t.is(told.invocation.env.TERM, 'xterm-256color');
  t.is(told.invocation.stdin, 'stream');
  const untold = await run(t, 'tty: true');
  t.deepEqual(untold.invocation.terminal, {columns: 80, rows: 24});
  t.is(untold.invocation.env.TERM, 'dumb');
  const unnamed = await run(t, 'tty: true', {terminal: {columns: 1, rows: 2}});
  t.is(unnamed.invocation.env.TERM, 'dumb');
  const own = await run(t, 'tty: true, env: { TERM: vt100 }', {
    terminal: {columns: 1, rows: 2, term: 'xterm'},
  });
  t.is(own.invocation.env.TERM, 'vt100');
});

test('a command without a terminal is given none, nor its name', async t => {
  const {invocation} = await run(t, 'stdin: stream', {
    terminal: {columns: 80, rows: 24, term: 'xterm'},
    input,
  });
  t.is(invocation.terminal, undefined);
  t.false('TERM' in invocation.env);
});

test('input that nobody would read is refused', async t => {
  const message = '"a" takes no input: the catalogue gives it neither "stdin: stream" nor "tty: true"';
  for (const command of ['stdin: none', 'about: x', 'stdin: "yes\\n"'])
    await t.throwsAsync(run(t, command, {input}), {code: 'no-stdin', message});
  await t.notThrowsAsync(run(t, 'stdin: stream', {input}));
  await t.notThrowsAsync(run(t, 'stdin: stream'));
});

test('each key is refused at its place, with what was expected', async t => {
  const at = 'catalogue.yaml:2:';
  for (const [command, expected] of [
    [
      'stdin: 5',
      `${at}27: commands.a.stdin: found 5, expected none, stream, or text of at most 65536 characters; put it into quotes`,
    ],
    [
      'stdin: true',
      `${at}27: commands.a.stdin: found true, expected none, stream, or text of at most 65536 characters; put it into quotes`,
    ],
    ['stdin: steam', `${at}27: commands.a: stdin: found "steam"; did you mean stream?`],
    [
      'stdin: hunter2',
      `${at}27: commands.a: stdin: found a single word, expected none, stream or text such as "yes\\n"`,
    ],
    ['tty: yes', `${at}25: commands.a.tty: found "yes", expected true or false: whether it gets a terminal`],
    [
      'tty: true, stdin: stream',
      `${at}38: commands.a: stdin: a command with tty: true reads what its caller types; leave stdin out`,
    ],
    ['overflow: drop', `${at}30: commands.a.overflow: found "drop", expected wait, drop-oldest or end`],
    ['concurrency: 0', `${at}33: commands.a.concurrency: found 0, expected a whole number from 1 to 65536`],
    [
      'concurrency: 65537',
      `${at}33: commands.a.concurrency: found 65537, expected a whole number from 1 to 65536`,
    ],
    [
      'concurrency: 1.5',
      `${at}33: commands.a.concurrency: found 1.5, expected a whole number from 1 to 65536`,
    ],
    [
      'lock: a/b',
      `${at}26: commands.a.lock: found "a/b", expected a name: at most 64 letters, digits, dots, underscores and hyphens`,
    ],
    [
      'orphan: cancel',
      `${at}28: commands.a.orphan: found "cancel", expected keep, or a text such as "cancel after 5m"`,
    ],
    ['orphan: cancel after 0s', `${at}28: commands.a: orphan: found 0s, expected 1ms to 24d`],
    ['orphan: cancel after 25d', `${at}28: commands.a: orphan: found 25d, expected 1ms to 24d`],
    [
      'limits: 5',
      `${at}28: commands.a.limits: found 5, expected a map with memory, cpu, processes, openFiles and fileSize, or some of them`,
    ],
    [
      'limits: { mem: 1 }',
      `${at}30: commands.a.limits: unknown key "mem"; expected one of memory, cpu, processes, openFiles, fileSize`,
    ],
    [
      'limits: { memory: 1000KiB }',
      `${at}38: commands.a: limits.memory: found 1000KiB, expected 1MiB or more`,
    ],
    [
      'limits: { memory: 999999999999999TiB }',
      `${at}38: commands.a: limits.memory: found "999999999999999TiB", expected a smaller size`,
    ],
    [
      'limits: { cpu: 5 }',
      `${at}35: commands.a.limits.cpu: found 5, expected a duration such as 500ms, 30s, 5m, 1h or 7d`,
    ],
    ['limits: { cpu: 25d }', `${at}35: commands.a: limits.cpu: found 25d, expected 1ms to 24d`],
    [
      'limits: { processes: 0 }',
      `${at}41: commands.a.limits.processes: found 0, expected a whole number from 1 to 4194304`,
    ],
    [
      'limits: { openFiles: 3 }',
      `${at}41: commands.a.limits.openFiles: found 3, expected a whole number from 8 to 1048576`,
    ],
    [
      'limits: { fileSize: -1 }',
      `${at}40: commands.a.limits.fileSize: found -1, expected a size such as 64MiB or 10GiB, or a number of bytes`,
    ],
  ] as const) {
    t.is((await load(t, command)).split('\n')[0], expected, command);
  }
});

test('a limit that cannot be enforced is refused, never ignored', async t => {
  const can = {
    limits: {...plainSystem.can.limits, memory: 'there is no cgroup', cpuMs: 'only Linux can'},
    terminal: 'only Linux can',
  };
  t.is(
    await load(t, 'limits: { cpu: 5s, memory: 1GiB, processes: 5 }, tty: true', {can}),
    [
      'catalogue.yaml:2:35: commands.a: limits.cpu: cannot be enforced here: only Linux can',
      'catalogue.yaml:2:47: commands.a: limits.memory: cannot be enforced here: there is no cgroup',
      'catalogue.yaml:2:74: commands.a: tty: this system cannot give a terminal: only Linux can',
    ].join('\n'),
  );
  const variants = `commands:
  a:
    - { os: darwin, argv: [sh], limits: { cpu: 5s }, tty: true }
    - { os: linux, argv: [sh] }
`;
  await t.notThrowsAsync(catalogueOf(t, variants, {can}), 'what is for another system is not its business');
  t.deepEqual(
    await problemsOf(t, `defaults:\n  limits: { memory: 1GiB }\ncommands: { a: { argv: [sh] } }`, {can}),
    ['catalogue.yaml:2:21: defaults: limits.memory: cannot be enforced here: there is no cgroup'],
  );
});

test('defaults hold for what a command does not say, each limit on its own', async t => {
  const catalogue = await catalogueOf(
    t,
    `defaults:
  overflow: end
  orphan: cancel after 1h
  window: 2MiB
  limits: { memory: 1GiB, processes: 50 }
commands:
  a: { argv: [sh] }
  b: { argv: [sh], overflow: wait, orphan: keep, limits: { memory: 4GiB, cpu: 1h } }
${access}`,
  );
  const a = authorize(runOrder(alice, 'a'), catalogue);
  const b = authorize(runOrder(alice, 'b'), catalogue);
  t.like(a, {orphanMs: 3_600_000, invocation: {overflow: 'end', window: 2 ** 21}});
  t.deepEqual(a.invocation.limits, {memory: 2 ** 30, processes: 50});
  t.like(b, {orphanMs: undefined, invocation: {overflow: 'wait', window: 2 ** 21}});
  t.deepEqual(b.invocation.limits, {memory: 2 ** 32, processes: 50, cpuMs: 3_600_000});
});

test('mistakes in defaults are told once, where they stand', async t => {
  t.deepEqual(
    await problemsOf(
      t,
      `defaults:\n  timeout: 99d\n  orphan: cancel after 99d\n  window: 5\ncommands: { a: { argv: [sh] }, b: { argv: [sh] } }`,
    ),
    [
      'catalogue.yaml:2:12: defaults: timeout: found 99d, expected 1ms to 24d',
      'catalogue.yaml:3:11: defaults: orphan: found 99d, expected 1ms to 24d',
      'catalogue.yaml:4:11: defaults: window: expected 1MiB to 1TiB',
    ],
  );
});

test('people see how a command is run', async t => {
  const catalogue = await catalogueOf(
    t,
    `commands:
  a: { argv: [sh], tty: true, lock: screen, orphan: cancel after 1s, limits: { cpu: 5s, memory: 1MiB } }
  b: { argv: [sh], stdin: "yes\\n", concurrency: 3, overflow: end }
${access}`,
  );
  const a = describeCommand(alice, catalogue, 'a');
  t.like(a, {stdin: 'stream', tty: true, lock: 'screen', concurrency: null, orphan: 1000, overflow: 'wait'});
  t.like(a.limits, {cpu: 5000, memory: 2 ** 20, processes: null, openFiles: null, fileSize: null});
  const b = describeCommand(alice, catalogue, 'b');
  t.like(b, {stdin: 'text', tty: false, lock: null, concurrency: 3, orphan: null, overflow: 'end'});
});
