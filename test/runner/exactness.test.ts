import {createHash, randomBytes} from 'node:crypto';
import {chmod, copyFile, mkdtemp, open, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {node, openHosts, sh} from './harness.ts';

const hosts = await openHosts();
test.after.always(async () => {
  await Promise.all(hosts.map(host => host.close()));
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

for (const host of hosts) {
  const {kind} = host.containment;

  for (const status of [0, 1, 2, 126, 127, 143, 255]) {
    test(`${kind}: an exit status of ${status} comes back as it is`, async t => {
      const {outcome} = await host.run(t, sh(`exit ${status}`));
      t.like(outcome, {state: 'ended', reason: 'exited', exit: status, signal: null});
    });
  }

  for (const signal of ['TERM', 'KILL', 'SEGV', 'ABRT', 'HUP', 'PIPE']) {
    test(`${kind}: death by SIG${signal} comes back as that signal`, async t => {
      const {outcome} = await host.run(t, sh(`ulimit -c 0; kill -${signal} $$`));
      t.like(outcome, {state: 'ended', reason: 'signaled', exit: null, signal: `SIG${signal}`});
    });
  }

  test(`${kind}: a program's own 126 and 127 with words on stderr are its exit status`, async t => {
    const unknown = await host.run(t, sh('no-such-program-at-all'));
    t.like(unknown.outcome, {reason: 'exited', exit: 127});
    const wrappers = await host.run(
      t,
      sh('echo "setpriv: failed to execute x" >&2; echo more >&2; exit 126'),
    );
    t.like(wrappers.outcome, {reason: 'exited', exit: 126});
  });

  test(`${kind}: a program that is missing was not started`, async t => {
    const {outcome} = await host.run(t, ['/nowhere/at-all']);
    t.like(outcome, {state: 'ended', reason: 'not-started', exit: null, signal: null, startedAt: null});
    t.regex(outcome.message ?? '', /"\/nowhere\/at-all" does not exist/);
  });

  test(`${kind}: a file without the permission to execute, a folder, a script without its interpreter were not started`, async t => {
    const folder = await mkdtemp(join(tmpdir(), 'reeve-programs-'));
    t.teardown(() => rm(folder, {recursive: true}));
    const plain = join(folder, 'plain');
    const script = join(folder, 'script');
    await writeFile(plain, 'echo never', {mode: 0o644});
    await writeFile(script, '#!/nowhere/interpreter -x\necho never\n');
    await chmod(script, 0o755);
    for (const [path, message] of [
      [plain, /may not be executed/],
      [folder, /is not a program/],
      [script, /interpreter", which interprets .* does not exist/],
    ] as const) {
      const {outcome} = await host.run(t, [path]);
      t.is(outcome.reason, 'not-started', path);
      t.regex(outcome.message ?? '', message);
    }
  });

  for (const user of [undefined, ...(process.getuid?.() === 0 ? ['nobody'] : [])]) {
    test(`${kind}: no shell reads a file that is no program${user ? ' as another user' : ''}`, async t => {
      const folder = await mkdtemp(join(tmpdir(), 'reeve-programs-'));
      t.teardown(() => rm(folder, {recursive: true}));
      await chmod(folder, 0o755);
      const path = join(folder, 'program');
      const script = join(folder, 'script');
      await writeFile(script, `#!${path}\n`, {mode: 0o755});
      await chmod(script, 0o755);
      for (const text of ['', 'echo never\n', '\ufeff#!/bin/sh\necho never\n', '#!\necho never\n']) {
        await writeFile(path, text);
        // Not all may execute it: then another wrapper asks with the rights of the user.
        for (const mode of [0o755, 0o750]) {
          await chmod(path, mode);
          for (const way of [{}, {limits: {openFiles: 64}}, {terminal: {columns: 80, rows: 24}}]) {
            for (const argv of [[path], [script]] as const) {
              const {outcome, stdout} = await host.run(t, argv, {user, ...way});
              t.is(outcome.reason, 'not-started');
              t.regex(outcome.message ?? '', /program|interpreter/);
              t.is(stdout.length, 0);
            }
          }
        }
      }
    });

    test(`${kind}: a program that the kernel refuses to execute was not started${user ? ' as another user' : ''}`, async t => {
      const folder = await mkdtemp(join(tmpdir(), 'reeve-programs-'));
      t.teardown(() => rm(folder, {recursive: true}));
      await chmod(folder, 0o755);
      const path = join(folder, 'being-written');
      await copyFile('/bin/true', path);
      await chmod(path, 0o755);
      // Text file busy: nothing that can be looked up before.
      await using file = await open(path, 'r+');
      const {outcome, stderr} = await host.run(t, [path], {user});
      t.true(file.fd > 2);
      // Nothing of what reeve puts around it is its output, or in the reason.
      t.is(stderr.length, 0);
      t.is(outcome.stderr.bytes, 0);
      t.notRegex(outcome.message ?? '', /cgroup|exec|1:|setpriv|nsenter/);
      t.like(outcome, {state: 'ended', reason: 'not-started', exit: null, startedAt: null});
      t.regex(outcome.message ?? '', /busy/i);
    });
  }

  test(`${kind}: a working folder that is missing keeps a job from starting`, async t => {
    const {outcome} = await host.run(t, ['/bin/true'], {cwd: '/nowhere'});
    t.is(outcome.reason, 'not-started');
    t.regex(outcome.message ?? '', /working folder "\/nowhere" does not exist/);
  });

  test(`${kind}: more argument bytes than the system takes keep a job from starting`, async t => {
    const {outcome} = await host.run(t, ['/bin/true', 'x'.repeat(200_000)]);
    t.is(outcome.reason, 'not-started');
    t.regex(outcome.message ?? '', /arguments are longer than this system takes/);
  });

  test(`${kind}: arguments arrive byte for byte`, async t => {
    const words = [
      '',
      ' ',
      '$(id)',
      '`id`',
      '*',
      '~',
      'a\nb',
      '"',
      "'",
      '\\',
      '-n',
      '--',
      '$0',
      'ümläut',
      '&& id',
    ];
    const {outcome, stdout} = await host.run(
      t,
      node('process.stdout.write(JSON.stringify(process.argv.slice(1)))', '--', ...words),
    );
    t.is(outcome.exit, 0);
    t.deepEqual(JSON.parse(stdout.toString()), words);
  });

  test(`${kind}: a megabyte of random bytes on each channel, interleaved, comes back exact`, async t => {
    const folder = await mkdtemp(join(tmpdir(), 'reeve-bytes-'));
    t.teardown(() => rm(folder, {recursive: true}));
    const bytes = [randomBytes(2 ** 20), randomBytes(2 ** 20)] as const;
    await writeFile(join(folder, '0'), bytes[0], {mode: 0o644});
    await writeFile(join(folder, '1'), bytes[1], {mode: 0o644});
    await chmod(folder, 0o755);
    const script = `const fs = require('fs'); const [o, e] = [0, 1].map(n => fs.readFileSync(process.argv[1] + '/' + n));
      for (let at = 0; at < o.length; ) { const n = 1 + (at * 7919) % 9973;
        fs.writeSync(1, o, at, Math.min(n, o.length - at)); fs.writeSync(2, e, at, Math.min(n, e.length - at)); at += n; }`;
    const {outcome, stdout, stderr} = await host.run(t, node(script, folder));
    t.deepEqual([outcome.exit, stdout.length, stderr.length], [0, 2 ** 20, 2 ** 20]);
    t.true(stdout.equals(bytes[0]));
    t.true(stderr.equals(bytes[1]));
    t.deepEqual(outcome.stdout, {bytes: 2 ** 20, sha256: sha256(bytes[0])});
    t.deepEqual(outcome.stderr, {bytes: 2 ** 20, sha256: sha256(bytes[1])});
    t.false('uncounted' in outcome);
  });

  test(`${kind}: no output is no output, and none is added to what has no newline`, async t => {
    const silent = await host.run(t, ['/bin/true']);
    t.deepEqual([silent.stdout.length, silent.stderr.length, silent.outcome.stdout.bytes], [0, 0, 0]);
    const short = await host.run(t, ['/usr/bin/printf', 'no newline']);
    t.is(short.stdout.toString(), 'no newline');
  });

  test(`${kind}: output that comes after the main process ended is there`, async t => {
    const {outcome, stdout} = await host.run(t, sh('(sleep 0.1; echo late) & echo early'), {drainMs: 1000});
    t.is(outcome.exit, 0);
    t.is(stdout.toString(), 'early\nlate\n');
  });

  test(`${kind}: the times of a job surround it`, async t => {
    const before = Date.now();
    const {outcome} = await host.run(t, ['/bin/true']);
    const [startedAt, endedAt] = [outcome.startedAt ?? 0, outcome.endedAt ?? 0];
    // How long it took is of another clock, and rounded.
    t.true(before - 1 <= startedAt && startedAt <= endedAt && endedAt <= Date.now() + 1);
  });
}
