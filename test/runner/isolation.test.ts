import {readFile} from 'node:fs/promises';
import {userInfo} from 'node:os';
import test from 'ava';
import {execa} from 'execa';
import {sealDescriptors} from '../../src/runner/seal-descriptors.ts';
import {openHosts, sh} from './harness.ts';

// What stands in the environment of the server must not reach a command, nor what reeve puts before a command.
Object.assign(process.env, {
  LD_PRELOAD: '/nowhere/preload.so',
  LD_LIBRARY_PATH: '/nowhere',
  NODE_OPTIONS: '--title=stolen',
  NODE_V8_COVERAGE: '/nowhere/coverage',
  BASH_ENV: '/nowhere/bashenv',
  ENV: '/nowhere/env',
  IFS: 'x',
  PS4: '$(touch /nowhere)',
});

// As the executor does when it starts: whoever started these tests may have left something open.
sealDescriptors();

const hosts = await openHosts();
test.after.always(async () => {
  await Promise.all(hosts.map(host => host.close()));
});

const isRoot = process.getuid?.() === 0;

for (const host of hosts) {
  const {kind} = host.containment;

  test(`${kind}: the environment of a command is what was given and nothing else`, async t => {
    const env = {
      PATH: '/usr/bin:/bin',
      HOME: '/nowhere',
      LANG: 'C.UTF-8',
      USER: 'tester',
      EXTRA: 'a b\n$(id)',
    };
    const {stdout} = await host.run(t, ['/usr/bin/env', '-0'], {env});
    const got = stdout.toString().split('\0').filter(Boolean).toSorted();
    const wanted = Object.entries(env)
      .map(([name, value]) => `${name}=${value}`)
      .toSorted();
    // Where sh is bash, it cannot be kept from this one.
    t.deepEqual(
      got.filter(line => line !== 'SHLVL=0'),
      wanted,
    );
  });

  test(`${kind}: a command without PATH has no PATH`, async t => {
    const {stdout} = await host.run(t, ['/usr/bin/env'], {env: {ONLY: 'this'}});
    t.is(stdout.toString().replace('SHLVL=0\n', ''), 'ONLY=this\n');
  });

  test(`${kind}: a command inherits stdin, stdout and stderr and no other descriptor`, async t => {
    const {stdout, stderr, outcome} = await host.run(t, ['/bin/ls', '-l', '/proc/self/fd']);
    t.is(outcome.exit, 0, stderr.toString());
    const descriptors = [...stdout.toString().matchAll(/ (\d+) -> (.*)$/gm)].map(([, fd, target]) => [
      fd,
      target,
    ]);
    t.deepEqual(
      descriptors.map(([fd]) => fd),
      ['0', '1', '2', '3'],
    );
    t.is(descriptors[0]?.[1], '/dev/null');
    // What ls reads the folder with.
    t.regex(descriptors[3]?.[1] ?? '', /^\/proc\/\d+\/fd$/);
  });

  test(`${kind}: a command leads a session of its own, apart from the terminal of the server`, async t => {
    const {stdout} = await host.run(t, ['/bin/cat', '/proc/self/stat']);
    const session = Number(stdout.toString().split(' ')[5]);
    const own = Number((await readFile('/proc/self/stat', 'latin1')).split(' ')[5]);
    t.not(session, own);
  });

  test(`${kind}: a command runs where it was told to`, async t => {
    const {stdout} = await host.run(t, ['/bin/pwd'], {cwd: '/usr/bin'});
    t.regex(stdout.toString(), /^\/usr\/bin\n$/);
  });

  if (isRoot) {
    test(`${kind}: another user's command has that user's id and groups, and cannot gain more`, async t => {
      const {stdout, outcome} = await host.run(t, ['/bin/cat', '/proc/self/status'], {user: 'nobody'});
      t.is(outcome.exit, 0);
      const status = Object.fromEntries(
        stdout
          .toString()
          .split('\n')
          .map(line => line.split(/:\s*/)),
      );
      const {stdout: ids} = await execa('id', ['-u', 'nobody'], {extendEnv: false});
      const {stdout: group} = await execa('id', ['-g', 'nobody'], {extendEnv: false});
      const {stdout: groups} = await execa('id', ['-G', 'nobody'], {extendEnv: false});
      t.is(status.Uid, Array(4).fill(ids).join('\t'));
      t.is(status.Gid, Array(4).fill(group).join('\t'));
      t.deepEqual(status.Groups?.trim().split(' ').toSorted(), groups.split(' ').toSorted());
      t.is(status.NoNewPrivs, '1');
      t.is(status.CapEff, '0000000000000000');
    });

    test(`${kind}: another user's command ends as it ends`, async t => {
      t.like((await host.run(t, sh('exit 143'), {user: 'nobody'})).outcome, {reason: 'exited', exit: 143});
      t.like((await host.run(t, sh('kill -KILL $$'), {user: 'nobody'})).outcome, {
        reason: 'signaled',
        signal: 'SIGKILL',
      });
      t.like((await host.run(t, sh('exit 127'), {user: 'nobody'})).outcome, {reason: 'exited', exit: 127});
    });
  } else {
    test(`${kind}: without root another user's command is not started, one's own is`, async t => {
      const other = await host.run(t, ['/bin/true'], {user: 'root'});
      t.is(other.outcome.reason, 'not-started');
      t.regex(other.outcome.message ?? '', /cannot run as user "root": the server does not run as root/);
      const own = await host.run(t, ['/bin/true'], {user: userInfo().username});
      t.like(own.outcome, {reason: 'exited', exit: 0});
    });
  }

  test(`${kind}: the command of a user who is not there is not started`, async t => {
    const {outcome} = await host.run(t, ['/bin/true'], {user: 'no-such-user-here'});
    t.is(outcome.reason, 'not-started');
    t.regex(outcome.message ?? '', /no user "no-such-user-here"/);
  });
}
