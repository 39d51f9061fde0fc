// Processes that wait for what to become: a command that one of them becomes is what a spawned one is.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {Readable, Writable} from 'node:stream';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import fc from 'fast-check';
import {groupsBelow, removeGroup} from '../../src/runner/containment/cgroup-files.ts';
import {endLeftovers} from '../../src/runner/containment/leftovers.ts';
import {ParkedCell, parkedScript} from '../../src/runner/containment/parked-cells.ts';
import {readProcess} from '../../src/runner/containment/process-table.ts';
import {sealDescriptors} from '../../src/runner/seal-descriptors.ts';
import {skip} from '../fixtures/skip.ts';
import {until} from '../fixtures/until.ts';
import {freshMark, Host, processesWith} from './harness.ts';
import {cellsOf, ParkingHost} from './parking.ts';

sealDescriptors();

const shells = ['/bin/dash', '/bin/bash'].filter(path => existsSync(path));
const hasGroups = process.getuid?.() === 0 && (await canGroup());
if (!hasGroups)
  test('processes that are parked', t => skip(t, 'root may make no cgroups here, or this is not root'));

function inGroups(title: string, body: (t: ExecutionContext) => Promise<void>): void {
  if (hasGroups) test(title, body);
}

async function canGroup(): Promise<boolean> {
  const host = await Host.open('cgroup');
  await host?.close();
  return host !== undefined;
}

/** A folder that is no group, which a shell can join nevertheless; and a shell by the name of sh. */
function standIn(t: ExecutionContext, shell: string): {folder: string; sh: string} {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-cell-'));
  t.teardown(() => rmSync(folder, {recursive: true}));
  writeFileSync(join(folder, 'cgroup.procs'), '');
  const sh = join(folder, 'sh');
  symlinkSync(shell, sh);
  return {folder, sh};
}

for (const shell of shells) {
  const plain = fc.string({
    unit: fc.integer({min: 0x20, max: 0x7e}).map(code => String.fromCharCode(code)),
    maxLength: 40,
  });

  test(`${shell}: words and variables come out as they went in`, async t => {
    const {folder, sh} = standIn(t, shell);
    await fc.assert(
      fc.asyncProperty(
        fc.array(plain, {maxLength: 6}),
        fc.array(plain, {maxLength: 4}),
        async (words, values) => {
          const env = Object.fromEntries(values.map((value, i) => [`GIVEN_${i}`, value]));
          const said = async (...argv: [string, ...string[]]) => {
            const cell = ParkedCell.start(folder, sh) as ParkedCell;
            cell.become(argv, {cwd: '/', env});
            const [out, err, end] = await Promise.all([text(cell.stdout), text(cell.stderr), cell.exited]);
            t.deepEqual([err, end], ['', {code: 0, signal: null}]);
            return out;
          };
          t.is(await said('/usr/bin/printf', '%s\\0', '', ...words), ['', ...words, ''].join('\0'));
          const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
          const got = (await said('/usr/bin/env', '-0')).split('\0').filter(Boolean);
          // A bash as sh sets this one for every command, parked or not.
          t.deepEqual(
            got.filter(line => line !== 'SHLVL=0' || shell !== '/bin/bash').toSorted(),
            variables.toSorted(),
          );
        },
      ),
      {numRuns: 12},
    );
  });

  test(`${shell}: nothing runs unless the mark came, whole`, async t => {
    const {folder, sh} = standIn(t, shell);
    const told = ['', '/', '/\n', '/\nw/bin/echo\n', '/\nw/bin/echo\nwran\n', '/\nw/bin/echo\nwran\nbecome'];
    for (const words of [...told, '/nowhere\nw/bin/echo\nwran\nbecome\n']) {
      const child = spawn(sh, ['-c', parkedScript, folder], {
        env: {},
        stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      });
      // One that ends early resets it.
      (child.stdio[3] as Writable).on('error', () => {}).end(words);
      const [out] = await Promise.all([text(child.stdout as Readable), once(child, 'exit')]);
      t.is(out, '', JSON.stringify(words));
    }
  });

  inGroups(`${shell}: a command that a parked process becomes has what a spawned one has`, async t => {
    const parking = await ParkingHost.open(t, standIn(t, shell).sh);
    const spawned = (await Host.open('cgroup')) as Host;
    t.teardown(() => spawned.close());
    const facts = (name: string) => ['/bin/cat', ...name.split(' ').map(file => `/proc/self/${file}`)];
    const commands: [readonly string[], object?][] = [
      [facts('environ')],
      [facts('environ'), {env: {}}],
      [facts('environ'), {env: {LANG: 'no_SUCH.locale', TZ: 'UTC', EMPTY: '', PATH: '/bin'}}],
      [facts('limits')],
      [['/bin/ls', '-l', '/proc/self/fd', '/proc/self/cwd'], {cwd: '/usr'}],
      [['/bin/pwd'], {cwd: '/tmp'}],
      [['/bin/sh', '-c', 'echo out; echo err >&2; exit 143']],
      [['/bin/sh', '-c', 'kill -TERM $$']],
      [facts('limits'), {limits: {openFiles: 64, cpuMs: 60_000}}],
      [['/usr/bin/id'], {user: 'nobody'}],
      [facts('environ'), {user: 'nobody', cwd: '/root'}],
    ];
    await parking.parked();
    for (const [argv, extra = {}] of commands) {
      await until(() => cellsOf(parking.root).size > 0, 'a parked process');
      const got = await parking.run(argv, extra);
      const wanted = await spawned.run(t, argv, extra);
      const {exit, signal, reason, message} = wanted.outcome;
      t.like(got.outcome, {exit, signal, reason, message}, argv.join(' '));
      // Time and number differ in each run of ls.
      const settled = (said: string) =>
        said
          .replaceAll(/\b(?:[A-Z][a-z]{2} +\d+ \d\d:\d\d|socket:\[\d+\])/g, '')
          .replaceAll(/ \/proc\/\d+\/fd$/gm, '')
          .split('\0')
          .filter(line => line !== 'SHLVL=0')
          .toSorted()
          .join('\n');
      t.is(settled(got.stdout), settled(wanted.stdout.toString('latin1')), argv.join(' '));
      t.is(got.stderr, wanted.stderr.toString('latin1'), argv.join(' '));
    }
    const status = (await parking.run(facts('status'))).stdout;
    const other = (await spawned.run(t, facts('status'))).stdout.toString();
    for (const name of ['SigBlk', 'SigIgn', 'SigCgt', 'Umask', 'Groups', 'CapEff', 'NoNewPrivs', 'Uid'])
      t.is(
        new RegExp(`^${name}:.*`, 'm').exec(status)?.[0],
        new RegExp(`^${name}:.*`, 'm').exec(other)?.[0],
        name,
      );
  });
}

