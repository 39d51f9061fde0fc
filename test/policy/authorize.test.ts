import test from 'ava';
import {execa} from 'execa';
import {mayAudit, mayEnd, maySee} from '../../src/policy/access/access.ts';
import {describeCommand, listCommands} from '../../src/policy/describe/describe.ts';
import {explain, parseWho} from '../../src/policy/describe/explain.ts';
import {authorize, authorizeReading} from '../../src/policy/orders/authorize.ts';
import {alice, bob, catalogueOf, runOrder} from './fixtures.ts';

const text = `commands:
  show:
    about: Shows what it is given
    argv: [echo, "--lines={lines}", ["{all?}", -a], --, "{path}"]
    params:
      path: { type: string, pattern: "^[^x]*$", default: / }
      lines: { type: integer, maximum: 10, default: 5 }
      all: { type: boolean }
    timeout: 30s
    env: { TZ: UTC }
  vars: { argv: [env] }
  careful: { argv: [echo], reason: required }
  absent: { argv: [no-such-program] }
  mac: { os: darwin, argv: [sw_vers] }
access:
  - who: [group:ops]
    run: ["*"]
    audit: true
    jobs: { see: all, end: all }
  - { who: [group:students], run: [show] }
`;

test('an order by words and one by typed parameters come to the same arguments', async t => {
  const catalogue = await catalogueOf(t, text);
  const byWords = authorize(runOrder(bob, 'show', {args: ['/home', '--lines', '7', '--all']}), catalogue);
  const byParams = authorize(
    runOrder(bob, 'show', {params: {all: true, lines: 7, path: '/home'}}),
    catalogue,
  );
  t.deepEqual(byWords.invocation.argv.slice(1), ['--lines=7', '-a', '--', '/home']);
  t.regex(byWords.invocation.argv[0], /^\/.*\/echo$/);
  t.deepEqual(byParams.invocation, byWords.invocation);
  t.deepEqual(authorize(runOrder(bob, 'show'), catalogue).invocation.argv.slice(1), ['--lines=5', '--', '/']);
});

test('an authorised order says by which rule, and everything that its process needs', async t => {
  const catalogue = await catalogueOf(t, text);
  const {rule, command, invocation, redactedArgv, reason} = authorize(
    runOrder(bob, 'show', {reason: 'to see'}),
    catalogue,
  );
  t.regex(rule, /catalogue\.yaml:20$/);
  t.is(command, 'show');
  t.is(reason, 'to see');
  t.deepEqual(redactedArgv, invocation.argv);
  const {argv: _, ...rest} = invocation;
  t.deepEqual(rest, {
    env: {
      PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      HOME: '/home/tester',
      LANG: 'C.UTF-8',
      USER: 'tester',
      TZ: 'UTC',
    },
    cwd: '/',
    user: undefined,
    timeoutMs: 30_000,
    idleTimeoutMs: undefined,
    maxOutput: undefined,
    window: 64 * 2 ** 20,
    overflow: 'wait',
    strays: 'end',
    stdin: 'none',
    terminal: undefined,
    limits: {},
  });
});

test('neither the server’s own environment nor a parameter reaches the command’s environment', async t => {
  const catalogue = await catalogueOf(t, text);
  const hostile = {
    NODE_OPTIONS: '--no-warnings',
    BASH_ENV: '/x',
    LD_LIBRARY_PATH: '/x',
    REEVE_TEST_SECRET: 's',
  };
  Object.assign(process.env, hostile);
  t.teardown(() => {
    for (const name of Object.keys(hostile)) delete process.env[name];
  });
  const {argv, env, cwd} = authorize(runOrder(alice, 'vars'), catalogue).invocation;
  const {stdout} = await execa(argv[0], argv.slice(1), {env: {...env}, cwd, extendEnv: false});
  t.deepEqual(stdout.split('\n').toSorted(), [
    'HOME=/home/tester',
    'LANG=C.UTF-8',
    'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    'USER=tester',
  ]);
});

