import {join} from 'node:path';
import test from 'ava';
import {shareLab} from '../fixtures/shared-lab.ts';

const commands = `
  disk: { about: Free space, argv: [df, -h, "{path}"], timeout: 30s, maxOutput: 1MiB, params: { path: { type: string, pattern: "^/", default: /, description: Any path } } }
  grave: { about: Needs a reason, argv: ["true"], reason: required }
  secret: { about: Not for students, argv: ["true"] }
`;
const access = `
  - { who: [group:ops], run: ["*"], audit: true, jobs: { see: all, end: all } }
  - { who: [group:students], run: [disk, grave] }
`;

const sharedLab = shareLab({commands, access});

test.serial('ping, status, commands and describe answer in words and as JSON', async t => {
  const lab = await sharedLab();
  const json = async (...words: string[]) => JSON.parse((await lab.reeve([...words, '--json'])).stdout);
  const ping = await lab.reeve(['ping', 'lab-01', '-c', '2']);
  t.regex(
    ping.stdout,
    /^lab-01: [\d.]+ ms\nlab-01: [\d.]+ ms\nlab-01: its clock is \S+ (ahead of|behind) ours$/,
  );
  const pong = await json('ping', 'lab-01', '-c', '2');
  t.is(pong.host, 'lab-01');
  t.is(pong.roundTripsMs.length, 2);

  const status = await lab.reeve(['status', 'lab-01']);
  t.regex(status.stdout, new RegExp(`^Host: +lab-01, reeve \\S+, process ${lab.pid}, up \\S+$`, 'm'));
  t.regex(status.stdout, /^Account: +writable$/m);
  t.like(await json('status', 'lab-01'), {
    host: 'lab-01',
    pid: lab.pid,
    jobs: {running: 0},
    gate: {pid: await lab.gatePid()},
  });

  const list = await lab.reeve(['commands', 'lab-01']);
  t.regex(
    list.stdout,
    /^COMMAND +EFFECT +ABOUT\ndisk +change +Free space\ngrave +change +Needs a reason\nsecret +change +Not for students$/,
  );
  t.deepEqual(
    (await json('commands', 'lab-01')).commands.map(({command}: {command: string}) => command),
    ['disk', 'grave', 'secret'],
  );
  const one = await lab.reeve(['describe', 'lab-01', 'disk']);
  t.regex(one.stdout, /Usage: reeve run lab-01 disk \[path\]/);
  t.regex(one.stdout, /path +string, begins with "\/".*default "\/".*Any path/);
  t.regex(one.stdout, /Timeout: +30s$/m);
  t.like(await json('describe', 'lab-01', 'disk'), {
    command: 'disk',
    params: [{name: 'path', required: false, schema: {type: 'string', pattern: '^/', default: '/'}}],
    limits: {timeout: 30_000, maxOutput: 1024 * 1024},
    reason: 'optional',
  });
  const grave = await lab.reeve(['describe', 'lab-01', 'grave']);
  t.regex(grave.stdout, /Reason: +required/);
});

test('one order brings all commands with their parameters', async t => {
  const lab = await sharedLab();
  const host = await lab.connect();
  const {commands} = await host.commands({describe: true});
  const one = (name: string) => host.describe(name);
  t.deepEqual(commands, await Promise.all(['disk', 'grave', 'secret'].map(one)));
  t.deepEqual(
    (await host.commands()).commands.map(command => Object.keys(command).toSorted()),
    commands.map(() => ['about', 'available', 'command', 'effect']),
  );
});

