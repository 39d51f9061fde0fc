import {chownSync, mkdirSync, readFileSync, rmdirSync} from 'node:fs';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';
import test from 'ava';
import {execa} from 'execa';
import {findSystemTools} from '../../src/base/system-tools.ts';
import {groupMount, ownGroup} from '../../src/runner/containment/cgroup-home.ts';
import {skip} from '../fixtures/skip.ts';
import {freshMark, openHosts, processesWith} from './harness.ts';

const executor = fileURLToPath(new URL('delegated-executor.ts', import.meta.url));
const nobody = 65_534;

/** Why this system cannot show it; undefined where it can. */
async function whyNot(): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'not root';
  const hosts = await openHosts();
  await Promise.all(hosts.map(host => host.close()));
  if (hosts.length < 3) return 'no cgroup v2, or no PID namespaces';
  const {setpriv, unshare} = findSystemTools();
  const asNobody = [`--reuid=${nobody}`, `--regid=${nobody}`, '--clear-groups', '--'];
  const {exitCode} = await execa(
    setpriv ?? 'false',
    [
      ...asNobody,
      unshare ?? 'false',
      '--user',
      '--map-current-user',
      '--pid',
      '--fork',
      process.execPath,
      '-e',
      `require('node:fs').accessSync(${JSON.stringify(executor)})`,
    ],
    {reject: false},
  );
  return exitCode === 0 ? undefined : 'nobody may make no user namespace, or may not read this checkout';
}

test('a job of a server that is not root ends although it left the group that was delegated to them', async t => {
  const why = await whyNot();
  if (why !== undefined) return skip(t, why);
  const mount = groupMount(readFileSync('/proc/self/mounts', 'utf8')) ?? '';
  const own = ownGroup(readFileSync('/proc/self/cgroup', 'utf8')) ?? '';
  const group = join(mount, own, `reeve-test-${process.pid}`);
  const groups = [group, join(group, 'leave')];
  for (const folder of groups) {
    mkdirSync(folder);
    t.teardown(() => rmdirSync(folder));
    for (const file of ['', 'cgroup.procs', 'cgroup.subtree_control', 'cgroup.threads'])
      chownSync(join(folder, file), nobody, nobody);
  }
  const mark = freshMark();
  const enter = 'echo 0 >"$1/cgroup.procs"; shift; exec "$@"';
  const asNobody = [
    findSystemTools().setpriv ?? '',
    `--reuid=${nobody}`,
    `--regid=${nobody}`,
    '--clear-groups',
    '--',
  ];
  const {stdout} = await execa(
    '/bin/sh',
    ['-c', enter, 'sh', group, ...asNobody, process.execPath, executor, join(group, 'leave'), mark],
    {cwd: '/', stderr: 'inherit'},
  );
  const said = JSON.parse(stdout);
  t.is(said.with.isComplete, true);
  t.regex(
    said.with.why,
    /every job has a cgroup below .*; since a job may leave its group, every job has a PID namespace/,
  );
  t.is(said.without.isComplete, false);
  t.regex(said.without.why, /a job may leave its group, .* no pid-namespace: the system has no .*nsenter/);
  t.deepEqual(said.outcomes, [
    {reason: 'exited', exit: 0, bytes: 'left\n'.length},
    {reason: 'timeout', exit: null, bytes: 'left\n'.length},
    {reason: 'timeout', exit: null, bytes: 'left\n'.length},
  ]);
  t.deepEqual(processesWith(mark), []);
});
