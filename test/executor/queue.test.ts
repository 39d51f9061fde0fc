// Orders that have to wait: for a place, for their command, for a lock; and what becomes of them.
import {existsSync, mkdtempSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {connect} from '../../src/client/connect.ts';
import type {Job} from '../../src/client/job/job.ts';
import type {Notice} from '../../src/client/notice.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

const commands = `${shell('sh')}
  single: { argv: [/bin/sh, -c, "{script}"], params: { script: { type: string } }, concurrency: 1 }
  dump: { argv: [/bin/sh, -c, "{script}"], params: { script: { type: string } }, lock: disk }
  restore: { argv: [/bin/sh, -c, "{script}"], params: { script: { type: string } }, lock: disk }
`;

/** Runs until the file is there; leaves its name in a list when it starts and when it ends. */
const untilFile = (file: string, list: string, name: string) =>
  `echo "+${name}" >>${list}; until [ -e ${file} ]; do sleep 0.02; done; echo "-${name}" >>${list}`;

const linesOf = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : []);

// One server for all but one, each case in a folder of its own. Where it is stopped or killed, it is back afterwards.
const sharedLab = shareLab({commands, server: 'grace: 100ms'});
const own = (lab: Lab, name: string) => join(mkdtempSync(join(lab.folder, 'case-')), name);

const isQueued = (lab: Lab, {id}: Job) =>
  lab.entries().some(entry => entry.event === 'job-queued' && entry.job === id);

test.serial('commands that share a lock never overlap, and the one that waits is told why', async t => {
  const lab = await sharedLab();
  const notices: Notice[] = [];
  const config = join(lab.folder, 'alice.yaml');
  await using host = await connect('lab-01', {config, onNotice: notice => notices.push(notice)});
  const [go, list] = [own(lab, 'go'), own(lab, 'list')];
  const first = host.run('dump', {script: untilFile(go, list, 'dump')});
  await first.started;
  const second = host.run('restore', {script: `echo +restore >>${list}; echo -restore >>${list}`});
  await until(() => notices.length > 0, 'the word that it waits');
  t.deepEqual(notices, [{type: 'queued', host: 'lab-01', job: second.id, ahead: 0, why: 'lock'}]);
  t.is((await host.run('sh', {script: `echo other; touch ${go}`})).stdout, 'other\n');
  t.true((await first).ok);
  t.true((await second).ok);
  t.deepEqual(linesOf(list), ['+dump', '-dump', '+restore', '-restore']);
  const events = lab.entries().filter(entry => 'job' in entry && entry.job === second.id);
  t.deepEqual(
    events.map(({event}) => event),
    ['job-queued', 'job-start', 'job-end'],
  );
});

test.serial('a job that waits can be cancelled, and is then never run', async t => {
  const lab = await sharedLab();
  const host = await lab.connect();
  const list = own(lab, 'list');
  const first = host.run('single', {script: 'exec sleep 1000'});
  await first.started;
  const second = host.run('single', {script: `echo ran >>${list}`});
  await until(() => isQueued(lab, second), 'the one that waits');
  await host.cancel(second.id);
  const {reason, exit, signal, outcome} = await second;
  t.deepEqual({reason, exit, signal}, {reason: 'cancelled', exit: null, signal: null});
  t.is(outcome.startedAt, null);
  await host.cancel(first.id);
  await first;
  t.false(existsSync(list));
});

test.serial('who asks again and again for a job that waits is heard, and does not pile up', async t => {
  const lab = await sharedLab();
  const alice = await lab.connect();
  const first = alice.run('single', {script: 'exec sleep 1000'});
  await first.started;
  const second = alice.run('single', {script: 'echo at last'});
  await until(() => isQueued(lab, second), 'the one that waits');
  const asked = Array.from({length: 40}, () => alice.attach(second.id));
  const ends = Promise.allSettled(asked.map(async job => (await job).stdout));
  await t.throwsAsync(async () => await asked[0], {message: /too many wait with job/});
  await alice.cancel(first.id);
  const told = (await ends).map(end => (end.status === 'fulfilled' ? end.value : 'refused'));
  t.is(told.filter(text => text === 'at last\n').length, 16);
  t.is(told.filter(text => text === 'refused').length, 24);
});

