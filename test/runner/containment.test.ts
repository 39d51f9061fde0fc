import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {execa} from 'execa';
import {groupMount, ownGroup} from '../../src/runner/containment/cgroup-home.ts';
import {openContainment} from '../../src/runner/containment/open-containment.ts';
import type {Host} from './harness.ts';
import {openHosts} from './harness.ts';

test('the best containment that works here is taken, and says why', async t => {
  const hosts = await openHosts();
  await Promise.all(hosts.map(host => host.close()));
  const folder = await mkdtemp(join(tmpdir(), 'reeve-containment-'));
  t.teardown(() => rm(folder, {recursive: true}));
  await using containment = await openContainment({dataFolder: folder});
  t.is(containment.kind, (hosts[0] as Host).containment.kind);
  t.is(containment.isComplete, containment.kind !== 'process-tree');
  t.true(containment.why.length > 20 && !containment.why.includes('\n'));
  if (containment.kind !== 'cgroup') t.regex(containment.why, /no cgroup: /);
});

test('the mount of cgroup v2 is found beside version 1, with its escapes resolved', t => {
  const hybrid =
    'tmpfs /sys/fs/cgroup tmpfs rw 0 0\ncgroup /sys/fs/cgroup/cpu cgroup rw,cpu 0 0\ncgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0\n';
  t.is(groupMount(hybrid), '/sys/fs/cgroup/unified');
  t.is(groupMount('cgroup2 /mnt/a\\040b\\134c cgroup2 rw 0 0\n'), '/mnt/a b\\c');
  t.is(groupMount('cgroup2 /x tmpfs rw 0 0\n'), undefined);
  t.is(groupMount(''), undefined);
});

test("a process's own cgroup v2 is found beside version 1, unless it lies outside of what is mounted", t => {
  t.is(ownGroup('9:name=systemd:/a\n0::/system.slice/reeve.service\n'), '/system.slice/reeve.service');
  t.is(ownGroup('0::/\n'), '/');
  t.is(ownGroup('0::/../other\n'), undefined);
  t.is(ownGroup('4:memory:/x\n'), undefined);
});

test('descriptors that were inherited are closed before a command can inherit them', async t => {
  const sealed = fileURLToPath(new URL('../../src/runner/seal-descriptors.ts', import.meta.url));
  const program = `import {execFileSync} from 'node:child_process';
    import {readdirSync} from 'node:fs';
    const list = () => execFileSync('/bin/ls', ['/proc/self/fd']).toString().split('\\n').filter(Boolean).map(Number);
    const before = list();
    const {sealDescriptors} = await import(${JSON.stringify(sealed)});
    console.log(JSON.stringify({before, closed: sealDescriptors(), after: list()}));`;
  // Node marks what it inherits only up to the first gap above 15.
  const {stdout} = await execa('/bin/bash', [
    '-c',
    'exec 5</etc/passwd 77</etc/passwd; exec "$0" "$@"',
    process.execPath,
    '--input-type=module',
    '-e',
    program,
  ]);
  const {before, closed, after} = JSON.parse(stdout) as Record<string, number[]>;
  t.true(before?.includes(77), 'the leak is there to begin with');
  t.true(closed?.includes(77));
  t.deepEqual(after, [0, 1, 2, 3]);
});
