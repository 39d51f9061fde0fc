// A revocation that comes while a job waits, is recorded or is started: nothing of it runs.
import {existsSync} from 'node:fs';
import test from 'ava';
import {freeStep, heldStep} from '../fixtures/held-step.ts';
import type {Steps} from '../fixtures/job-table.ts';
import {makeTable} from '../fixtures/job-table.ts';

const yes = () => true;
const no = () => false;

test('a job whose intent is being recorded when its certificate is revoked does not start', async t => {
  const recording = heldStep();
  const {table, candidate, entries} = await makeTable(t, {recording});
  const {made, path, id} = candidate();
  const started = table.start(made);
  await recording.reached;
  table.endOrderedBy(yes, no);
  recording.release();
  const job = await started;
  t.like(job.outcome, {
    reason: 'cancelled',
    startedAt: null,
    message: 'the certificate that ordered it was revoked',
  });
  t.false(existsSync(path));
  t.deepEqual(
    entries.map(({event}) => event),
    ['job-start', 'job-end'],
  );
  t.is(table.running, 0);
  t.is(await table.get(id), job);
});

test('a job whose scope is being made when its certificate is revoked does not start', async t => {
  const starting = heldStep();
  const {table, candidate} = await makeTable(t, {starting});
  const {made, path, id} = candidate();
  await table.start(made);
  await starting.reached;
  table.endOrderedBy(yes, no);
  starting.release();
  await table.idle();
  t.like((await table.get(id)).outcome, {reason: 'cancelled', startedAt: null});
  t.false(existsSync(path));
});

test('a job whose certificate expires while its scope is being made does not start', async t => {
  const starting = heldStep();
  const {table, candidate} = await makeTable(t, {starting});
  let why: string | undefined;
  const {made, path, id} = candidate(() => why);
  await table.start(made);
  await starting.reached;
  why = 'the certificate expired';
  starting.release();
  await table.idle();
  t.like((await table.get(id)).outcome, {
    reason: 'never-started',
    startedAt: null,
    message: 'the certificate expired',
  });
  t.false(existsSync(path));
});

test('a job that runs goes on when its certificate is revoked, ends when that is compromised, and one that only reads ends', async t => {
  const {table, candidate} = await makeTable(t);
  const [run, read] = [candidate(), candidate(() => undefined, 'audit-log')];
  for (const {made, path} of [run, read]) {
    await table.start(made);
    while (!existsSync(path)) await new Promise(resolve => setTimeout(resolve, 10));
  }
  table.endOrderedBy(yes, no);
  while (table.running > 1) await new Promise(resolve => setTimeout(resolve, 10));
  t.like((await table.get(read.id)).outcome, {reason: 'cancelled'});
  t.is((await table.get(run.id)).outcome, undefined);
  table.endOrderedBy(yes, yes);
  await table.idle();
  t.like((await table.get(run.id)).outcome, {reason: 'cancelled'});
});

test('what is no longer allowed once the intent is on disk, as by an expired certificate, does not start', async t => {
  const recording = heldStep();
  const {table, candidate} = await makeTable(t, {recording});
  let why: string | undefined;
  const {made, path} = candidate(() => why);
  const started = table.start(made);
  await recording.reached;
  why = 'the certificate expired';
  recording.release();
  t.like((await started).outcome, {reason: 'never-started', message: 'the certificate expired'});
  t.false(existsSync(path));
});

test('a job that waits is judged again when its turn comes, before its intent is recorded', async t => {
  const {table, candidate, entries} = await makeTable(t, {places: 1});
  const [first, second] = [candidate(), candidate(() => 'the certificate expired')];
  const running = await table.start(first.made);
  const queued = await table.start(second.made);
  t.truthy(queued.queue);
  running.cancel();
  const ended = await queued.queue?.turn;
  t.like(ended?.outcome, {reason: 'never-started', message: 'the certificate expired'});
  t.false(existsSync(second.path));
  t.is(entries.filter(({event}) => event === 'job-start').length, 1);
});

test('whoever ends a job that waits ends it also when its turn has come since', async t => {
  const recording = heldStep();
  const steps: Steps = {places: 1, recording: freeStep};
  const {table, candidate} = await makeTable(t, {
    places: 1,
    recording: {pass: () => (steps.recording ?? freeStep).pass()},
  });
  const [first, second] = [candidate(), candidate()];
  const running = await table.start(first.made);
  const queued = await table.start(second.made);
  steps.recording = recording;
  running.cancel();
  await recording.reached;
  queued.cancel('by its owner');
  recording.release();
  t.like((await queued.queue?.turn)?.outcome, {reason: 'cancelled', message: 'by its owner'});
  t.false(existsSync(second.path));
});

test('the stop of the server reaches a job whose intent is being recorded', async t => {
  const recording = heldStep();
  const {table, candidate} = await makeTable(t, {recording});
  const {made, path} = candidate();
  const started = table.start(made);
  await recording.reached;
  const stopped = table.endAll();
  recording.release();
  await stopped;
  t.like((await started).outcome, {reason: 'server-stopped', startedAt: null});
  t.false(existsSync(path));
});
