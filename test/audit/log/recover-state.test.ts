import {readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {jobQueued} from '../../../src/audit/entry/build-event.ts';
import {rebuild} from '../../../src/audit/log/recover-state.ts';
import {newOrderId, timeOfId} from '../../../src/identity/order-id.ts';
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
  timedAccount,
} from '../fixtures.ts';

const minute = 60_000;
const wanted = (since: number) => ({since, endedSince: Number.POSITIVE_INFINITY, mostEnded: 0});

test('jobs that never ended are found, however long ago they started, and those of an earlier server are not', async t => {
  const {dir, clock, account} = await timedAccount(t, {rotateBytes: 3000});
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
  const {unended, seen} = rebuild(dir, wanted(clock.time - minute));
  t.deepEqual(
    unended.map(entry => entry.job),
    [jobId(2), jobId(3)],
  );
  t.is(unended[0]?.seq, old.seq);
  t.deepEqual(rebuild(dir, wanted(0)).unended, unended);
  t.deepEqual(
    seen.map(({id}) => id),
    [jobId(3)],
  );
});

test('orders that were carried out are known for as long as was asked for', async t => {
  const {dir, clock, account} = await timedAccount(t);
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
  const {unended, seen} = rebuild(dir, wanted(clock.time - 10 * minute));
  t.deepEqual(unended, []);
  t.deepEqual(
    seen.map(({id, digest}) => [id, digest]),
    [
      [jobId(2), '2'.padStart(64, '0')],
      [jobId(77), 'a'.repeat(64)],
    ],
  );
  t.is(seen[0]?.person, 'alice');
  t.deepEqual(rebuild(dir, wanted(clock.time + 1)), {
    unended: [],
    lastMessage: 0,
    seen: [],
    // Before that there was none.
    seenFrom: timeOfId(jobId(2)) + 1,
    ended: [],
  });
});

test('the jobs that ended last are found, so many and no older than was asked for', async t => {
  const {dir, clock, account} = await timedAccount(t, {rotateBytes: 3000});
  for (let n = 0; n < 20; n++) {
    const {seq} = await account.record(authorized(n), '192.0.2.1:1');
    clock.time += minute;
    await account.append(jobEnd(n, seq, n));
    if (n % 7 === 0) await account.append(serverStart());
  }
  const exits = (since: number, endedSince: number, mostEnded: number) =>
    rebuild(dir, {since, endedSince, mostEnded}).ended.map(({end}) => end.outcome.exit);
  t.deepEqual(exits(clock.time, 0, 3), [17, 18, 19]);
  t.deepEqual(exits(0, clock.time - 2 * minute, 10), [17, 18, 19]);
  t.is(exits(clock.time, 0, 1000).length, 20);
  t.deepEqual(exits(clock.time, clock.time + 1, 1000), []);
});

test('a start reads no further back than the last finished part, however long ago the server was started', async t => {
  const {dir, clock, account} = await timedAccount(t, {rotateBytes: 20_000});
  await account.append(serverStart());
  await account.append(jobQueued(authorized(1), '192.0.2.1:1'));
  await account.record(authorized(2), '192.0.2.1:1');
  const {seq} = await account.record(authorized(3), '192.0.2.1:1');
  for (let n = 10; n < 60; n++)
    await account.append(jobEnd(n, (await account.record(authorized(n), '192.0.2.1:1')).seq));
  await account.append(jobEnd(3, seq));
  const [first = '', ...others] = readdirSync(dir).filter(name => name.startsWith('account-'));
  t.true(others.length > 1);
  // What is damaged there would be noticed if it were read.
  writeFileSync(join(dir, first), 'no entries\n'.repeat(1000));
  const expected = [
    [jobId(1), 'job-queued', 1],
    [jobId(2), 'job-start', 2],
  ];
  const found = () =>
    rebuild(dir, wanted(clock.time + 1)).unended.map(({job, event, seq}) => [job, event, seq]);
  t.deepEqual(found(), expected);
  // Without the mark it is read, and a mark that is none, or that of another account, is none.
  const mark = join(dir, 'open-jobs.json');
  for (const text of ['', '{"seq":', 'null', '{"seq":99999,"jobs":[],"latest":[]}']) {
    writeFileSync(mark, text);
    t.throws(found, {code: 'account-damaged'}, text);
  }
});