test.serial('who is revoked while an order waits does not get a turn', async t => {
  const lab = await sharedLab();
  const alice = await lab.connect();
  const minted = lab.authority.user('mallory', {groups: ['ops']});
  const mallory = await lab.connect(await lab.client('mallory', {minted}));
  const list = own(lab, 'list');
  const first = alice.run('single', {script: 'exec sleep 1000'});
  await first.started;
  const second = mallory.run('single', {script: `echo ran >>${list}`});
  const gone = t.throwsAsync(async () => await second);
  await until(() => isQueued(lab, second), 'the one that waits');
  await lab.revoke([minted.certificate.serialNumber], 2n);
  const end = () => lab.entries().find(entry => entry.event === 'job-end' && entry.job === second.id);
  await until(() => end() !== undefined, 'its end');
  t.like(end(), {outcome: {reason: 'cancelled', message: 'the certificate that ordered it was revoked'}});
  await alice.cancel(first.id);
  await first;
  await gone;
  t.false(existsSync(list));
});

test.serial(
  'what waits when the server stops is told that it never started, also after the server is back',
  async t => {
    const lab = await sharedLab();
    const host = await lab.connect();
    const list = own(lab, 'list');
    const first = host.run('single', {script: 'exec sleep 1000'});
    await first.started;
    const second = host.run('single', {script: `echo ran >>${list}`});
    await until(() => isQueued(lab, second), 'the one that waits');
    await lab.end('SIGTERM');
    const end = lab.entries().find(entry => entry.event === 'job-end' && entry.job === second.id);
    t.like(end, {outcome: {state: 'ended', reason: 'never-started', startedAt: null, exit: null}});
    await lab.start();
    t.is((await second).reason, 'never-started');
    t.is((await first).reason, 'server-stopped');
    const attached = await lab.reeve(['attach', 'lab-01', second.id]);
    t.is(attached.exitCode, 126);
    t.regex(attached.stderr, /nothing ran/);
    t.false(existsSync(list));
  },
);

test.serial('what waited when the server was killed never starts; what ran is lost', async t => {
  const lab = await sharedLab();
  const host = await lab.connect();
  const list = own(lab, 'list');
  const first = host.run('single', {script: 'exec sleep 1000'});
  await first.started;
  const second = host.run('single', {script: `echo ran >>${list}`});
  await until(() => isQueued(lab, second), 'the one that waits');
  await lab.end('SIGKILL');
  await lab.start();
  const reasons = (await Promise.all([first, second])).map(({reason}) => reason);
  t.deepEqual(reasons, ['lost', 'never-started']);
  t.false(existsSync(list));
});

test.serial('what waits and is no longer allowed after a reload never runs', async t => {
  const lab = await sharedLab();
  const alice = await lab.connect();
  const bob = await lab.connect(await lab.client('bob', {groups: ['ops']}));
  const list = own(lab, 'list');
  const first = alice.run('single', {script: 'exec sleep 1000'});
  await first.started;
  const second = bob.run('single', {script: `echo ran >>${list}`});
  await until(() => isQueued(lab, second), 'the one that waits');
  const access = '\n  - who: [user:alice]\n    run: ["*"]\n    jobs: { see: all, end: all }\n';
  await lab.writeCatalogue(`commands:${commands}\naccess:${access}`);
  process.kill(lab.pid, 'SIGHUP');
  t.like(await second, {reason: 'never-started', exit: null});
  t.regex((await second).message ?? '', /bob may not run "single" here/);
  await alice.cancel(first.id);
  await first;
  t.false(existsSync(list));
});

test('the order of one person waits for one of those who ordered twenty', async t => {
  const lab = await startLab(t, {commands, server: 'limits: { jobs: 1, queue: 20 }'});
  const [go, list] = [join(lab.folder, 'go'), join(lab.folder, 'list')];
  const alice = await lab.connect();
  const bob = await lab.connect(await lab.client('bob', {groups: ['ops']}));
  const first = alice.run('sh', {script: untilFile(go, list, 'first')});
  await first.started;
  const many = Array.from({length: 20}, (_, n) => alice.run('sh', {script: `echo "+alice-${n}" >>${list}`}));
  await until(() => queuedEntries(lab) === 20, 'twenty that wait');
  const busy = await t.throwsAsync(async () => await alice.run('sh', {script: 'exit 0'}));
  t.like(busy, {code: 'refused', wireCode: 'busy'});
  t.regex(busy.message, /20 of your orders wait already; try again when a job has ended/);
  const one = bob.run('sh', {script: `echo +bob >>${list}`});
  await until(() => queuedEntries(lab) === 21, 'the other one');
  t.is((await alice.status()).jobs.queued, 21);
  await alice.cancel(first.id);
  await Promise.all([...many, one]);
  t.deepEqual(linesOf(list).slice(0, 3), ['+first', '+alice-0', '+bob']);
  t.deepEqual(
    linesOf(list).slice(3),
    Array.from({length: 19}, (_, n) => `+alice-${n + 1}`),
  );
});

const queuedEntries = (lab: Lab) => lab.entries().filter(({event}) => event === 'job-queued').length;
