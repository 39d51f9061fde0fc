// A job in each of its states is reached by what ends jobs, also one that has no process.
import test from 'ava';
import type {JobEnd} from '../../src/audit/generated/entry.ts';
import type {JobTable} from '../../src/executor/jobs/job-table.ts';
import type {Work} from '../../src/executor/jobs/live-job.ts';
import type {PendingJob, WorkOutput} from '../../src/executor/jobs/pending-job.ts';
import {neverStarted} from '../../src/executor/jobs/record-end.ts';
import type {TableJob} from '../../src/executor/jobs/table-job.ts';
import type {Outcome} from '../../src/protocol/generated/wire.ts';
import {makeTable} from '../fixtures/job-table.ts';

/** Work without a process: it writes a line and goes on until it is ended. */
function writing({writer, onGrown}: WorkOutput, exit: number | null = null): Work {
  const ended = Promise.withResolvers<Outcome>();
  writer.append(1, Buffer.from('hello\n'));
  onGrown();
  return {
    hasBegun: true,
    ended: ended.promise,
    input: undefined,
    consumed() {},
    signal() {},
    cancel(reason, message) {
      const finished = writer.finish();
      ended.resolve(
        finished.then(channels => ({...neverStarted('cancelled', 0, message), reason, exit, ...channels})),
      );
    },
  };
}

const yes = () => true;
const no = () => false;

for (const [what, reason, end] of [
  ['its owner', 'cancelled', (_table, job) => job.cancel('by its owner')],
  ['a revocation of its key', 'cancelled', table => table.endOrderedBy(yes, yes)],
  ['the stop of the server', 'server-stopped', table => table.endAll()],
] as [string, string, (table: JobTable, job: TableJob) => unknown][]) {
  test(`a job without a process is listed as the others, and ended by ${what}`, async t => {
    const {table, candidate, entries} = await makeTable(t);
    const {made, id} = candidate();
    const job = await table.start({...made, work: writing} as PendingJob);
    t.deepEqual([...table.all()], [job]);
    t.is(job.end, 6);
    t.is(table.running, 1);
    void end(table, job);
    await table.idle();
    const ended = await table.get(id);
    t.like(ended.outcome, {reason, stdout: {bytes: 6}});
    t.is(ended.facts.id, id);
    t.is(table.running, 0);
    t.deepEqual(
      entries.map(({event}) => event),
      ['job-start', 'job-end'],
    );
  });
}

test('a put that was done when it was asked to stop has its files in the account, one that was killed has none', async t => {
  const manifest = {files: 1, bytes: 2, root: '00'.repeat(32)};
  const {table, candidate, entries} = await makeTable(t, {manifest});
  for (const exit of [0, 1, null])
    await table.start({...candidate().made, work: output => writing(output, exit)} as PendingJob);
  await table.endAll();
  const ends = entries.filter(({event}) => event === 'job-end') as (JobEnd & {event: string})[];
  t.deepEqual(
    new Map(ends.map(({outcome, transfer}) => [outcome.exit, transfer])),
    new Map([
      [0, {share: 'data', ...manifest}],
      [1, undefined],
      [null, undefined],
    ]),
  );
});

test('a job has the same facts from its turn to its end, and is one entry of the list in each state', async t => {
  const {table, candidate} = await makeTable(t, {places: 1});
  const [first, second] = [candidate(), candidate()];
  const before = await table.start({...first.made, work: writing} as PendingJob);
  const queued = await table.start({...second.made, work: writing} as PendingJob);
  t.truthy(queued.queue);
  t.is([...table.all()].length, 2);
  before.cancel();
  const live = await queued.queue?.turn;
  t.is(live?.facts, queued.facts);
  t.is([...table.all()].length, 2);
  // Somebody who knew it as one that waits ends it.
  queued.cancel('enough');
  await table.idle();
  const ended = await table.get(second.id);
  t.like(ended.outcome, {reason: 'cancelled', message: 'enough'});
  const {id, owner, command, traits} = queued.facts;
  t.like(ended.facts, {id, owner, command, traits});
  t.deepEqual([...table.all()].map(({facts}) => facts.id).toSorted(), [first.id, second.id].toSorted());
});

test('a table that is closed ends what waits, and says that it takes no more', async t => {
  const {table, candidate} = await makeTable(t, {places: 1});
  const [first, second] = [candidate(), candidate()];
  await table.start({...first.made, work: writing} as PendingJob);
  const queued = await table.start({...second.made, work: no} as unknown as PendingJob);
  t.false(table.isClosed);
  await table.close();
  t.true(table.isClosed);
  t.like((await queued.queue?.turn)?.outcome, {reason: 'never-started', startedAt: null});
  t.is(table.waiting, 0);
});
