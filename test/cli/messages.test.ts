import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';

const access = '\n  - { who: [group:ops], run: ["*"], audit: true, send: true, listen: true }\n';
const shared = shareLab({access, server: 'limits: { messages: 1000, messageEvery: 1ms }'});

test.serial('what is sent is shown in each listener, a line each, and JSON has it as it was', async t => {
  const lab = await shared();
  const piped = commandLine(lab, ['listen', '--since', '0', 'lab-01']);
  const json = commandLine(lab, ['listen', '--json', '--since', '1h', 'lab-01']);
  t.teardown(() => {
    for (const {child} of [piped, json]) child.kill('SIGKILL');
  });
  await until(() => lab.entries().filter(({event}) => event === 'listen').length === 2, 'two listeners');
  const sent = await lab.reeve(['send', 'lab-01', 'going', 'down', 'at\nnoon\u001b[2J']);
  t.is(sent.exitCode, 0);
  t.regex(sent.stderr, /^reeve: lab-01: sent as message 1; 2 listen now$/);
  const told = await lab.reeve(['send', '--json', 'lab-01', 'second']);
  t.like(JSON.parse(told.stdout), {host: 'lab-01', number: 2, listeners: 2});
  await until(() => [piped, json].every(({stdout}) => stdout.includes('second')), 'both messages');
  t.regex(
    piped.stdout.toString(),
    /^\d{4}-\d\d-\d\dT[\d:.]+Z 1 alice: going down at\\nnoon\\x1b\[2J\n\S+Z 2 alice: second\n$/,
  );
  const [first] = json.stdout
    .toString()
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
  t.like(first, {
    host: 'lab-01',
    type: 'message',
    number: 1,
    text: 'going down at\nnoon\u001b[2J',
    from: {name: 'alice'},
  });
  for (const line of [piped, json]) {
    line.child.kill('SIGINT');
    await line.ended;
  }
});

test.serial('the account tells who sent and who listened, and evidence of both verifies', async t => {
  const lab = await shared();
  await lab.reeve(['send', 'lab-01', 'for the account']);
  const log = await lab.reeve(['audit', 'log', '--event', 'message', 'lab-01']);
  t.regex(log.stdout, /message\s+alice\s+message \d+, 15 bytes/);
  t.notRegex(log.stdout, /for the account/);
  const listened = await lab.reeve(['audit', 'log', '--event', 'listen', 'lab-01']);
  t.regex(listened.stdout, /listen\s+alice\s+after message \d+/);
  const verified = await lab.reeve([
    'audit',
    'verify',
    `${lab.folder}/data/audit`,
    '--ca',
    `${lab.folder}/ca.pem`,
  ]);
  t.is(verified.exitCode, 0, verified.stderr);
});

test.serial('what cannot be sent or listened to is said in words, with a status', async t => {
  const lab = await shared();
  for (const [words, status, message] of [
    [['send', 'lab-01', ''], 253, /a message has a text, and this one is empty/],
    [['send', 'lab-01', 'x'.repeat(16_385)], 253, /at most 16384 bytes, and this one has 16385/],
    [
      ['listen', '--since', 'yesterday', 'lab-01'],
      253,
      /"yesterday" is neither the number of a message nor a duration/,
    ],
    [['listen', '--since', '12345', 'lab-01'], 253, /has come to message \d+ only/],
  ] as const) {
    const {exitCode, stderr} = await lab.reeve(words);
    t.is(exitCode, status, stderr);
    t.regex(stderr, message);
  }
});

test.serial(
  'text on standard input that is too long is refused as that, wherever its characters are cut',
  async t => {
    const lab = await shared();
    const line = commandLine(lab, ['send', 'lab-01', '-'], {stdin: 'pipe'});
    line.child.stdin?.on('error', () => {});
    line.child.stdin?.end(`x${'\u20ac'.repeat(200_000)}`);
    const {status, stderr} = await line.ended;
    t.is(status, 253);
    t.regex(stderr.toString(), /standard input cannot be sent as a message: it has more than 65536 bytes/);
  },
);

test.serial('text comes from standard input for a dash, without its last newline', async t => {
  const lab = await shared();
  const line = commandLine(lab, ['send', '--json', 'lab-01', '-'], {stdin: 'pipe'});
  line.child.stdin?.end('from a pipe\n\n');
  const {status, stdout} = await line.ended;
  t.is(status, 0);
  const {number} = JSON.parse(stdout.toString());
  const host = await lab.connect();
  for await (const heard of host.listen({since: number - 1})) {
    t.like(heard, {text: 'from a pipe\n'});
    break;
  }
});
