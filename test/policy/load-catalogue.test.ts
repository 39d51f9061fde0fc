import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {loadCatalogue} from '../../src/policy/catalogue/load-catalogue.ts';
import {catalogueOf, plainSystem, problemsOf, temporaryFolder} from './fixtures.ts';

test('everything that is wrong is told at once, by file, line and column', async t => {
  const problems = await problemsOf(t, {
    'a.yaml': `commands:
  a:
    argv: [echo, "{x", "{y}", "{z...}", ["{n}"]]
    params:
      z: { type: string }
      n: { type: integer, pattern: "x" }
      p: { type: string, pattern: "(?=a)" }
      q: { type: string, default: 5 }
    timeout: 99d
    shell: true
  b:
    argv: [echo, "{x}", "{w?}", "{d}"]
    params:
      d: { type: string, default: -r }
      p: { type: string, pattern: "(?=a)" }
    timeout: 99d
    window: 1KiB
  C: { argv: [echo] }
`,
    'b.yaml': `commands:
  d: { argv: ["{x}"], timeout: 5 }
  e: { argv: [echo], effect: destroys, idempotent: false }
  b: { argv: [echo] }
access:
  - who: [ops]
  - { who: ["*"], run: [a], shares: [x] }
`,
  });
  t.deepEqual(
    problems.map(problem => problem.replace(/(expected one of).*/, '$1 ...')),
    [
      'a.yaml:3:18: commands.a: found "{" in "{x", expected {NAME}; write {{ for a brace itself',
      'a.yaml:3:24: commands.a: argv: {y} is not among params',
      'a.yaml:3:31: commands.a: argv: {z...} stands for a list, but "z" is of type string; write {z}',
      'a.yaml:6:7: commands.a: params.n: pattern: is for type string only',
      'a.yaml:7:7: commands.a: params.p: error parsing regexp: invalid or unsupported Perl syntax: `(?=`',
      'a.yaml:7:7: commands.a: params.p: is used nowhere in argv; expected {p} there',
      'a.yaml:8:7: commands.a: params.q: is used nowhere in argv; expected {q} there',
      'a.yaml:8:35: commands.a: params.q.default: found 5, expected text; put it into quotes',
      'a.yaml:9:14: commands.a: timeout: found 99d, expected 1ms to 24d',
      'a.yaml:10:5: commands.a: unknown key "shell"; expected one of ...',
      'a.yaml:12:18: commands.b: argv: {x} is not among params',
      'a.yaml:12:25: commands.b: argv: {w} is not among params',
      'a.yaml:14:35: commands.b: params.d.default: begins with "-"; put a literal -- before {d} or say allowDash: true',
      'a.yaml:15:7: commands.b: params.p: error parsing regexp: invalid or unsupported Perl syntax: `(?=`',
      'a.yaml:15:7: commands.b: params.p: is used nowhere in argv; expected {p} there',
      'a.yaml:16:14: commands.b: timeout: found 99d, expected 1ms to 24d',
      'a.yaml:17:13: commands.b: window: expected 1MiB to 1TiB',
      'a.yaml:18:3: commands: found the key "C", expected a command name: at most 64 of a-z, 0-9, dot, underscore and hyphen',
      'b.yaml:2:15: commands.d: argv[0]: found "{x}", expected the name or the absolute path of a program, without parameters',
      'b.yaml:2:15: commands.d: argv: {x} is not among params',
      'b.yaml:2:32: commands.d.timeout: found 5, expected a duration such as 500ms, 30s, 5m, 1h or 7d',
      'b.yaml:3:30: commands.e.effect: found "destroys", expected read, change or destroy',
      'b.yaml:3:52: commands.e.idempotent: found false, expected the word true',
      'b.yaml:4:3: commands.b: is there already, at a.yaml:11',
      'b.yaml:6:11: access[0].who[0]: found "ops", expected group:NAME, user:NAME or "*"',
      'b.yaml:7:29: access[1]: unknown key "shares"; expected one of ...',
    ],
  );
});

