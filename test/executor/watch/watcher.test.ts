import {setTimeout as pause} from 'node:timers/promises';
import test from 'ava';
import type {FollowStream} from '../../../src/executor/gate/spells.ts';
import type {JobFacts} from '../../../src/executor/jobs/job-facts.ts';
import type {Watch} from '../../../src/executor/watch/watcher.ts';
import {Watcher} from '../../../src/executor/watch/watcher.ts';
import type {JobSummary, WatchLine} from '../../../src/protocol/generated/answer.ts';
import {until} from '../../fixtures/until.ts';

test('what changes within a quarter of a second is told together, each job once', async t => {
  const told: {at: number; line: WatchLine}[] = [];
  const stream = {
    send: (_offset: number, bytes: Buffer) => {
      told.push({at: performance.now(), line: JSON.parse(bytes.toString())});
    },
    whenRoom: async (_whom: string, work: () => void) => work(),
  } as unknown as FollowStream;
  const states = new Map<string, JobSummary['state']>();
  const watcher = new Watcher({
    order: {payload: {only: 'jobs'}, principal: {name: 'alice'}} as unknown as Watch,
    stream,
    now: () => performance.now(),
    seesAll: () => false,
    source: () => ({
      newEpoch: () => 'epoch',
      jobs: () => [],
      summary: job => ({job, state: states.get(job)}) as JobSummary,
      status: () => undefined,
    }),
  });
  t.teardown(() => watcher.over());
  watcher.wanted(1024 * 1024);
  await until(() => told.length === 1, 'the snapshot');
  const ids = Array.from({length: 100}, (_, at) => `job-${at}`);
  for (const id of ids) {
    for (const state of ['running', 'ended'] as const) {
      states.set(id, state);
      watcher.changed({id, owner: 'alice'} as JobFacts);
      await pause(2);
    }
  }
  const jobs = () => told.flatMap(({line}) => line.jobs ?? []);
  await until(
    () => new Set(jobs().flatMap(({job, state}) => (state === 'ended' ? job : []))).size === 100,
    'all ends',
  );
  // A timer may fire a millisecond early.
  for (const [at, {at: when}] of told.entries()) t.true(at === 0 || when - (told[at - 1]?.at ?? 0) > 245);
  t.true(jobs().length < 120, `${jobs().length} were told`);
});