test('each person is shown what that person may run, and a stranger to the rules is told nothing', async t => {
  const lab = await sharedLab();
  const bob = await lab.client('bob', {groups: ['students']});
  const carol = await lab.client('carol');
  t.regex((await lab.reeve(['commands', 'lab-01'], {config: bob})).stdout, /disk[\s\S]*grave/);
  t.notRegex((await lab.reeve(['commands', 'lab-01'], {config: bob})).stdout, /secret/);
  const hidden = await lab.reeve(['describe', 'lab-01', 'secret'], {config: bob});
  t.true([253, 254].includes(hidden.exitCode ?? 0));
  t.notRegex(hidden.stdout + hidden.stderr, /Not for students/);
  t.is((await lab.reeve(['status', 'lab-01'], {config: bob})).exitCode, 0);
  const none = await lab.reeve(['commands', 'lab-01'], {config: carol});
  t.is(none.stdout, '');
  t.regex(none.stderr, /you may run nothing here/);
  t.is((await lab.reeve(['status', 'lab-01'], {config: carol})).exitCode, 254);
});

test('reeve can explains what the rules allow a person or a group', async t => {
  const lab = await sharedLab();
  const server = ['--config', join(lab.folder, 'server.yaml')];
  const can = await lab.reeve(['can', 'group:students', ...server]);
  t.is(can.exitCode, 0);
  t.regex(can.stdout, /^anybody of the group students:\n/);
  t.regex(can.stdout, /^disk +yes: .*catalogue\.yaml:\d+$/m);
  t.notRegex(can.stdout, /secret/);
  t.regex(can.stdout, /^\(read the account\) +no$/m);
  const alone = await lab.reeve(['can', 'alice', ...server]);
  t.regex(
    alone.stdout,
    /^alice, in no group; groups are in the certificate: name them, as in alice,group:ops \(the rules name ops, students\):\n\(read/,
  );
  const several = await lab.reeve(['can', 'alice,group:ops,group:studens', ...server]);
  t.regex(
    several.stdout,
    /^alice of the groups ops, studens:\nno rule names the group studens; did you mean students\?\n/,
  );
  const no = await lab.reeve(['can', 'group:students', 'secret', ...server]);
  t.regex(no.stdout, /^secret +no: no rule allows it$/m);
  const one = JSON.parse((await lab.reeve(['can', 'group:ops', 'secret', '--json', ...server])).stdout);
  t.is(one.commands.length, 1);
  t.regex(one.commands[0].rule, /catalogue\.yaml:\d+$/);
});

test('every way to fail has its own exit status', async t => {
  const lab = await sharedLab();
  const bob = await lab.client('bert', {groups: ['students']});
  const cases: [string[], number, string?][] = [
    [['run', 'lab-01', 'disk', '/'], 0],
    [['run', 'lab-01', 'disk', '/no/such/path'], 1],
    [['run', 'lab-01', 'nothing'], 253],
    [['run', 'lab-01', 'disk', 'relative'], 253],
    [['run', 'lab-01', 'disk', '/', '/'], 253],
    [['run', 'lab-01', 'disk', '--no-such', 'x'], 253],
    [['run', 'lab-01', 'grave'], 253],
    [['run', 'lab-01'], 253],
    [['no-such-command'], 253],
    [['run', 'not a host', 'disk'], 253],
    [['run', 'lab-01', 'disk', '--config', '/nowhere.yaml'], 253],
    [['--config', '/nowhere.yaml', 'run', 'lab-01', 'disk'], 253],
    [['run', 'lab-01', 'secret'], 254, bob],
    [['audit', 'log', 'lab-01'], 254, bob],
    [['attach', 'lab-01', '01900000-0000-7000-8000-000000000000'], 253],
    [['ping', '127.0.0.1:1'], 255],
    // The port answers, but its certificate is for another name.
    [['ping', `localhost.localdomain:${lab.port}`], 255],
    [['--help'], 0],
    [['--version'], 0],
  ];
  for (const [words, status, config] of cases) {
    const run = await lab.reeve(words, config === undefined ? {} : {config});
    t.is(run.exitCode, status, `${words.join(' ')}: ${run.stderr}`);
    if (status >= 250) t.regex(run.stderr, /^(reeve|error): \S/, words.join(' '));
  }
});
