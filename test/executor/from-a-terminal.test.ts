import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import {program, startLab} from '../fixtures/lab.ts';
import {onTerminal} from '../fixtures/on-terminal.ts';
import {atSomePace} from '../fixtures/paces.ts';
import {descendantsOf, factsOf, listeningOf} from '../fixtures/process-facts.ts';
import {endOf, endsWithUs} from '../fixtures/program.ts';
import {until} from '../fixtures/until.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux(
  'a server that was started in a terminal keeps that to itself, and Ctrl-C there stops it in good order',
  async t => {
    const lab = await startLab(t);
    await lab.end('SIGTERM');
    const config = join(lab.folder, 'server.yaml');
    const terminal = onTerminal(t, ['serve', '--config', config], {config});
    await until(() => terminal.seen.includes('listening'), 'the server to listen');
    const all = descendantsOf(terminal.child.pid ?? 0);
    const executor = all.find(({commandLine: line}) => line.startsWith('reeve executor'));
    const gate = all.find(({commandLine: line}) => line.startsWith('reeve gate'));
    t.not(executor?.terminal, 0);
    t.deepEqual([gate?.terminal, gate?.session], [0, gate?.pid]);
    for (const to of gate?.descriptors ?? []) t.notRegex(to, /^\/dev\/(?:pts|tty|ptmx)/);
    terminal.type('\x03');
    t.is((await terminal.ended).status, 0);
    t.like(lab.entries().at(-1), {event: 'server-stop', reason: 'SIGINT'});
    t.throws(() => readFileSync(`/proc/${gate?.pid}/stat`), {code: 'ENOENT'});
  },
);

/** A server on a terminal of its own, whose standard streams `after` says, once it listens; and its executor. */
async function serveOnTerminal(t: ExecutionContext, after = '') {
  const lab = await startLab(t);
  await lab.end('SIGTERM');
  const config = join(lab.folder, 'server.yaml');
  const starts = () => lab.entries().filter(({event}) => event === 'server-start').length;
  const before = starts();
  const terminal = onTerminal(t, ['serve', '--config', config], {config, after});
  await until(() => starts() > before, 'the server to start');
  const executor = () =>
    descendantsOf(terminal.child.pid ?? 0).find(({commandLine: line}) => line.startsWith('reeve executor'));
  const pid = executor()?.pid ?? 0;
  t.teardown(() => factsOf(pid) && process.kill(pid, 'SIGTERM'));
  return {lab, terminal, pid};
}

onLinux('a server whose terminal is closed stops in good order', async t => {
  const {lab, terminal, pid} = await serveOnTerminal(t);
  await until(() => terminal.seen.includes('listening'), 'the server to listen');
  terminal.child.kill('SIGKILL');
  await until(() => factsOf(pid) === undefined, 'its end');
  t.like(lab.entries().at(-1), {event: 'server-stop', reason: 'SIGHUP'});
});

onLinux(
  'a server that has no terminal for its standard streams goes on where that of its session is closed',
  async t => {
    const {lab, terminal, pid} = await serveOnTerminal(t, '</dev/null >/dev/null 2>&1');
    terminal.child.kill('SIGKILL');
    await until(() => lab.entries().some(({event}) => event === 'reload'), 'a reload, which SIGHUP asks for');
    t.not(factsOf(pid), undefined);
  },
);

// The command becomes the executor by execve(2), after which a signal has no handler until Node has begun: a machine that
// stands still between our look and our signal may hit that moment.
onLinux('a server that gets SIGHUP while it starts goes on starting, and reloads then', t =>
  atSomePace(t, async attempt => {
    const lab = await startLab(t);
    await lab.end('SIGTERM');
    const line = [program, 'serve', '--config', join(lab.folder, 'server.yaml')];
    const server = endsWithUs(spawn(process.execPath, line, {stdio: 'ignore'}));
    const ended = endOf(server);
    const isGone = () => server.exitCode !== null || server.signalCode !== null;
    const catches = () => /SigCgt:.*[13579bdf]\n/.test(readFileSync(`/proc/${server.pid}/status`, 'utf8'));
    const isExecutor = () => readFileSync(`/proc/${server.pid}/cmdline`, 'utf8').includes('executor');
    const isReloaded = () => lab.entries().some(({event}) => event === 'reload');
    await until(() => isGone() || catches(), 'a handler in the command');
    server.kill('SIGHUP');
    await until(() => isGone() || (isExecutor() && catches()), 'a handler in the executor');
    server.kill('SIGHUP');
    await until(() => isGone() || isReloaded(), 'the reload that was asked for');
    attempt.true(isReloaded());
    server.kill('SIGTERM');
    await ended;
    attempt.is(server.exitCode, 0);
  }),
);

onLinux('reeve cancel --signal USR1 opens no debugger in the process that reads the account', async t => {
  const lab = await startLab(t);
  const followed = commandLine(lab, ['audit', 'log', 'lab-01', '--follow', '--json']);
  t.teardown(() => followed.child.kill('SIGKILL'));
  await until(() => followed.stdout.includes('account-read'), 'the account');
  const read = lab.entries().find(entry => entry.event === 'account-read');
  const job = read && 'job' in read ? read.job : '';
  const cancelled = await lab.reeve(['cancel', '--signal', 'USR1', 'lab-01', job]);
  t.is(cancelled.exitCode, 0, cancelled.stderr);
  // That it goes on shows that the signal is behind it.
  await until(() => followed.stdout.includes('"cancel"'), 'the entry of the signal');
  for (const facts of descendantsOf(lab.pid))
    t.is(listeningOf(facts), facts.commandLine.startsWith('reeve gate') ? 1 : 0, facts.commandLine);
});
