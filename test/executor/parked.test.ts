// Parked processes of a server: what each is and holds, and when it goes.
import {existsSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {temporaryFolder} from '../fixtures/ca-folder.ts';
import {startLab} from '../fixtures/lab.ts';
import {preloaded} from '../fixtures/preloaded.ts';
import type {ProcessFacts} from '../fixtures/process-facts.ts';
import {descendantsOf, factsOf} from '../fixtures/process-facts.ts';
import {notRoot, skip} from '../fixtures/skip.ts';
import {until} from '../fixtures/until.ts';

const commands = `
  "true": { about: Does nothing, argv: ["true"] }
  fail: { about: Fails, argv: [sh, -c, "exit 7"] }
`;

const isParked = ({commandLine}: ProcessFacts) => /\/cell-[0-9a-f]{16}$/.test(commandLine);
/** One that moves to its group has the group's list open; it waits after that. */
const isJoining = ({descriptors}: ProcessFacts) => descriptors.some(to => to.endsWith('/cgroup.procs'));

test('parked processes have nothing of the server, end at a reload, and go with the server', async t => {
  // Only root's groups are the executor's own.
  if (process.getuid?.() !== 0) return skip(t, notRoot);
  const lab = await startLab(t, {commands});
  const host = await lab.connect();
  if ((await host.status()).containment.kind !== 'cgroup') return skip(t, 'no cgroups here');
  const parked = (except: readonly number[] = []) =>
    until(() => {
      const found = descendantsOf(lab.pid).filter(facts => isParked(facts) && !except.includes(facts.pid));
      return found.length >= 4 && !found.some(isJoining) && found;
    }, 'parked processes');
  t.deepEqual(descendantsOf(lab.pid).filter(isParked), [], 'none before the first run');
  t.true((await host.run('true')).ok);
  const first = await parked();
  for (const facts of first) {
    t.is(facts.session, facts.pid);
    t.is(facts.terminal, 0);
    t.is(facts.parent, lab.pid);
    t.regex(facts.status.Uid ?? '', /^0\t0\t0\t0$/);
    for (const name of Object.keys(facts.environment)) t.regex(name, /^(?:PWD|OLDPWD|SHLVL|_)$/);
    for (const to of facts.descriptors) t.regex(to, /^(?:\/dev\/null|socket:\[\d+\])$/);
  }
  t.is((await host.run('fail')).exit, 7, 'what one of them became');
  await until(() => descendantsOf(lab.pid).filter(isParked).length === 4, 'another in its place');

  const before = descendantsOf(lab.pid)
    .filter(isParked)
    .map(({pid}) => pid);
  process.kill(lab.pid, 'SIGHUP');
  await until(() => before.every(pid => factsOf(pid) === undefined), 'their end at the reload');
  t.true((await host.run('true')).ok);
  const last = await parked(before);
  await lab.end('SIGTERM');
  for (const {pid} of last) t.is(factsOf(pid), undefined, 'it is gone when the server is');
});

test('a process waits by the time that the first intent is on disk, and nothing of the command runs before', async t => {
  if (process.getuid?.() !== 0) return skip(t, notRoot);
  const stuck = join(await temporaryFolder(t), 'stuck');
  const lab = await startLab(t, {
    commands:
      '\n  touch: { about: Touches a file, argv: [touch, "{file}"], params: { file: { type: string } } }\n',
    env: {REEVE_TEST_STUCK: stuck},
    prepare: async () => ({enter: preloaded('test/executor/stuck-disk.cjs')}),
  });
  const host = await lab.connect();
  if ((await host.status()).containment.kind !== 'cgroup') return skip(t, 'no cgroups here');
  t.deepEqual(descendantsOf(lab.pid).filter(isParked), []);
  writeFileSync(stuck, '');
  const touched = join(lab.folder, 'touched');
  host.run('touch', {file: touched}).catch(() => {});
  await until(() => descendantsOf(lab.pid).filter(isParked).length === 1, 'one that waits');
  t.false(existsSync(touched));
});
