import {chmod, cp, mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {ownPrograms} from '../../src/base/own-programs.ts';
import {builtTerminalHost, node, openHosts, sh} from './harness.ts';
import {env, run} from './terminal-job.ts';

const hosts = await openHosts();
test.after.always(async () => {
  await Promise.all(hosts.map(host => host.close()));
});

const users = [undefined, ...(process.getuid?.() === 0 ? ['nobody'] : [])];

for (const host of hosts) {
  const {kind} = host.containment;

  for (const user of users) {
    const who = user ? ' as another user' : '';

    test(`${kind}: a command has a terminal of its own, of the size that was asked for${who}`, async t => {
      const script = `tty; stty size; ls -ld "$(tty)" | cut -d' ' -f3; id -un; [ -t 0 ] && [ -t 1 ] && [ -t 2 ] && echo all
        set -- $(cat /proc/self/stat); [ "$6" = "$8" ] && echo leads
        echo back >/dev/tty`;
      const {outcome, shown, events} = await run(host, t, sh(script), {user});
      t.like(outcome, {reason: 'exited', exit: 0, stderr: {bytes: 0}});
      const [tty, size, owner, name, ...rest] = shown.split('\r\n');
      t.regex(tty ?? '', /^\/dev\/pts\/\d+$/);
      t.is(size, '33 91');
      t.is(owner, name);
      t.deepEqual(rest, ['all', 'leads', 'back', '']);
      t.deepEqual(events.at(-1)?.slice(1), ['x', '0']);
    });
  }

  test(`${kind}: a command with a terminal has its own environment, and the descriptors 0, 1, 2`, async t => {
    const own = {...env, NODE_OPTIONS: '--no-such-option', LD_PRELOAD: '', SHLVL: '7', A: 'x\ny="é"'};
    const {shown} = await run(host, t, ['/usr/bin/env', '-0'], {env: own});
    const variables = shown.split('\0').slice(0, -1);
    t.deepEqual(
      variables.toSorted(),
      Object.entries(own)
        .map(([k, v]) => `${k}=${v}`.replace('\n', '\r\n'))
        .toSorted(),
    );
    const list = await run(host, t, ['/bin/ls', '/proc/self/fd']);
    t.deepEqual(list.shown.split(/\s+/).filter(Boolean), ['0', '1', '2', '3']);
  });

  test(`${kind}: signals have their defaults in a terminal, and none is blocked`, async t => {
    const {shown} = await run(host, t, ['/bin/cat', '/proc/self/status']);
    for (const set of ['SigBlk', 'SigIgn', 'SigCgt']) t.regex(shown, new RegExp(`${set}:\t0{16}`));
  });

  for (const status of [0, 1, 127, 255]) {
    test(`${kind}: an exit status of ${status} comes back from a terminal as it is`, async t => {
      const {outcome, events} = await run(host, t, sh(`exit ${status}`));
      t.like(outcome, {state: 'ended', reason: 'exited', exit: status, signal: null});
      t.deepEqual(events.at(-1)?.slice(1), ['x', String(status)]);
    });
  }

  for (const signal of ['TERM', 'KILL', 'SEGV', 'PIPE', 'USR1']) {
    test(`${kind}: death by SIG${signal} in a terminal comes back as that signal`, async t => {
      const {outcome} = await run(host, t, sh(`ulimit -c 0; kill -${signal} $$`));
      t.like(outcome, {reason: 'signaled', exit: null, signal: `SIG${signal}`, stderr: {bytes: 0}});
    });
  }

  test(`${kind}: five megabytes through a terminal are complete, to the last byte`, async t => {
    const size = 5 * 2 ** 20;
    const script = `const line = i => String(i).padStart(15, '0') + '\\n'; let text = '';
      for (let i = 0; i < ${size / 16}; i++) text += line(i); require('fs').writeSync(1, '');
      const b = Buffer.from(text); for (let at = 0; at < b.length; ) at += require('fs').writeSync(1, b, at); process.kill(process.pid, 'SIGKILL');`;
    const {outcome, shown} = await run(host, t, node(script));
    t.like(outcome, {reason: 'signaled', signal: 'SIGKILL'});
    const lines = shown.split('\r\n');
    t.is(lines.length, size / 16 + 1);
    t.is(lines.at(-1), '');
    t.true(lines.slice(0, -1).every((line, i) => Number(line) === i));
  });

  test(`${kind}: short words of a command that ends at once are not lost`, async t => {
    for (let i = 0; i < 5; i++) {
      const {shown} = await run(host, t, ['/bin/echo', 'last words']);
      t.is(shown, 'last words\r\n');
    }
  });

  test(`${kind}: a command may let go of its terminal for a while`, async t => {
    const script = 'exec </dev/null >/dev/null 2>&1; sleep 0.2; echo again >/dev/tty; exit 5';
    const {outcome, shown} = await run(host, t, sh(script));
    t.is(shown, 'again\r\n');
    t.is(outcome.exit, 5);
  });

  test(`${kind}: a program that is missing was not started in a terminal either`, async t => {
    const {outcome} = await run(host, t, ['/nowhere/at-all']);
    t.like(outcome, {reason: 'not-started', startedAt: null, stdout: {bytes: 0}});
  });
}

if (process.getuid?.() === 0) {
  const [host] = hosts;
  test('where its user cannot reach the terminal host, a job was not started, and says what to do', async t => {
    if (!host) throw new Error('no containment at all');
    const folder = await mkdtemp(join(tmpdir(), 'reeve-unreachable-'));
    t.teardown(() => rm(folder, {recursive: true}));
    const hidden = ownPrograms(folder).terminal;
    const [script] = hidden.files;
    for (const [i, file] of builtTerminalHost.files.entries())
      await cp(file, hidden.files[i] ?? '', {recursive: true});
    const {outcome} = await run(host, t, ['/bin/true'], {user: 'nobody', terminalHost: hidden});
    t.is(outcome.reason, 'not-started');
    t.true(outcome.message?.includes(script));
    t.regex(
      outcome.message ?? '',
      /cannot give it a terminal: its user may not use .* install Node and reeve where/,
    );
    await chmod(folder, 0o755);
    t.is((await run(host, t, ['/bin/true'], {user: 'nobody', terminalHost: hidden})).outcome.exit, 0);
    await rm(join(folder, 'pty'), {recursive: true});
    const without = await run(host, t, ['/bin/true'], {terminalHost: hidden});
    t.is(without.outcome.reason, 'not-started');
    t.regex(without.outcome.message ?? '', /cannot give it a terminal: .*zigpty/);
  });
}