test('what is refused has its own code and says why', async t => {
  const catalogue = await catalogueOf(t, text);
  const refuse = (...order: Parameters<typeof runOrder>) =>
    t.throws(() => authorize(runOrder(...order), catalogue));
  const said = (error: unknown) => `${(error as {code: string}).code}: ${(error as Error).message}`;
  t.is(
    said(refuse(bob, 'vars')),
    'denied: bob may not run "vars" here: no access rule of this host allows it',
  );
  t.is(said(refuse(bob, 'shwo')), 'unknown-command: there is no command "shwo" here; did you mean show?');
  t.is(
    said(refuse(bob, 'varz')),
    'unknown-command: there is no command "varz" here; "reeve commands" lists what there is',
    'what bob may not run is not hinted at',
  );
  t.is(
    said(refuse(bob, 'show', {params: {lines: 11}})),
    'bad-parameter: parameter "lines": found 11, expected a number <= 10',
  );
  t.is(
    said(refuse(bob, 'show', {params: {lines: '5'}})),
    'bad-parameter: parameter "lines": found "5", expected a whole number',
  );
  t.is(
    said(refuse(bob, 'show', {params: {line: 5}})),
    'bad-parameter: unknown parameter "line"; did you mean lines?',
  );
  t.is(
    said(refuse(bob, 'show', {args: ['a\0b']})),
    'bad-parameter: parameter "path": found a NUL byte, which no argument can hold',
  );
  t.is(
    said(refuse(alice, 'careful')),
    'reason-required: "careful" needs a reason; say it with --reason TEXT',
  );
  t.is(
    said(refuse(alice, 'careful', {reason: ' '})),
    'reason-required: "careful" needs a reason; say it with --reason TEXT',
  );
  t.regex(said(refuse(alice, 'absent')), /^executable-missing: .*no-such-program was not found/);
  t.regex(said(refuse(alice, 'mac')), /^command-unavailable: .*for darwin only/);
  for (const name of ['__proto__', 'constructor', 'toString'])
    t.regex(said(refuse(alice, name)), /^unknown-command/);
});

test('a refusal comes before anything is said of a command that one may not run', async t => {
  const catalogue = await catalogueOf(t, text);
  t.throws(() => authorize(runOrder(bob, 'careful', {params: {x: 1}}), catalogue), {code: 'denied'});
  t.throws(() => describeCommand(bob, catalogue, 'careful'), {code: 'denied'});
});

test('one’s own jobs are one’s own, and other people’s by a rule', async t => {
  const catalogue = await catalogueOf(t, text);
  t.is(mayEnd(bob, 'bob', catalogue), 'own');
  t.is(maySee(bob, 'alice', catalogue), undefined);
  t.is(mayEnd(bob, 'alice', catalogue), undefined);
  t.regex(mayEnd(alice, 'bob', catalogue) ?? '', /:16$/);
  t.regex(maySee(alice, 'bob', catalogue) ?? '', /:16$/);
  t.is(mayAudit(bob, catalogue), undefined);
});

test('only who may read the account gets an authorised order to do so', async t => {
  const catalogue = await catalogueOf(t, text);
  const {invocation} = authorize(runOrder(alice, 'vars'), catalogue);
  const order = (person: typeof alice, action: string) => {
    const run = runOrder(person, 'x');
    return {...run, payload: {...run.payload, action, filter: {}}} as unknown as typeof run;
  };
  t.is(
    authorizeReading(order(alice, 'audit-log'), catalogue, {invocation, concurrency: 2}).command,
    'audit-log',
  );
  t.throws(() => authorizeReading(order(bob, 'audit-log'), catalogue, {invocation, concurrency: 2}), {
    code: 'denied',
  });
  t.throws(() => authorizeReading(order(alice, 'run'), catalogue, {invocation, concurrency: 2}), {
    code: 'denied',
  });
  t.throws(() => authorize(order(alice, 'audit-log'), catalogue), {code: 'denied'});
});

