import test from 'ava';
import fc from 'fast-check';
import {rebuild} from '../../src/audit/rebuild.ts';
import {
  authorized,
  denial,
  entriesIn,
  jobEnd,
  jobId,
  openAccount,
  principal,
  SetClock,
  serverStart,
  temporaryFolder,
} from './fixtures.ts';

const minute = 60_000;

test('jobs that never ended are found, however long ago they started, and those of an earlier server are not', async t => {
  const dir = temporaryFolder(t);
  const clock = new SetClock();
  const account = await openAccount(t, dir, {clock, rotateBytes: 3000});
  await account.append(serverStart());
  await account.record(authorized(1), '192.0.2.1:1');
  await account.append(serverStart());
  const old = await account.record(authorized(2), '192.0.2.1:1');
  for (let n = 10; n < 30; n++) {
    const {seq} = await account.record(authorized(n), '192.0.2.1:1');
    await account.append(denial('no'));
    clock.time += 60 * minute;
    await account.append(jobEnd(n, seq));
  }
  await account.record(authorized(3), '192.0.2.1:1');
  const {unended, seen} = rebuild(dir, clock.time - minute);
  t.deepEqual(
    unended.map(entry => entry.job),
    [jobId(2), jobId(3)],
  );
  t.is(unended[0]?.seq, old.seq);
  t.deepEqual(rebuild(dir, 0).unended, unended);
  t.deepEqual(
    seen.map(({id}) => id),
    [jobId(3)],
  );
});

test('orders that were carried out are known for as long as was asked for, with how they ended', async t => {
  const dir = temporaryFolder(t);
  const clock = new SetClock();
  const account = await openAccount(t, dir, {clock});
  await account.append(serverStart());
  const first = await account.record(authorized(1), '192.0.2.1:1');
  clock.time += 20 * minute;
  await account.append(jobEnd(1, first.seq));
  const second = await account.record(authorized(2), '192.0.2.1:1');
  await account.append(jobEnd(2, second.seq, 3));
  const caller = {
    principal: principal(),
    certificate: {fingerprint: '7'.repeat(64), serial: '0A'},
    address: '192.0.2.1:1',
  };
  const order = {id: jobId(77), digest: 'a'.repeat(64)};
  await account.append({event: 'cancel', job: jobId(2), order, ...caller});
  await account.append({...denial('no'), order: {id: jobId(78), digest: 'b'.repeat(64)}} as ReturnType<
    typeof denial
  >);
  await account.append(serverStart());
  const {unended, seen} = rebuild(dir, clock.time - 10 * minute);
  t.deepEqual(unended, []);
  t.deepEqual(
    seen.map(({id, digest}) => [id, digest]),
    [
      [jobId(2), '2'.padStart(64, '0')],
      [jobId(77), 'a'.repeat(64)],
    ],
  );
  t.is(seen[0]?.end?.outcome.exit, 3);
  t.is(seen[0]?.fingerprint, '7'.padStart(64, '0'));
  t.deepEqual(rebuild(dir, clock.time + 1), {unended: [], seen: []});
});

test('whatever started, ended and restarted when, what is found is what reading everything would find', async t => {
  const step = fc.constantFrom('start', 'start', 'end', 'end', 'wait', 'restart', 'denial');
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, {maxLength: 40}),
      fc.integer({min: 0, max: 60}),
      async (steps, window) => {
        const dir = temporaryFolder(t);
        const clock = new SetClock();
        await using account = await openAccount(t, dir, {clock, rotateBytes: 2000});
        let running: {n: number; seq: number}[] = [];
        let recent: {id: string; time: number}[] = [];
        for (const [n, step] of steps.entries()) {
          if (step === 'start') {
            running.push({n, seq: (await account.record(authorized(n), '192.0.2.1:1')).seq});
            recent.push({id: jobId(n), time: clock.time});
          }
          const ending = step === 'end' ? running.splice(n % Math.max(1, running.length), 1)[0] : undefined;
          if (ending) await account.append(jobEnd(ending.n, ending.seq));
          if (step === 'wait') clock.time += 10 * minute;
          if (step === 'denial') await account.append(denial('no'));
          if (step === 'restart') {
            for (const {n, seq} of running) await account.append(jobEnd(n, seq));
            running = [];
            await account.append(serverStart());
          }
        }
        const since = clock.time - window * minute;
        recent = recent.filter(({time}) => time >= since);
        const {unended, seen} = rebuild(dir, since);
        t.deepEqual(
          unended.map(entry => entry.job),
          running.map(({n}) => jobId(n)),
        );
        t.deepEqual(
          seen.map(({id}) => id),
          recent.map(({id}) => id),
        );
        const ended = new Set(
          entriesIn(dir).flatMap(entry => (entry.event === 'job-end' ? [entry.job] : [])),
        );
        t.true(seen.every(({id, end}) => ended.has(id) === (end !== undefined)));
      },
    ),
    {numRuns: 40},
  );
});