test('orders of a clock that was ahead are known, in whichever part they stand, and no part without one is read', async t => {
  const dir = temporaryFolder(t);
  const clock = new SetClock();
  const start = clock.time;
  const open = () => openAccount(t, dir, {clock, rotateBytes: 20_000});
  let account = await open();
  await account.append(serverStart());
  let last = 0;
  const many = async (count: number) => {
    for (const until = last + count; last < until; last++)
      await account.append(jobEnd(last, (await account.record(authorized(last), '192.0.2.1:1')).seq));
  };
  await many(30);
  clock.time = start + 24 * 60 * minute;
  await many(2);
  // By its id alone: the clock was set between its coming and its entry.
  clock.time = start;
  const early = {...authorized(990), order: authorized(990).order};
  const id = newOrderId(start + 48 * 60 * minute);
  Object.assign(early, {order: {...early.order, payload: {...early.order.payload, id}}});
  await account.record(early, '192.0.2.1:1');
  await many(30);
  await account.close();
  account = await open();
  await account.append(serverStart());
  await many(30);
  clock.time = start + 60 * minute;
  await many(1);
  const ids = () =>
    rebuild(dir, wanted(clock.time - 10 * minute))
      .seen.map(seen => seen.id)
      .toSorted();
  const expected = [jobId(30), jobId(31), jobId(92), id].toSorted();
  t.deepEqual(ids(), expected);
  const mark = join(dir, 'open-jobs.json');
  const text = readFileSync(mark, 'utf8');
  const {latest} = JSON.parse(text) as {latest: {first: number; time: number}[]};
  t.is(latest.length, readdirSync(dir).filter(name => /^account-\d/.test(name)).length);
  const late = latest.filter(({time}) => time > clock.time).length;
  t.true(late > 0 && late <= 2, `${late}`);
  rmSync(mark);
  t.deepEqual(ids(), expected, 'without the mark');
  writeFileSync(mark, text);
  const [first = '', ...others] = readdirSync(dir).filter(name => /^account-\d/.test(name));
  for (const name of [first, others.at(-1) ?? '']) rmSync(join(dir, name));
  t.deepEqual(ids(), expected, 'by the part that holds them');
});

type Step = 'start' | 'queue' | 'turn' | 'end' | 'give-up' | 'wait' | 'restart' | 'crash' | 'denial';

test('whatever was queued, started, ended and restarted when, what is found is what reading everything would find', async t => {
  const step = fc.constantFrom<Step[]>(
    ...(['start', 'queue', 'turn', 'end', 'give-up', 'wait', 'restart', 'crash', 'denial'] as const),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, {maxLength: 50}),
      fc.integer({min: 0, max: 60}),
      async (steps, window) => {
        const dir = temporaryFolder(t);
        const clock = new SetClock();
        const open = () => openAccount(t, dir, {clock, rotateBytes: 3000});
        let account = await open();
        const running = new Map<number, number>();
        const waiting = new Map<number, number>();
        const pick = (jobs: Map<number, number>, n: number) => [...jobs][n % Math.max(1, jobs.size)];
        const settle = async () => {
          for (const [n, seq] of [...running, ...waiting]) await account.append(jobEnd(n, seq));
          running.clear();
          waiting.clear();
          await account.append(serverStart());
        };
        const check = () => {
          const since = clock.time - window * minute;
          const {unended, seen, ended} = rebuild(dir, {since, endedSince: since, mostEnded: 1000});
          const entries = entriesIn(dir);
          const recent = entries.filter(({time}) => time >= since);
          const sorted = (jobs: Iterable<number>) => [...jobs].map(jobId).toSorted();
          const jobs = (event: string) => unended.filter(open => open.event === event).map(({job}) => job);
          t.deepEqual(jobs('job-start').toSorted(), sorted(running.keys()));
          t.deepEqual(jobs('job-queued').toSorted(), sorted(waiting.keys()));
          t.true(
            unended.every(({job, seq}) =>
              [...running, ...waiting].some(([n, s]) => jobId(n) === job && s === seq),
            ),
          );
          t.deepEqual(
            seen.map(({id}) => id),
            recent.flatMap(entry =>
              entry.event === 'job-start' || entry.event === 'job-queued' ? [entry.job] : [],
            ),
          );
          t.deepEqual(
            ended.map(({entry}) => entry.seq),
            recent.flatMap(entry => (entry.event === 'job-end' ? [entry.seq] : [])),
          );
        };
        for (const [n, step] of steps.entries()) {
          if (step === 'start') running.set(n, (await account.record(authorized(n), '192.0.2.1:1')).seq);
          if (step === 'queue')
            waiting.set(n, (await account.append(jobQueued(authorized(n), '192.0.2.1:1'))).seq);
          const from = step === 'end' ? running : step === 'turn' || step === 'give-up' ? waiting : undefined;
          const [job, seq] = (from && pick(from, n)) ?? [];
          if (job !== undefined && seq !== undefined) {
            from?.delete(job);
            if (step === 'turn') running.set(job, (await account.record(authorized(job), '192.0.2.1:1')).seq);
            else await account.append(jobEnd(job, seq));
          }
          if (step === 'wait') clock.time += 10 * minute;
          if (step === 'denial') await account.append(denial('no'));
          if (step === 'restart') await settle();
          if (step === 'crash') {
            await account.close();
            account = await open();
            check();
            await settle();
          }
        }
        check();
        await account.close();
      },
    ),
    {numRuns: 60},
  );
});