test('a range of the account that can hold nothing is a mistake, for whoever may read it', async t => {
  const catalogue = await catalogueOf(t, text);
  const {invocation} = authorize(runOrder(alice, 'vars'), catalogue);
  const ask = (person: typeof alice, payload: object) => {
    const run = runOrder(person, 'x');
    return authorizeReading({...run, payload: {...run.payload, ...payload}} as typeof run, catalogue, {
      invocation,
      concurrency: 2,
    });
  };
  const log = (filter: object) => ({action: 'audit-log', filter});
  const exported = (range: object) => ({action: 'audit-export', ...range});
  const mistaken = [
    log({since: 2, until: 1}),
    exported({since: 2, until: 1}),
    exported({from: 2, to: 1}),
    exported({from: 2, to: 2}),
  ];
  for (const payload of mistaken) {
    t.throws(() => ask(alice, payload), {code: 'bad-parameter'});
    t.throws(() => ask(bob, payload), {code: 'denied'});
  }
  const good = [
    log({since: 1, until: 1}),
    exported({since: 1, until: 1}),
    exported({from: 1, to: 2}),
    exported({from: 1, since: 2, until: 3}),
    exported({}),
  ];
  for (const payload of good) t.notThrows(() => ask(alice, payload));
});

test('people see the commands that they may run, and how', async t => {
  const catalogue = await catalogueOf(t, text);
  t.deepEqual(listCommands(bob, catalogue), [
    {command: 'show', about: 'Shows what it is given', available: true, effect: 'change'},
  ]);
  t.deepEqual(
    listCommands(alice, catalogue).map(({command, available}) => [command, available]),
    [
      ['absent', false],
      ['careful', true],
      ['mac', false],
      ['show', true],
      ['vars', true],
    ],
  );
  const description = describeCommand(bob, catalogue, 'show');
  t.deepEqual(JSON.parse(JSON.stringify(description)), {
    command: 'show',
    about: 'Shows what it is given',
    available: true,
    effect: 'change',
    idempotent: false,
    argv: ['echo', '--lines={lines}', ['{all?}', '-a'], '--', '{path}'],
    params: [
      {name: 'path', required: false, schema: {type: 'string', pattern: '^[^x]*$', default: '/'}},
      {name: 'lines', required: false, schema: {type: 'integer', maximum: 10, default: 5}},
      {name: 'all', required: false, schema: {type: 'boolean'}},
    ],
    reason: 'optional',
    user: 'tester',
    cwd: '/',
    limits: {
      timeout: 30_000,
      idleTimeout: null,
      maxOutput: null,
      window: 67_108_864,
      memory: null,
      cpu: null,
      processes: null,
      openFiles: null,
      fileSize: null,
    },
    strays: 'end',
    stdin: 'none',
    tty: false,
    overflow: 'wait',
    orphan: null,
    concurrency: null,
    lock: null,
  });
  t.is(describeCommand(alice, catalogue, 'careful').reason, 'required');
  t.regex(describeCommand(alice, catalogue, 'absent').unavailable ?? '', /no-such-program/);
});

test('what a rule set allows can be explained', async t => {
  const catalogue = await catalogueOf(t, text);
  const ops = explain(parseWho('user:zoe,group:ops'), catalogue);
  t.is(ops.commands.length, 5);
  t.regex(ops.audit ?? '', /:16$/);
  const student = explain(parseWho('group:students'), catalogue, 'vars');
  t.deepEqual(student.commands, [{command: 'vars', rule: null}]);
  t.is(student.jobs.end, null);
  t.throws(() => explain(alice, catalogue, 'nope'), {code: 'unknown-command'});
  t.throws(() => parseWho('a b'), {code: 'bad-parameter'});
  t.throws(() => parseWho('a,b'), {code: 'bad-parameter'});
});
