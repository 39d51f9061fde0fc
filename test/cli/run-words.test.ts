// What `reeve run` sends for its options, and what it says, against a host that answers what the test says.
import {readFileSync} from 'node:fs';
import {chmod, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import {onTerminal} from '../fixtures/on-terminal.ts';
import type {ScriptedLab} from '../fixtures/scripted-server.ts';
import {outcomeOf, startScripted} from '../fixtures/scripted-server.ts';
import {newMark} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

interface Sent {
  readonly order: Record<string, unknown>;
  readonly secrets: {readonly values: Record<string, string>} | undefined;
}

/** A host on which every job ends at once, having printed `done`. */
async function startDone(t: ExecutionContext): Promise<{lab: ScriptedLab; sent: Sent[]}> {
  const sent: Sent[] = [];
  const lab = await startScripted(t, {
    ordered(guest, stream, order) {
      sent.push({order, secrets: guest.heard.at(-1)?.message.secrets});
      guest.say(stream, {type: 'started', job: order.id, from: 0, attached: false, window: 1_000_000});
      guest.data(stream, 1, 0, 'done\n');
      guest.say(stream, {type: 'ended', job: order.id, outcome: outcomeOf('done\n')});
    },
  });
  return {lab, sent};
}

const run = ({config, folder}: ScriptedLab, words: readonly string[], stdin?: string) => {
  const line = commandLine({folder}, ['run', '--no-receipt', ...words], {
    config,
    stdin: stdin === undefined ? 'ignore' : 'pipe',
    detached: true,
  });
  line.child.stdin?.end(stdin);
  return line.ended;
};

test('a secret comes from a file or from standard input, less one line end, and goes beside the order', async t => {
  const {lab, sent} = await startDone(t);
  const [secret, other] = [newMark(), newMark()];
  const file = join(lab.folder, 'secret');
  await writeFile(file, `${secret}\n\n`, {mode: 0o600});
  const words = ['lab-01', '--secret', `password=@${file}`, '--secret', 'pin=-', 'x'];
  const {status, stderr, stdout} = await run(lab, words, `${other}\r\n`);
  t.is(status, 0, stderr);
  t.is(stderr, '');
  t.is(stdout.toString(), 'done\n');
  t.deepEqual(sent[0]?.secrets?.values, {password: `${secret}\n`, pin: other});
  t.deepEqual(Object.keys(sent[0]?.order.secrets as object), ['password', 'pin']);
  const order = JSON.stringify(sent[0]?.order);
  t.false(order.includes(secret) || order.includes(other));
});

test('a secret in a file that others can read is taken, and that is said', async t => {
  const {lab, sent} = await startDone(t);
  const file = join(lab.folder, 'open');
  await writeFile(file, 'value');
  await chmod(file, 0o644);
  const {stderr} = await run(lab, ['lab-01', '--secret', `password=@${file}`, 'x']);
  t.is(stderr, `reeve: ${file} has mode 0644: others can read the secret password in it\n`);
  t.is(sent[0]?.secrets?.values.password, 'value');
});

test('what cannot be a secret is refused before anything is sent, and its value is never said', async t => {
  const {lab, sent} = await startDone(t);
  const value = newMark();
  const binary = join(lab.folder, 'binary');
  await writeFile(binary, Buffer.from([0xff, 0xfe, 0x00]), {mode: 0o600});
  const refused: [string[], string | undefined, RegExp][] = [
    [['--secret', `password=${value}`], undefined, /a value on the command line can be seen by everybody/],
    [
      ['--secret', 'password'],
      undefined,
      /no terminal to ask at for the secret password; give --secret password=@FILE/,
    ],
    [
      ['--secret', 'password=@/nowhere'],
      undefined,
      /the secret password cannot be read from "\/nowhere": it is not there$/m,
    ],
    [['--secret', `password=@${lab.folder}`], undefined, /cannot be read from .*: it is a folder$/m],
    [['--secret', `password=@${binary}`], undefined, /the secret password is not UTF-8 text/],
    [['--secret', 'password=-'], '\n', /the secret password is empty/],
    [['--secret', 'password=-'], value.repeat(10_000), /the secret password is longer than 65536 characters/],
    [['--secret', 'password=-', '--stdin'], value, /standard input is either the secret .* or the command's/],
    [['--detach', '--stdin'], value, /--detach and --stdin cannot be combined/],
  ];
  for (const [words, stdin, said] of refused) {
    const {status, stderr, stdout} = await run(lab, ['lab-01', ...words, 'x'], stdin);
    t.is(status, 253, stderr);
    t.regex(stderr, said);
    t.false(stderr.includes(value) || stdout.includes(value), words.join(' '));
  }
  t.deepEqual(sent, []);
});

test('a secret is asked for at the terminal, also where standard input is something else, and is not shown', async t => {
  const {lab, sent} = await startDone(t);
  const secret = newMark();
  const words = ['run', 'lab-01', '--secret', 'password', '--json', 'x'];
  const terminal = onTerminal(t, words, {config: lab.config, after: '</dev/null'});
  await until(() => terminal.seen.includes('password for lab-01: '), 'the question');
  terminal.type(`${secret}\r`);
  const {status, seen} = await terminal.ended;
  t.is(status, 0, seen);
  t.is(sent[0]?.secrets?.values.password, secret);
  t.false(seen.includes(secret));
  const cancelled = onTerminal(t, words, {config: lab.config});
  await until(() => cancelled.seen.includes('password for lab-01: '), 'the question');
  cancelled.type('abc\u0003');
  t.is((await cancelled.ended).status, 253);
  t.is(sent.length, 1);
});

test('while it runs, a secret stands neither in the command line nor in the environment of reeve', async t => {
  const secret = newMark();
  const {promise: taken, resolve: take} = Promise.withResolvers<void>();
  const lab = await startScripted(t, {ordered: () => take()});
  const line = commandLine(lab, ['run', '--secret', 'pin=-', 'lab-01', 'x'], {
    config: lab.config,
    stdin: 'pipe',
  });
  t.teardown(() => line.child.kill('SIGKILL'));
  line.child.stdin?.end(secret);
  await taken;
  for (const file of ['cmdline', 'environ'])
    t.false(readFileSync(`/proc/${line.child.pid}/${file}`, 'latin1').includes(secret), file);
});

test('--detach prints the id alone when the host has started the job, and lets go of it', async t => {
  const told: string[] = [];
  const lab = await startScripted(t, {
    ordered: (guest, stream, {id}) =>
      guest.say(stream, {type: 'started', job: id, from: 0, attached: false, window: 1_000_000}),
    told: (_guest, {type}) => told.push(type),
  });
  const {status, stdout, stderr} = await run(lab, ['--detach', 'lab-01', 'x']);
  t.is(status, 0, stderr);
  t.regex(stdout.toString(), /^[0-9a-f-]{36}\n$/);
  t.is(stderr, '');
  await until(() => told.includes('release'), 'the release');
  const json = await run(lab, ['lab-01', '--detach', '--json', 'x']);
  t.like(JSON.parse(json.stdout.toString()), {host: 'lab-01', state: 'running'});
});

test('--detach does not wait for a turn; without it that one waits is said once', async t => {
  const lab = await startScripted(t, {
    ordered(guest, stream, {id, command}) {
      for (const ahead of [2, 1]) guest.say(stream, {type: 'queued', job: id, ahead, why: 'concurrency'});
      if (command !== 'go') return;
      guest.say(stream, {type: 'started', job: id, from: 0, attached: false, window: 1_000_000});
      guest.say(stream, {type: 'ended', job: id, outcome: outcomeOf('')});
    },
  });
  const said =
    'reeve: lab-01: waiting: 2 of yours come first (the command is at its limit of concurrent runs)\n';
  const detached = await run(lab, ['--detach', '--json', 'lab-01', 'x']);
  t.is(detached.status, 0);
  t.like(JSON.parse(detached.stdout.toString()), {host: 'lab-01', state: 'queued'});
  t.is(detached.stderr, said);
  const waited = await run(lab, ['lab-01', 'go']);
  t.deepEqual([waited.status, waited.stderr], [0, said]);
});

test('a refusal is one with --detach as well, and prints no id', async t => {
  const lab = await startScripted(t, {
    ordered: (guest, stream) => guest.say(stream, {type: 'refused', code: 'busy', message: 'too many wait'}),
  });
  const {status, stdout, stderr} = await run(lab, ['--detach', 'lab-01', 'x']);
  t.deepEqual([status, stdout.toString(), stderr], [250, '', 'reeve: lab-01: too many wait\n']);
});

test('what a limit ended, and what never had its turn, is told in words', async t => {
  const endings = {
    'cpu-limit': [124, 'ended: it used more processor time than its limit'],
    'process-limit': [124, 'ended: it started more processes than its limit'],
    'open-files-limit': [124, 'ended: it opened more files than its limit'],
    'file-size-limit': [124, 'ended: it wrote a larger file than its limit'],
    'memory-limit': [124, 'ended: it used more memory than its limit'],
    'output-lost': [249, 'ended: the host could not keep its output'],
    'never-started': [126, 'was never started: the server stopped before its turn'],
  } as const;
  const lab = await startScripted(t, {
    ordered(guest, stream, {id, command: reason}) {
      guest.say(stream, {type: 'started', job: id, from: 0, attached: false, window: 1_000_000});
      const startedAt = reason === 'never-started' ? null : 1;
      const usage = {cpuMs: 1500, peakMemory: 1_000_000};
      const change = {reason, exit: null, signal: null, startedAt, usage};
      guest.say(stream, {type: 'ended', job: id, outcome: outcomeOf('', '', change)});
    },
  });
  for (const [reason, [status, words]] of Object.entries(endings)) {
    const ended = await run(lab, ['lab-01', reason]);
    t.deepEqual([ended.status, ended.stderr], [status, `reeve: lab-01: ${words}\n`]);
  }
  const json = JSON.parse((await run(lab, ['--json', 'lab-01', 'cpu-limit'])).stdout.toString());
  t.like(json, {
    reason: 'cpu-limit',
    usage: {cpuMs: 1500, peakMemory: 1_000_000},
    verified: true,
    missing: 0,
  });
});
