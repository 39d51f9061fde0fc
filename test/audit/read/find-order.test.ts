import {appendFileSync, openSync, readdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {jobQueued} from '../../../src/audit/entry/build-event.ts';
import {findOrder} from '../../../src/audit/read/find-order.ts';
import {linesForward} from '../../../src/audit/read/lines.ts';
import {findBytes, linesWith} from '../../../src/audit/read/search.ts';
import {timeOfId} from '../../../src/identity/order-id.ts';
import {
  authorized,
  denial,
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
const digest = (n: number) => n.toString(16).padStart(64, '0');

test('lines that hold something are those that looking at every line finds, wherever chunks end', t => {
  const dir = temporaryFolder(t);
  const path = join(dir, 'lines');
  const needle = Buffer.from('needle');
  const word = fc.constantFrom(
    'needle',
    'needl',
    'eneedle',
    'x',
    'y'.repeat(70_000),
    'z'.repeat(600_000),
    '',
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(word, {maxLength: 4}), {maxLength: 12}),
      fc.boolean(),
      fc.nat(),
      (lines, isTorn, cut) => {
        const text = lines.map(words => `${words.join(' ')}\n`).join('') + (isTorn ? 'a needle' : '');
        writeFileSync(path, text);
        const fd = openSync(path, 'r');
        // Anything beyond was appended later.
        const to = cut % 3 === 0 ? cut % (text.length + 1) : text.length;
        const expected = [...linesForward(fd, 0, to)].filter(
          ({bytes, isWhole}) => isWhole && bytes.includes(needle),
        );
        const found = [...linesWith(fd, findBytes(needle), {to})];
        t.deepEqual(
          found.map(({position, bytes}) => [position, bytes.length]),
          expected.map(({position, bytes}) => [position, bytes.length]),
        );
      },
    ),
    {numRuns: 80},
  );
});

test('an order is found however long ago it was carried out, with how its job ended', async t => {
  const {dir, clock, account} = await timedAccount(t, {rotateBytes: 5000});
  clock.time = timeOfId(jobId(0));
  await account.append(serverStart());
  const long = await account.record(
    authorized(1, {person: 'bob', argv: ['/bin/echo', jobId(2)]}),
    '192.0.2.1:1',
  );
  const queued = await account.append(jobQueued(authorized(2), '192.0.2.1:1'));
  await account.append(jobEnd(2, (await account.record(authorized(2), '192.0.2.1:1')).seq, 2));
  for (let n = 10; n < 60; n++) {
    clock.time += 10 * minute;
    await account.append(jobEnd(n, (await account.record(authorized(n), '192.0.2.1:1')).seq, n));
  }
  await account.append(jobEnd(1, long.seq, 1));
  const waited = await account.append(jobQueued(authorized(3), '192.0.2.1:1'));
  await account.append(jobEnd(3, waited.seq));
  const caller = {
    principal: principal(),
    certificate: {fingerprint: '7'.repeat(64), serial: '0A'},
    address: '192.0.2.1:1',
  };
  await account.append({
    event: 'cancel',
    job: jobId(1),
    order: {id: jobId(77), digest: digest(77)},
    ...caller,
  });
  const read = {id: jobId(78), digest: digest(78)};
  await account.append({event: 'account-read', job: jobId(78), filter: {}, order: read, ...caller});
  await account.append({...denial('no'), order: {id: jobId(79), digest: digest(79)}} as ReturnType<
    typeof denial
  >);
  t.true(readdirSync(dir).length > 10);
  t.like(findOrder(dir, jobId(1)), {
    digest: digest(1),
    person: 'bob',
    command: 'uptime',
    end: {outcome: {exit: 1}},
  });
  t.like(findOrder(dir, jobId(2)), {
    digest: digest(2),
    end: {entry: {seq: queued.seq + 2}, outcome: {exit: 2}},
  });
  t.like(findOrder(dir, jobId(3)), {person: 'alice', end: {entry: {seq: waited.seq + 1}}});
  for (let n = 10; n < 60; n++) t.is(findOrder(dir, jobId(n))?.end?.outcome.exit, n);
  t.deepEqual(findOrder(dir, jobId(77)), {
    digest: digest(77),
    person: 'alice',
    command: undefined,
    fleet: undefined,
    end: undefined,
  });
  // Nothing came of these, nor was there ever anything of the last.
  for (const n of [78, 79, 1000]) t.is(findOrder(dir, jobId(n)), undefined);
  const named = `${JSON.stringify({v: 1, order: {id: jobId(1000)}})}\n{"job":"${jobId(1001)}`;
  appendFileSync(join(dir, 'account.jsonl'), named);
  for (const n of [1000, 1001]) t.is(findOrder(dir, jobId(n)), undefined);
  t.is(findOrder(dir, jobId(3))?.person, 'alice');
});

test('an order is found where its start was taken away with the oldest parts, and not made up', async t => {
  const dir = temporaryFolder(t);
  const account = await openAccount(t, dir, {rotateBytes: 3000});
  const {seq} = await account.record(authorized(1), '192.0.2.1:1');
  for (let n = 10; n < 20; n++) await account.record(authorized(n), '192.0.2.1:1');
  await account.append(jobEnd(1, seq));
  const [oldest = ''] = readdirSync(dir).filter(name => name.startsWith('account-'));
  rmSync(join(dir, oldest));
  t.is(findOrder(dir, jobId(1)), undefined);
  t.like(findOrder(dir, jobId(19)), {digest: digest(19), end: undefined});
});

test('whatever the clock did while entries were written, every order is found', async t => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({min: -500, max: 500}), {minLength: 1, maxLength: 30}),
      async jumps => {
        const dir = temporaryFolder(t);
        const clock = new SetClock();
        await using account = await openAccount(t, dir, {clock, rotateBytes: 2500});
        const begun: number[] = [];
        for (const [n, jump] of jumps.entries()) {
          clock.time += jump * minute;
          begun.push((await account.record(authorized(n), '192.0.2.1:1')).seq);
          const ending = n - 5;
          if (ending >= 0) await account.append(jobEnd(ending, begun[ending] as number, ending));
        }
        for (const n of begun.keys()) {
          const isOpen = n >= begun.length - 5;
          t.is(findOrder(dir, jobId(n))?.end?.outcome.exit, isOpen ? undefined : n);
        }
      },
    ),
    {numRuns: 25},
  );
});
