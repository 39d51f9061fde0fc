import test from 'ava';
import {Orphans} from '../../src/executor/gate/orphans.ts';
import {until} from '../fixtures/until.ts';

function orphanable(orphanMs: number | undefined, id = 'job') {
  const said: string[] = [];
  return {facts: {id, orphanMs}, cancel: (message: string) => void said.push(message), said};
}

const pass = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

test('a job whose owner is lost is cancelled after its time, and the message says so', async t => {
  const orphans = new Orphans();
  const job = orphanable(100);
  orphans.held(job, 1);
  await pass(150);
  t.deepEqual(job.said, []);
  orphans.left('job', 1, true);
  await until(() => job.said.length > 0, 'the cancel');
  t.regex(job.said[0] ?? '', /nobody came back for it within 100ms/);
});

for (const [what, leave] of [
  ['whose owner let it go', (orphans: Orphans) => orphans.left('job', 1, false)],
  [
    'that is held again in time',
    (orphans: Orphans, job) => {
      orphans.left('job', 1, true);
      orphans.held(job, 2);
    },
  ],
  [
    'that is held by a later stream, of which the gate did not know',
    (orphans: Orphans, job) => {
      orphans.held(job, 2);
      orphans.left('job', 1, true);
    },
  ],
  [
    'that was let go before the gate died',
    (orphans: Orphans) => {
      orphans.left('job', 1, false);
      orphans.gateDied();
    },
  ],
  [
    'that ended',
    (orphans: Orphans) => {
      orphans.left('job', 1, true);
      orphans.ended('job');
    },
  ],
] as [string, (orphans: Orphans, job: ReturnType<typeof orphanable>) => void][]) {
  test(`a job ${what} is not cancelled`, async t => {
    const orphans = new Orphans();
    const job = orphanable(100);
    orphans.held(job, 1);
    leave(orphans, job);
    await pass(250);
    t.deepEqual(job.said, []);
  });
}

test('a gate that dies loses the owners of all jobs that were held; who comes back by the next one is in time', async t => {
  const orphans = new Orphans();
  const lost = orphanable(100);
  const back = orphanable(100, 'back');
  const patient = orphanable(undefined, 'patient');
  for (const job of [lost, back, patient]) orphans.held(job, 1);
  orphans.gateDied();
  orphans.held(back, 2);
  await until(() => lost.said.length > 0, 'the cancel');
  await pass(100);
  t.deepEqual([back.said, patient.said], [[], []]);
});