inGroups('a parked process is used, is of the job that used it, and its group goes with the job', async t => {
  const host = await ParkingHost.open(t);
  t.is(cellsOf(host.root).size, 0, 'none before the first run');
  const waiting = await host.parked();
  for (const pid of waiting) t.is(readProcess(pid)?.session, pid, 'a session of its own');
  const {stdout, outcome, id} = await host.run(['/bin/cat', '/proc/self/cgroup', '/proc/self/stat']);
  t.is(outcome.exit, 0);
  const [, cell = ''] = /\/(cell-[0-9a-f]{16})$/m.exec(stdout) ?? [];
  t.true(waiting.includes(Number(/^(\d+) \(cat\)/m.exec(stdout)?.[1])), 'it has become the command');
  t.false(existsSync(join(host.root, cell)));
  t.false(existsSync(join(host.root, id)));
});

inGroups('one that is made for a job that does not come to start is kept as others are', async t => {
  const host = await ParkingHost.open(t);
  host.containment.makeReady?.();
  t.is(cellsOf(host.root).size, 1);
  await until(() => cellsOf(host.root).size >= 4, 'others, which the time that they are kept begins with');
});

inGroups('one that died is noticed, and the run goes the ordinary way', async t => {
  const host = await ParkingHost.open(t);
  const pids = await host.parked();
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  await until(() => pids.every(pid => !readProcess(pid)), 'their ends');
  const {stdout, outcome, id} = await host.run(['/bin/cat', '/proc/self/cgroup']);
  t.is(outcome.exit, 0);
  t.true(stdout.includes(`/${id}\n`), stdout);
});

inGroups('a job that must not start after all leaves nothing of its cell', async t => {
  const host = await ParkingHost.open(t);
  const pids = await host.parked();
  const {outcome} = await host.run(['/bin/true'], {}, () => 'not any more');
  t.like(outcome, {reason: 'never-started', message: 'not any more', exit: null});
  await until(() => pids.filter(pid => readProcess(pid)).length === 3, 'the end of one');
  await until(() => groupsBelow(host.root).length === cellsOf(host.root).size, 'the end of its group');
});

inGroups('those that wait end when they are to be discarded, and with their executor', async t => {
  const host = await ParkingHost.open(t);
  const pids = await host.parked();
  host.containment.discardParked?.();
  await until(() => cellsOf(host.root).size === 0, 'no cell');
  t.deepEqual(
    pids.filter(pid => readProcess(pid)),
    [],
  );
  const others = await host.parked();
  await host.containment[Symbol.asyncDispose]();
  t.deepEqual(
    others.filter(pid => readProcess(pid)),
    [],
  );
  t.false(existsSync(host.root));
});

inGroups('runs that come faster than processes are parked have more of them kept', async t => {
  const host = await ParkingHost.open(t);
  await host.parked();
  await Promise.all(Array.from({length: 6}, () => host.run(['/bin/true'])));
  t.true((await host.parked(8)).length >= 8);
});

inGroups(
  'an executor that is killed leaves no parked process, and the next start tells jobs from cells',
  async t => {
    const folder = mkdtempSync(join(tmpdir(), 'reeve-parked-'));
    t.teardown(() => rmSync(folder, {recursive: true}));
    const mark = freshMark();
    const script = fileURLToPath(new URL('parking-executor.ts', import.meta.url));
    const child = spawn(process.execPath, [script, folder, mark], {stdio: ['ignore', 'pipe', 'inherit']});
    t.teardown(() => child.kill('SIGKILL'));
    const [line] = await once(child.stdout, 'data');
    const {job, parked, root} = JSON.parse(String(line)) as {job: string; parked: number[]; root: string};
    await until(() => processesWith(mark).some(pid => nameOf(pid) === 'sleep\n'), 'the job');
    const waiting = parked.filter(pid => nameOf(pid) === 'sh\n');
    t.true(waiting.length > 0);
    child.kill('SIGKILL');
    await until(() => waiting.every(pid => !readProcess(pid)), 'the end of those that wait');
    t.true(cellsOf(root).size > 0);
    t.deepEqual(await endLeftovers(folder), [job]);
    t.deepEqual(processesWith(mark), []);
    t.is(cellsOf(root).size, 0);
    removeGroup(root);
  },
);

/** Empty for one that is gone by now. */
function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'latin1');
  } catch {
    return '';
  }
}
