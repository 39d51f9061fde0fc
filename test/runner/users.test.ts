import {accessSync, constants, readFileSync} from 'node:fs';
import test from 'ava';
import {execaSync} from 'execa';
import {notRoot, skip} from '../fixtures/skip.ts';
import type {Extra, Host} from './harness.ts';
import {openHosts} from './harness.ts';

const isRoot = process.getuid?.() === 0;
const hosts = isRoot ? await openHosts() : [];
test.after.always(async () => {
  await Promise.all(hosts.map(host => host.close()));
});

/** One with supplementary groups tells most. */
const names = readFileSync('/etc/passwd', 'utf8')
  .split('\n')
  .flatMap(line => (line === '' ? [] : (line.split(':')[0] ?? [])));
const groupsOf = (name: string) => id('-G', name).split(' ');
const member = names.find(name => name !== 'root' && groupsOf(name).length > 1);
const users = ['nobody', ...(member === undefined ? [] : [member])];

function id(option: string, name: string): string {
  return execaSync('id', [option, '--', name], {extendEnv: false, reject: false}).stdout ?? '';
}

/** What the kernel says of a process of `user`. */
async function statusOf(t: Parameters<Host['run']>[0], host: Host, extra: Extra) {
  const {stdout, outcome} = await host.run(t, ['/bin/cat', '/proc/self/status'], extra);
  t.like(outcome, {reason: 'exited', exit: 0});
  const lines = stdout
    .toString()
    .split('\n')
    .map(line => line.split(/:\s*/) as [string, string]);
  return Object.fromEntries(lines);
}

const limits = {memory: 2 ** 28, cpuMs: 60_000, processes: 50, openFiles: 64, fileSize: 2 ** 20};

for (const host of hosts) {
  const {kind} = host.containment;
  for (const user of users) {
    for (const [what, extra] of [
      ['', {}],
      [' under limits', {limits}],
    ] as const) {
      test(`${kind}: a command of ${user} has that user's id and groups${what}, and no power`, async t => {
        const status = await statusOf(t, host, {user, ...extra});
        t.is(status.Uid, Array(4).fill(id('-u', user)).join('\t'));
        t.is(status.Gid, Array(4).fill(id('-g', user)).join('\t'));
        t.deepEqual(status.Groups?.trim().split(' ').toSorted(), groupsOf(user).toSorted());
        t.is(status.NoNewPrivs, '1');
        for (const set of ['CapInh', 'CapPrm', 'CapEff', 'CapAmb']) t.is(status[set], '0'.repeat(16), set);
        t.not(
          Number.parseInt(status.Umask ?? '0', 8) & 0o002,
          0,
          'what it makes is not for everybody to write',
        );
        t.is(status.Seccomp, '0');
      });
    }
  }

  test(`${kind}: a command of another user cannot gain what root has, by a setuid program or otherwise`, async t => {
    const shadow = await host.run(t, ['/bin/cat', '/etc/shadow'], {user: 'nobody'});
    t.is(shadow.outcome.exit, 1);
    t.is(shadow.stdout.length, 0);
    const setuid = ['/bin/su', '/usr/bin/su'].find(isThere);
    if (setuid === undefined) {
      skip(t, 'this host has no su');
      return;
    }
    const {outcome} = await host.run(t, [setuid, '-c', 'id', 'root'], {user: 'nobody'});
    t.not(outcome.exit, 0);
  });

  test(`${kind}: the limits of another user's command are set, for good`, async t => {
    const {stdout} = await host.run(t, ['/bin/cat', '/proc/self/limits'], {user: 'nobody', limits});
    const limit = (name: string) =>
      new RegExp(`^${name} +(\\S+) +(\\S+)`, 'm').exec(stdout.toString())?.slice(1);
    t.deepEqual(limit('Max open files'), ['65', '65']);
    t.deepEqual(limit('Max file size'), [String(2 ** 20 + 1), String(2 ** 20 + 1)]);
    t.deepEqual(limit('Max cpu time'), ['61', '62']);
    const raise = await host.run(t, ['/bin/sh', '-c', 'ulimit -n 100'], {user: 'nobody', limits});
    t.not(raise.outcome.exit, 0);
  });
}

test('a user with supplementary groups was among those tried', t => {
  if (!isRoot) return skip(t, notRoot);
  if (member === undefined) return skip(t, 'no user of this system has any');
  t.pass(`${member}: ${groupsOf(member).join(' ')}`);
});

function isThere(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