test('keys of later versions and of JSON Schema that commands have no use for are refused', async t => {
  for (const schema of [
    '{ $ref: "http://x/" }',
    '{ type: string, pattern: { $data: "1/a" } }',
    '{ type: string, readOnly: true }',
    '{ type: object }',
    '{ type: [string, "null"] }',
    '{ type: string, $id: x }',
  ]) {
    const problems = await problemsOf(
      t,
      `commands: { a: { argv: [echo, "{x}"], params: { x: ${schema} } } }`,
    );
    t.regex(problems.join('\n'), /^catalogue\.yaml:1:\d+: commands\.a\.params\.x/, schema);
  }
});

test('names with a meaning in JavaScript, duplicate keys and bombs are refused', async t => {
  t.regex(
    (await problemsOf(t, 'commands: { __proto__: { argv: [echo] } }'))[0] ?? '',
    /:1:13: the key "__proto__" cannot be used/,
  );
  t.regex(
    (await problemsOf(t, 'commands:\n  a: { argv: [b], argv: [c] }'))[0] ?? '',
    /:2:19: this key is here a second time/,
  );
  t.regex((await problemsOf(t, `commands: ${'['.repeat(100_000)}`))[0] ?? '', /too deep/);
  const bomb = ['a: &a [x, x, x, x, x, x, x, x, x, x]'];
  for (let at = 1; at < 12; at++)
    bomb.push(
      `${'abcdefghijkl'[at]}: &${'abcdefghijkl'[at]} [${`*${'abcdefghijkl'[at - 1]}, `.repeat(9)} 1]`,
    );
  t.regex((await problemsOf(t, bomb.join('\n')))[0] ?? '', /too deep or too large/);
  t.regex((await problemsOf(t, 'commands: &a { x: *a }'))[0] ?? '', /too deep or too large|unresolved/i);
  t.is(({} as {argv?: unknown}).argv, undefined);
});

test('a file that is too large, not text or not there is said', async t => {
  const folder = await temporaryFolder(t);
  await t.throwsAsync(loadCatalogue(folder, plainSystem), {code: 'config-missing', message: /no file in/});
  await t.throwsAsync(loadCatalogue(join(folder, 'x.yaml'), plainSystem), {code: 'config-missing'});
  await writeFile(join(folder, 'x.yaml'), `#${' '.repeat(2 ** 20)}`);
  await t.throwsAsync(loadCatalogue(folder, plainSystem), {
    code: 'config-unreadable',
    message: /1048577 bytes/,
  });
  await writeFile(join(folder, 'x.yaml'), Buffer.from([0x61, 0xff]));
  await t.throwsAsync(loadCatalogue(folder, plainSystem), {code: 'config-unreadable', message: /not UTF-8/});
});

