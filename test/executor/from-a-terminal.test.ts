import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import {startLab} from '../fixtures/lab.ts';
import {onTerminal} from '../fixtures/on-terminal.ts';
import {descendantsOf, listeningOf} from '../fixtures/process-facts.ts';
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
