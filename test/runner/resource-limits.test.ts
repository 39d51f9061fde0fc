import {mkdtemp, rm, stat} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {freshMark, node, openHosts, sh} from './harness.ts';
import {as, runBesideAnother, users} from './neighbour.ts';

const hosts = await openHosts();
test.after.always(async () => {
  await Promise.all(hosts.map(host => host.close()));
});

const MiB = 2 ** 20;
async function temporary(t: ExecutionContext): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-limits-'));
  t.teardown(() => rm(folder, {recursive: true}));
  return folder;
}

for (const host of hosts) {
  const {kind} = host.containment;

  for (const user of users) {
    test(`${kind}: a job that takes more memory than its limit is ended${as(user)}`, async t => {
      const mark = freshMark();
      const script = `const held = []; setInterval(() => held.push(Buffer.alloc(4 * 2 ** 20, 1)), 2)`;
      const outcome = await runBesideAnother(t, host, node(script, mark), {
        mark,
        user,
        limits: {memory: 160 * MiB},
      });
      t.like(outcome, {state: 'ended', reason: 'memory-limit', exit: null, signal: 'SIGKILL'});
      t.is(outcome.message, 'it used more memory than the 160 MiB of its limit');
      t.true((outcome.usage?.peakMemory ?? 0) > 150 * MiB);
    });
  }

  test(`${kind}: the memory of all processes of a job counts together`, async t => {
    const mark = freshMark();
    const child = `const held = Buffer.alloc(60 * 2 ** 20, 1); setInterval(() => held[0]++, 1e6)`;
    const script = `for (let n = 0; n < 4; n++)
      require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}, process.argv[1]])`;
    const outcome = await runBesideAnother(t, host, node(script, mark), {mark, limits: {memory: 250 * MiB}});
    t.is(outcome.reason, 'memory-limit');
  });

  for (const user of users) {
    test(`${kind}: a job with more files open than its limit is ended${as(user)}`, async t => {
      const mark = freshMark();
      // It is ended by the signal when it has said what it met, and not before.
      const script = `const {openSync} = require('fs'); let error;
        process.once('SIGTERM', () => process.kill(process.pid, 'SIGTERM'));
        for (let n = 0; n < 200; n++) try { openSync('/dev/null') } catch ({code}) { error = code }
        console.log(error); setInterval(() => {}, 1e6)`;
      const outcome = await runBesideAnother(t, host, node(script, mark), {
        mark,
        user,
        limits: {openFiles: 64},
      });
      t.like(outcome, {reason: 'open-files-limit', signal: 'SIGTERM', stdout: {bytes: 'EMFILE\n'.length}});
      t.is(outcome.message, 'a process of it had more files open than the 64 of its limit');
    });
  }

  test(`${kind}: a job that writes a larger file than its limit is ended, and the file ends there`, async t => {
    const folder = await temporary(t);
    const mark = freshMark();
    const path = join(folder, mark);
    const outcome = await runBesideAnother(t, host, sh('exec cat /dev/zero >"$1"', path), {
      mark,
      limits: {fileSize: 3 * MiB},
    });
    t.like(outcome, {reason: 'file-size-limit', exit: null, signal: 'SIGXFSZ'});
    t.is(outcome.message, 'it wrote a larger file than the 3 MiB of its limit');
    t.is((await stat(path)).size, 3 * MiB + 1);
  });

  test(`${kind}: a shell whose child wrote a larger file than its limit is told so`, async t => {
    const folder = await temporary(t);
    const mark = freshMark();
    const outcome = await runBesideAnother(t, host, sh('cat /dev/zero >"$1"; exit $?', join(folder, mark)), {
      mark,
      limits: {fileSize: MiB},
    });
    t.is(outcome.reason, 'file-size-limit');
  });

  test(`${kind}: a program that ignores that its file is too large is ended all the same`, async t => {
    const folder = await temporary(t);
    const mark = freshMark();
    const script = `trap '' XFSZ; exec 3>"$1"; cat /dev/zero >&3; exec sleep "$2"`;
    const outcome = await runBesideAnother(t, host, sh(script, join(folder, mark), mark), {
      mark,
      limits: {fileSize: MiB},
    });
    t.like(outcome, {reason: 'file-size-limit', signal: 'SIGTERM'});
  });

  test(`${kind}: what a job used is told where the system counts it, and made up nowhere`, async t => {
    const script =
      'const end = Date.now() + 60_000; while (process.cpuUsage().user < 100_000 && Date.now() < end);';
    const {outcome} = await host.run(t, node(script));
    t.is(outcome.exit, 0);
    if (kind === 'cgroup') t.true((outcome.usage?.cpuMs ?? 0) >= 100 && (outcome.usage?.cpuMs ?? 0) < 5000);
    else t.is(outcome.usage, undefined);
    const missing = await host.run(t, ['/nowhere/at-all'], {limits: {memory: 100 * MiB}});
    t.like(missing.outcome, {reason: 'not-started', usage: undefined});
  });

  test(`${kind}: a job that reaches its limits and does not exceed them is let be`, async t => {
    const folder = await temporary(t);
    // What a fork shares is not held twice.
    const script = `const fs = require('fs');
      const held = Buffer.alloc(80 * 2 ** 20, 1);
      fs.writeFileSync(process.argv[1], Buffer.alloc(2 ** 20));
      const file = fs.openSync(process.argv[1], 'r+');
      const open = fs.readdirSync('/proc/self/fd').length - 1;
      for (let n = open; n < 64; n++) fs.openSync('/dev/null');
      setTimeout(() => process.exit(held[5] + fs.readdirSync('/proc/self/task').length > 1 ? 7 : 0), 500)`;
    // Root is not held to a number of processes where the kernel does not count those of a job.
    const tasks = process.getuid?.() === 0 ? {} : {processes: 64};
    const {outcome, stderr} = await host.run(t, node(script, join(folder, 'file')), {
      limits: {memory: 200 * MiB, cpuMs: 20_000, openFiles: 65, fileSize: MiB, ...tasks},
    });
    t.is(stderr.toString(), '');
    t.like(outcome, {reason: 'exited', exit: 7});
  });
}