test('the files of a folder are one catalogue, JSON among them', async t => {
  const catalogue = await catalogueOf(t, {
    'b.json': '{"commands": {"b": {"argv": ["/bin/sh"]}}, "access": [{"who": ["*"], "run": ["b"]}]}',
    'a.yml': 'commands: { a: { argv: [sh] } }\naccess: [{ who: [user:x], run: [a] }]\n',
    'c.yaml': '# nothing yet\n',
    '.hidden.yaml': 'not: [read',
    'README.md': '{{{',
  });
  t.deepEqual([...catalogue.commands.keys()], ['a', 'b']);
  t.deepEqual(
    catalogue.rules.map(({place}) => place.replace(/.*\//, '')),
    ['a.yml:2', 'b.json:1'],
  );
});

test('a command may differ by system, and has what its own variant says', async t => {
  const text = `commands:
  up:
    - { os: [linux, darwin], argv: [uptime], timeout: 5s }
    - { os: win32, argv: [net, statistics], timeout: 7s }
  only: { os: darwin, argv: [sw_vers] }
  all: { argv: [sh] }
`;
  const seen = async (platform: NodeJS.Platform) => {
    const {commands} = await catalogueOf(t, text, {platform});
    return [...commands.values()].map(({definition}) => [definition?.program, definition?.timeoutMs]);
  };
  t.deepEqual(await seen('linux'), [
    ['uptime', 5000],
    [undefined, undefined],
    ['sh', 3_600_000],
  ]);
  t.deepEqual(await seen('win32'), [
    ['net', 7000],
    [undefined, undefined],
    ['sh', 3_600_000],
  ]);
  t.deepEqual(
    await problemsOf(
      t,
      'commands:\n  a:\n    - { argv: [x] }\n    - { os: linux, argv: [x] }\n    - { os: [linux, win32], argv: [x] }',
    ),
    [
      'catalogue.yaml:3:7: commands.a: "os" is missing; expected every variant to say which systems it is for',
      'catalogue.yaml:5:13: commands.a: os: there is a variant for linux already',
    ],
  );
});

test('variants of other systems are checked, too', async t => {
  const problems = await problemsOf(
    t,
    'commands: { a: [{ os: win32, argv: [x, "{y}"] }, { os: linux, argv: [sh] }] }',
  );
  t.regex(problems[0] ?? '', /\{y\} is not among params/);
});

test('a program is resolved when the catalogue is loaded, by the path that the command gets', async t => {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'my-tool'), '#!/bin/sh\n', {mode: 0o755});
  await writeFile(join(folder, 'not-executable'), '', {mode: 0o644});
  const catalogue = await catalogueOf(
    t,
    `commands:
  a: { argv: [my-tool], env: { PATH: "${folder}:/bin" } }
  b: { argv: [my-tool] }
  c: { argv: ["${folder}/not-executable"] }
  d: { argv: [sh], env: { PATH: ":.:${folder}" } }
`,
  );
  const executable = (name: string) => catalogue.commands.get(name)?.definition?.executable;
  t.is(executable('a'), join(folder, 'my-tool'));
  t.is(executable('b'), undefined);
  t.is(executable('c'), undefined);
  t.is(executable('d'), undefined, 'relative and empty entries are passed over');
  t.is(catalogue.warnings.length, 4, 'three programs, and no rules');
  t.regex(catalogue.warnings[1] ?? '', /:3:15: commands\.b: there is no program "my-tool" here/);
});

test('a program is a name or an absolute path, never a parameter', async t => {
  for (const program of ['"{x}"', '""', './x', 'a/b', '[sh]', '"{{x}"']) {
    const problems = await problemsOf(t, `commands: { a: { argv: [${program}] } }`);
    t.regex(problems.join('\n'), /argv\[0\]|argv: /, program);
  }
});

test('a rule that names no command is warned about', async t => {
  const {warnings} = await catalogueOf(
    t,
    'commands: { a: { argv: [sh] } }\naccess: [{ who: ["*"], run: [a, "b*"] }]',
  );
  t.is(warnings.length, 1);
  t.regex(warnings[0] ?? '', /:2:33: access\[0\]\.run: there is no command "b\*"/);
});

test('a catalogue whose answers would not fit into a message is refused', async t => {
  const about = '€'.repeat(200);
  const many = Array.from({length: 512}, (_, at) => `  c${at}: { about: ${about}, argv: [sh] }`).join('\n');
  t.regex((await problemsOf(t, `commands:\n${many}`)).join('\n'), /the list of commands has \d+ bytes/);
  const more = Array.from({length: 513}, (_, at) => `  c${at}: { argv: [sh] }`).join('\n');
  t.regex(
    (await problemsOf(t, `commands:\n${more}`)).join('\n'),
    /expected at most 512 commands|expected a map of commands/,
  );
});

test('no command can pass for a reading of the account', async t => {
  const problems = await problemsOf(t, {
    'a.yaml':
      'commands:\n  audit-log: { argv: [echo] }\n  audit-proof: { argv: [echo] }\n  audit-logs: { argv: [echo] }\n',
  });
  t.deepEqual(problems, [
    "a.yaml:2:3: commands.audit-log: reeve's own command is called so; name it otherwise",
    "a.yaml:3:3: commands.audit-proof: reeve's own command is called so; name it otherwise",
  ]);
});
