import {
  chmodSync,
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {notRoot, skip} from '../fixtures/skip.ts';
import type {Extra} from './harness.ts';
import {openHosts} from './harness.ts';

// What a command's user may not do, though root may; and what root runs although somebody else could have replaced it.

const isRoot = process.getuid?.() === 0;
const hosts = isRoot ? await openHosts() : [];
test.after.always(async () => {
  await Promise.all(hosts.map(host => host.close()));
});
if (!isRoot) test('a command as somebody else needs root', t => skip(t, notRoot));

const nobody = 65_534;
/** With limits the wrappers are others, with a terminal reeve’s own process is between. */
const ways: [string, Extra][] = [
  ['', {}],
  [' under limits', {limits: {openFiles: 64}}],
  [' with a terminal', {terminal: {columns: 80, rows: 24}}],
];

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-rights-'));
  chmodSync(folder, 0o755);
  t.teardown(() => rmSync(folder, {recursive: true}));
  return folder;
}

function script(path: string, text: string, mode = 0o755): string {
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

function folder(path: string, mode: number): string {
  mkdirSync(path);
  chmodSync(path, mode);
  return path;
}

/** A program in machine code, which needs no right to read. */
function binary(path: string, mode: number): string {
  copyFileSync('/bin/echo', path);
  chmodSync(path, mode);
  return path;
}

for (const host of hosts) {
  const {kind} = host.containment;
  const user = 'nobody';

  for (const [how, extra] of ways) {
    const run = (t: ExecutionContext, argv: string[], more: Extra = {}) =>
      host.run(t, argv, {user, ...extra, ...more});

    test(`${kind}: a program that its user may not execute is not started${how}`, async t => {
      const at = folderOf(t);
      const hidden = folder(join(at, 'hidden'), 0o700);
      folder(join(hidden, 'inner'), 0o755);
      const interpreter = binary(join(at, 'interpreter'), 0o700);
      const programs = [
        binary(join(at, 'own'), 0o700),
        binary(join(at, 'groups'), 0o750),
        binary(join(hidden, 'inner', 'open'), 0o755),
        script(join(at, 'script'), `#!${interpreter}\n`),
      ];
      symlinkSync(join(hidden, 'inner', 'open'), join(at, 'link'));
      for (const program of [...programs, join(at, 'link')]) {
        const {outcome, stdout} = await run(t, [program, 'it runs']);
        t.is(outcome.reason, 'not-started', program);
        t.regex(outcome.message ?? '', /may not execute|[Pp]ermission denied/, program);
        t.false(stdout.toString().includes('it runs'), program);
      }
    });

    test(`${kind}: a working folder that its user may not enter is refused${how}`, async t => {
      const at = folderOf(t);
      const hidden = folder(join(at, 'hidden'), 0o700);
      const inner = folder(join(hidden, 'inner'), 0o755);
      symlinkSync(inner, join(at, 'link'));
      for (const cwd of [hidden, inner, join(at, 'link')]) {
        const {outcome} = await run(t, ['/bin/pwd'], {cwd});
        t.is(outcome.reason, 'not-started', cwd);
        t.is(outcome.message, `its user may not enter the working folder ${cwd}`);
      }
    });

    test(`${kind}: what its groups let a user do is done${how}`, async t => {
      const at = folderOf(t);
      const cwd = folder(join(at, 'place'), 0o750);
      const program = script(join(at, 'tool'), '#!/bin/sh\npwd; printf "%s %s\\n" "$0" "$1"; env\n', 0o750);
      for (const path of [cwd, program]) chownSync(path, 0, nobody);
      const env = {PATH: '/usr/bin:/bin', n: 'kept', HOME: '/'};
      const {outcome, stdout} = await run(t, [program, 'a b\\c'], {cwd, env});
      t.is(outcome.exit, 0, outcome.message);
      const text = stdout.toString();
      t.true(text.includes(cwd));
      t.true(text.includes('n=kept'));
      if (!extra.terminal) t.true(text.startsWith(`${cwd}\n${program} a b\\c\n`));
    });
  }

  test(`${kind}: the first line of a program may name env, which looks in the command’s PATH`, async t => {
    const at = folderOf(t);
    const bin = folder(join(at, 'bin'), 0o755);
    binary(join(bin, 'teller'), 0o755);
    const program = script(join(at, 'tool'), '#!/usr/bin/env teller\n');
    const env = {PATH: `${bin}:/usr/bin:/bin`};
    t.is((await host.run(t, [program, 'x'], {env})).stdout.toString(), `${program} x\n`);
    chownSync(join(bin, 'teller'), nobody, 0);
    const {outcome} = await host.run(t, [program, 'x'], {env});
    t.is(outcome.reason, 'not-started');
    t.true(outcome.message?.includes(`${bin}/teller belongs to uid ${nobody}`), outcome.message);
  });

  for (const as of [undefined, 'nobody']) {
    test(`${kind}: what somebody else could replace since is not run as ${as ?? 'root'}`, async t => {
      const at = folderOf(t);
      const above = folder(join(at, 'above'), 0o755);
      const bin = folder(join(above, 'bin'), 0o755);
      const interpreter = binary(join(bin, 'interpreter'), 0o755);
      const tool = script(join(bin, 'tool'), '#!/bin/sh\necho good\n');
      const interpreted = script(join(at, 'interpreted'), `#!${interpreter} x\n`);
      symlinkSync(tool, join(at, 'link'));
      const programs = [tool, join(at, 'link'), interpreted];
      for (const program of programs) t.is((await host.run(t, [program], {user: as})).outcome.exit, 0);
      // The owner of a folder further up renames what is below.
      chownSync(above, nobody, 0);
      renameSync(bin, join(above, 'was'));
      folder(bin, 0o755);
      script(tool, '#!/bin/sh\necho bad\n');
      binary(interpreter, 0o755);
      for (const program of programs) {
        const {outcome, stdout} = await host.run(t, [program], {user: as});
        t.is(outcome.reason, 'not-started', program);
        t.true(outcome.message?.includes(`${above} belongs to uid ${nobody}, not to root`), outcome.message);
        t.is(stdout.length, 0);
      }
    });
  }
}
