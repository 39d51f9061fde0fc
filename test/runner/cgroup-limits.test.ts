import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {findSystemTools} from '../../src/base/system-tools.ts';
import {serverGroup, takeControllers} from '../../src/runner/containment/cgroup-controllers.ts';
import {GroupLimits} from '../../src/runner/limits/cgroup-limits.ts';

// The files of a cgroup v2 as they are where its controllers can be had, in a folder: what a machine without them can
// test. It shows what is read and written, not what a kernel makes of it.

/** A folder with these files. */
function folderOf(t: ExecutionContext, files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-group-'));
  t.teardown(() => rmSync(folder, {recursive: true}));
  fill(folder, files);
  return folder;
}

function fill(folder: string, files: Record<string, string>): void {
  mkdirSync(folder, {recursive: true});
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

const text = (...path: string[]) => readFileSync(join(...path), 'utf8');

const jobFiles = {
  'cpu.stat': 'usage_usec 1234567\nuser_usec 1000000\nsystem_usec 234567\n',
  'memory.max': 'max\n',
  'memory.oom.group': '0\n',
  'memory.swap.max': 'max\n',
  'memory.peak': '7340032\n',
  'memory.events': 'low 0\nhigh 0\nmax 0\noom 0\noom_kill 0\noom_group_kill 0\n',
  'pids.max': 'max\n',
  'pids.events': 'max 0\n',
};

test('the kernel holds a group to its memory and processes; the processes remain to be watched', t => {
  const folder = folderOf(t, jobFiles);
  const group = new GroupLimits(folder, true);
  t.deepEqual(group.hold({memory: 2 ** 26, processes: 32, cpuMs: 1000, openFiles: 64}, false), {
    processes: 32,
    cpuMs: 1000,
    openFiles: 64,
  });
  t.is(text(folder, 'memory.max').slice(0, 8), String(2 ** 26));
  t.is(text(folder, 'memory.oom.group')[0], '1');
  t.is(text(folder, 'memory.swap.max')[0], '0');
  t.is(text(folder, 'pids.max').slice(0, 2), '32');
  t.is(group.exceeded(), undefined);
  t.deepEqual(group.usage(), {cpuMs: 1235, peakMemory: 7_340_032});
});

test('the process that holds a terminal has room beside the command', t => {
  const folder = folderOf(t, jobFiles);
  new GroupLimits(folder, true).hold({memory: 2 ** 26, processes: 4}, true);
  t.true(Number.parseInt(text(folder, 'memory.max'), 10) > 2 ** 26);
  t.true(Number.parseInt(text(folder, 'pids.max'), 10) > 4);
});

test('who was killed at the limit of its own group exceeded it; who died because the host was full did not', t => {
  const folder = folderOf(t, jobFiles);
  const group = new GroupLimits(folder, true);
  group.hold({memory: 2 ** 26}, false);
  fill(folder, {'memory.events': 'low 0\nhigh 0\nmax 0\noom 0\noom_kill 2\noom_group_kill 1\n'});
  t.is(group.exceeded(), undefined);
  fill(folder, {'memory.events': 'low 0\nhigh 0\nmax 9\noom 1\noom_kill 2\noom_group_kill 1\n'});
  t.is(group.exceeded(), 'memory');
  const other = new GroupLimits(folder, true);
  other.hold({processes: 3}, false);
  t.is(other.exceeded(), undefined, 'it has no limit of memory');
});

test('a process that could not fork exceeded the limit of processes', t => {
  const folder = folderOf(t, jobFiles);
  const group = new GroupLimits(folder, true);
  group.hold({processes: 3}, false);
  t.is(group.exceeded(), undefined);
  fill(folder, {'pids.events': 'max 12\n'});
  t.is(group.exceeded(), 'processes');
});

test('where the kernel has no such files every limit is left to the watch, and none is made up', t => {
  const folder = folderOf(t, {'cpu.stat': jobFiles['cpu.stat']});
  for (const hasControllers of [true, false]) {
    const group = new GroupLimits(folder, hasControllers);
    t.deepEqual(group.hold({memory: 2 ** 26, processes: 3}, false), {memory: 2 ** 26, processes: 3});
    t.is(group.exceeded(), undefined);
    t.deepEqual(group.usage(), {cpuMs: 1235});
  }
  t.false(existsSync(join(folder, 'memory.max')) || existsSync(join(folder, 'pids.max')));
  t.deepEqual(new GroupLimits(join(folder, 'gone'), true).usage(), {});
});

const pid = 4242;
const tools = {...findSystemTools(), systemctl: undefined};
const homeFiles = {
  'cgroup.controllers': 'cpuset cpu io memory pids\n',
  'cgroup.subtree_control': '\n',
  'cgroup.procs': `${pid}\n`,
};

/** A group that was given to us, and in it the one of a data folder. */
function homeOf(t: ExecutionContext, files: Record<string, string>) {
  const home = folderOf(t, files);
  const root = join(home, 'reeve-0123456789abcdef');
  fill(root, {'cgroup.subtree_control': '\n'});
  // Nobody makes files in a cgroup.
  fill(join(home, serverGroup), {'cgroup.procs': ''});
  const controls = () => [
    text(home, 'cgroup.subtree_control').trim(),
    text(root, 'cgroup.subtree_control').trim(),
  ];
  return {home, root, controls};
}

const all = '+memory +pids';

test('the only process of its group moves out of the way, and the controllers are passed on', async t => {
  const {home, root, controls} = homeOf(t, homeFiles);
  await takeControllers(root, {mayMove: true, pid, tools});
  t.is(text(home, serverGroup, 'cgroup.procs'), String(pid));
  t.deepEqual(controls(), [all, all]);
});

test('where the controllers are passed on already, nobody moves', async t => {
  const {home, root, controls} = homeOf(t, {...homeFiles, 'cgroup.subtree_control': 'cpu memory pids\n'});
  await takeControllers(root, {mayMove: false, pid, tools});
  t.is(text(home, serverGroup, 'cgroup.procs'), '');
  t.deepEqual(controls(), ['cpu memory pids', all]);
});

test('where the server was put into a group of its own, nobody moves, and the controllers are passed on', async t => {
  const {home, root, controls} = homeOf(t, {...homeFiles, 'cgroup.procs': ''});
  await takeControllers(root, {mayMove: true, pid, tools});
  t.is(text(home, serverGroup, 'cgroup.procs'), '');
  t.deepEqual(controls(), [all, all]);
});

for (const [what, files, mayMove, message] of [
  ['a group with other processes', {'cgroup.procs': `1\n${pid}\n`}, true, /holds other processes/],
  [
    'a group without the controllers',
    {'cgroup.controllers': 'hugetlb\n'},
    true,
    /no controller for memory and pids/,
  ],
  [
    'a group without one of the controllers',
    {'cgroup.controllers': 'memory\n'},
    true,
    /no controller for pids/,
  ],
  ['a group of which only a test was asked', {}, false, /only a server/],
] as const) {
  test(`${what} is left as it is`, async t => {
    const {home, root, controls} = homeOf(t, {...homeFiles, ...files});
    await t.throwsAsync(takeControllers(root, {mayMove, pid, tools}), {
      code: 'containment-unavailable',
      message,
    });
    t.is(text(home, serverGroup, 'cgroup.procs'), '');
    t.deepEqual(controls(), ['', '']);
  });
}

test('a unit of systemd that is not delegated is left as it is', async t => {
  const folder = folderOf(t, {});
  const home = join(folder, 'reeve.service');
  const root = join(home, 'reeve-0123456789abcdef');
  fill(home, homeFiles);
  fill(root, {'cgroup.subtree_control': '\n'});
  await t.throwsAsync(takeControllers(root, {mayMove: true, pid, tools}), {message: /lacks Delegate=yes/});
  t.is(text(home, 'cgroup.subtree_control'), '\n');

  const systemctl = join(folder, 'systemctl');
  const answer = (delegate: string, group: string) =>
    writeFileSync(systemctl, `#!/bin/sh\necho Delegate=${delegate}; echo ControlGroup=${group}\n`, {
      mode: 0o755,
    });
  const asked = {...tools, systemctl};
  answer('no', home);
  await t.throwsAsync(takeControllers(root, {mayMove: true, pid, tools: asked}), {
    message: /lacks Delegate=yes/,
  });
  answer('yes', '/user.slice/reeve.service');
  await t.throwsAsync(takeControllers(root, {mayMove: true, pid, tools: asked}), {
    message: /lacks Delegate=yes/,
  });
  answer('yes', home);
  fill(join(home, serverGroup), {'cgroup.procs': ''});
  await takeControllers(root, {mayMove: true, pid, tools: asked});
  t.is(text(home, 'cgroup.subtree_control').trim(), all);
});

test('a process that moved for nothing goes back', async t => {
  const {home, root} = homeOf(t, homeFiles);
  rmSync(join(home, 'cgroup.subtree_control'));
  // Can be read, and not even root can write it.
  symlinkSync('/proc/version', join(home, 'cgroup.subtree_control'));
  await t.throwsAsync(takeControllers(root, {mayMove: true, pid, tools}), {code: 'containment-unavailable'});
  t.is(text(home, serverGroup, 'cgroup.procs'), String(pid));
  // Written once more over what was there, with its newline.
  t.is(text(home, 'cgroup.procs'), `${pid}\n`);
});
