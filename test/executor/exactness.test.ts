import {createHash} from 'node:crypto';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import {startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {newMark, processesWith, shell} from '../fixtures/shell.ts';

const commands = shell('sh');

const sharedLab = shareLab({commands});

test.serial('exit status, signal and both channels come back as they were', async t => {
  const lab = await sharedLab();
  const cases = [
    {script: 'exit 0', status: 0, stdout: '', stderr: ''},
    {script: 'printf "no newline"; exit 1', status: 1, stdout: 'no newline', stderr: ''},
    {script: 'echo out; echo err >&2; exit 255', status: 255, stdout: 'out\n', stderr: 'err\n'},
    {script: 'printf "\\n\\n"', status: 0, stdout: '\n\n', stderr: ''},
    {script: 'kill -KILL $$', status: 128 + 9, stdout: '', stderr: ''},
    {script: 'echo before; kill -SEGV $$', status: 128 + 11, stdout: 'before\n', stderr: ''},
    {script: 'kill -TERM $$', status: 128 + 15, stdout: '', stderr: ''},
  ];
  const host = await lab.connect();
  for (const {script, status, stdout, stderr} of cases) {
    const result = await host.run('sh', {script});
    t.is(result.stdout, stdout, script);
    t.is(result.stderr, stderr, script);
    t.is(result.exit, status > 128 && status < 255 ? null : status, script);
    const own = await commandLine(lab, ['run', 'lab-01', 'sh', script]).ended;
    t.is(own.status, status, script);
    t.is(own.stdout.toString(), stdout, script);
    // reeve's own words come after the command's, and only where the status alone would not tell.
    t.true(own.stderr.startsWith(stderr), own.stderr);
    t.regex(own.stderr.slice(stderr.length), result.signal ? /^reeve: lab-01: ended by SIG/ : /^$/);
  }
  const signals = lab.entries().flatMap(entry => (entry.event === 'job-end' ? [entry.outcome.signal] : []));
  t.deepEqual([...new Set(signals)], [null, 'SIGKILL', 'SIGSEGV', 'SIGTERM']);
});

test('a missing program is 126 and says so, whether it went before or after the catalogue was loaded', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-gone-'));
  t.teardown(() => rmSync(folder, {recursive: true}));
  const path = join(folder, 'program');
  writeFileSync(path, '#!/bin/sh\necho here\n', {mode: 0o755});
  const lab = await startLab(t, {
    commands: `\n  gone: { about: Soon gone, argv: [${path}] }\n  never: { about: Never there, argv: [/nowhere/program] }`,
  });
  t.is((await lab.reeve(['run', 'lab-01', 'gone'])).stdout, 'here');
  rmSync(path);
  const gone = await lab.reeve(['run', 'lab-01', 'gone']);
  t.is(gone.exitCode, 126);
  t.is(gone.stdout, '');
  t.is(gone.stderr, `reeve: lab-01: could not be started: "${path}" does not exist`);
  const end = lab.entries().findLast(entry => entry.event === 'job-end');
  t.like(end, {outcome: {reason: 'not-started', exit: null, stdout: {bytes: 0}}});
  const never = await lab.reeve(['run', 'lab-01', 'never']);
  t.is(never.exitCode, 126);
  t.regex(never.stderr, /"never" cannot be run: its program \/nowhere\/program was not found/);
});

test('1 MiB of random bytes on both channels, interleaved, arrives byte for byte', async t => {
  const lab = await sharedLab();
  const out = join(lab.folder, 'out.bin');
  const err = join(lab.folder, 'err.bin');
  const script = `head -c 1048576 /dev/urandom >"$1"; head -c 1048576 /dev/urandom >"$2"
    i=0; while [ $i -lt 64 ]; do
      dd if="$1" bs=16384 skip=$i count=1 status=none; dd if="$2" bs=16384 skip=$i count=1 status=none >&2; i=$((i+1))
    done`;
  const {status, stdout, stderr} = await commandLine(lab, ['run', '--json', 'lab-01', 'sh', script, out, err])
    .ended;
  t.is(status, 0, stderr);
  const document = JSON.parse(stdout.toString());
  const digestOf = (text: string) => createHash('sha256').update(Buffer.from(text, 'base64')).digest('hex');
  for (const [name, path] of [
    ['stdout', out],
    ['stderr', err],
  ] as const) {
    const sent = createHash('sha256').update(readFileSync(path)).digest('hex');
    t.is(digestOf(document.output[name].base64), sent);
    t.deepEqual(document[name], {bytes: 1048576, sha256: sent});
  }
  const host = await lab.connect();
  const order: string[] = [];
  for await (const {channel} of host.run('sh', {script, words: [out, err]})) order.push(channel);
  t.true(order.includes('stdout') && order.includes('stderr'));
});

test('output that comes after the end of the main process is kept, and a stray that holds the pipe is ended', async t => {
  const lab = await sharedLab();
  const host = await lab.connect();
  const mark = newMark();
  const late = await host.run('sh', {script: '(sleep 0.05; echo late) & echo early'});
  t.is(late.stdout, 'early\nlate\n');
  t.is(late.exit, 0);
  const held = await host.run('sh', {
    script: 'sh -c "sleep 1000; :" "$1" & echo main; exit 3',
    words: [mark],
  });
  t.is(held.stdout, 'main\n');
  t.is(held.exit, 3);
  t.deepEqual(processesWith(mark), []);
});
