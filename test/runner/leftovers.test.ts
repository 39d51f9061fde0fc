import {existsSync, readFileSync} from 'node:fs';
import {mkdir, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {execa} from 'execa';
import {rememberedGroup} from '../../src/runner/containment/cgroup-home.ts';
import {endLeftovers} from '../../src/runner/containment/leftovers.ts';
import {openContainment} from '../../src/runner/containment/open-containment.ts';
import {readProcess} from '../../src/runner/containment/process-table.ts';
import {until} from '../fixtures/until.ts';
import {freshMark, openHosts, processesWith} from './harness.ts';

const hosts = await openHosts();
const kinds = hosts.map(host => host.containment.kind);
await Promise.all(hosts.map(host => host.close()));

const executor = fileURLToPath(new URL('short-lived-executor.ts', import.meta.url));

for (const kind of kinds) {
  test(`${kind}: what an executor that was killed left running is ended by the next start`, async t => {
    const folder = await mkdtemp(join(tmpdir(), 'reeve-leftovers-'));
    t.teardown(() => rm(folder, {recursive: true}));
    const mark = freshMark();
    const child = execa(process.execPath, [executor, folder, kind, mark], {
      reject: false,
      stdout: 'pipe',
      stderr: 'inherit',
    });
    t.teardown(() => child.kill('SIGKILL'));
    const jobs = await new Promise<string[]>((resolve, reject) => {
      child.stdout.once('data', line => resolve(JSON.parse(String(line)) as string[]));
      child.stdout.once('end', () => reject(new Error('the executor said nothing')));
    });
    await until(() => sleepersWith(mark).length === 2 * jobs.length, 'the processes of the jobs');
    const records = kind === 'process-tree' ? jobs.map(job => join(folder, 'jobs', `${job}.json`)) : [];
    await until(() => records.every(record => existsSync(record)), 'the records of the jobs');
    child.kill('SIGKILL');
    await child;

    const ended = await endLeftovers(folder);
    // A PID namespace does not wait for the next start.
    const isInNamespace = kind === 'pid-namespace' || (kind === 'cgroup' && process.getuid?.() !== 0);
    if (isInNamespace) await until(() => processesWith(mark).length === 0, 'the end of the namespaces');
    else t.deepEqual(ended.toSorted(), jobs.toSorted());
    t.deepEqual(processesWith(mark), []);
    t.deepEqual(await endLeftovers(folder), [], 'a second time there is nothing to do');
    const root = rememberedGroup(folder);
    const next = await openContainment({dataFolder: folder, only: kind});
    await next[Symbol.asyncDispose]();
    t.false(root !== undefined && existsSync(root));
  });
}

test('a process that has the id of one that was recorded, but started at another time, is let be', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-leftovers-'));
  t.teardown(() => rm(folder, {recursive: true}));
  const innocent = execa('/bin/sleep', [freshMark()], {detached: true, reject: false});
  t.teardown(() => innocent.kill('SIGKILL'));
  await mkdir(join(folder, 'jobs'));
  await writeFile(
    join(folder, 'jobs', 'some-job.json'),
    JSON.stringify({pid: innocent.pid, started: '12345'}),
  );
  await writeFile(join(folder, 'jobs', 'cut-short.json'), '{"pid": 12');
  t.deepEqual(await endLeftovers(folder), []);
  t.truthy(readProcess(innocent.pid as number));
  await t.throwsAsync(readFile(join(folder, 'jobs', 'some-job.json')), {code: 'ENOENT'});
});

test('a data folder that nothing ran from has no leftovers', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-leftovers-'));
  t.teardown(() => rm(folder, {recursive: true}));
  t.deepEqual(await endLeftovers(folder), []);
});

/** What the shells of the jobs have become. */
const sleepersWith = (mark: string) => processesWith(mark).filter(pid => nameOf(pid) === 'sleep\n');

/** Empty for one that is gone by now. */
function nameOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'latin1');
  } catch {
    return '';
  }
}
