// What jobs and hosts of one client share.
import {setImmediate} from 'node:timers/promises';
import test from 'ava';
import {BufferBudget, CreditBudget} from '../../src/client/budgets.ts';
import {openClient} from '../../src/client/client.ts';
import {DialLimit} from '../../src/client/connection/dial-limit.ts';
import {limits} from '../../src/protocol/limits.ts';
import {answering} from '../fixtures/scripted-server.ts';

const mebibyte = 1024 * 1024;

test('one job has the whole window, many share what there is, and each can go on', t => {
  const budget = new CreditBudget(256 * mebibyte);
  const windows = Array.from({length: 1000}, () => budget.take());
  t.is(windows[0], limits.initialCredit);
  t.is(windows.at(-1), limits.data);
  const total = windows.reduce((sum, window) => sum + window);
  t.true(total <= 256 * mebibyte + 1000 * limits.data, String(total));
  for (const window of windows) budget.giveBack(window);
  t.is(budget.take(), limits.initialCredit);
});

test('output is kept within the budget of all jobs', t => {
  const budget = new BufferBudget(10);
  t.true(budget.take(6));
  t.false(budget.take(5));
  t.true(budget.take(4));
  budget.giveBack(6);
  t.true(budget.take(5));
});

test('so many are dialled at once; the next has its turn when one is done, and who gave up waiting is passed over', async t => {
  const limit = new DialLimit(2);
  const [first, second] = [await limit.enter(undefined), await limit.enter(undefined)];
  const turns: string[] = [];
  const enter = (name: string, signal?: AbortSignal) =>
    limit.enter(signal).then(place => {
      turns.push(name);
      return place;
    });
  const impatient = new AbortController();
  const third = enter('third', impatient.signal);
  const fourth = enter('fourth');
  const fifth = enter('fifth');
  impatient.abort(new Error('no more'));
  await t.throwsAsync(third, {message: 'no more'});
  t.deepEqual(turns, []);
  first[Symbol.dispose]();
  (await fourth)[Symbol.dispose]();
  await fifth;
  t.deepEqual(turns, ['fourth', 'fifth']);
  second[Symbol.dispose]();
  await setImmediate();
  await enter('sixth');
  t.is(turns.length, 3);
});

test('a job whose output would be more than all jobs may keep is told what to do, and reading it as a stream is not bounded', async t => {
  const text = 'x'.repeat(600);
  const lab = await answering(t, ({started, data, ended}) => {
    started();
    data(0, text);
    ended(text);
  });
  await using client = await openClient(lab.config, {receipts: false, budgets: {buffer: 1000}});
  const host = await client.host('lab-01');
  t.is((await host.run('x')).stdout, text);
  // What has ended is its caller's, and counts no more.
  t.is((await host.run('x')).stdout, text);
  const both = await Promise.allSettled([host.run('x'), host.run('x')]);
  t.deepEqual(both.map(({status}) => status).toSorted(), ['fulfilled', 'rejected']);
  const refused = both.find(({status}) => status === 'rejected') as PromiseRejectedResult;
  t.like(refused.reason, {code: 'max-buffer'});
  t.regex(refused.reason.message, /more than 1000 bytes of output of all jobs; .* raise budgets\.buffer/);
  const seen: number[] = [];
  for await (const {bytes} of host.run('x')) seen.push(bytes.length);
  t.deepEqual(seen, [600]);
});

test('no budget, time or number of hosts that is given keeps a client from connecting, or from saying why it does not', async t => {
  const lab = await answering(t, ({started, ended}) => {
    started();
    ended('');
  });
  const endless = {receipts: false, timeoutMs: Number.POSITIVE_INFINITY, budgets: {dials: 0}} as const;
  await using client = await openClient(lab.config, endless);
  const host = await client.host('lab-01');
  t.true((await host.run('x')).ok);
  const fleet = await client.fleet(['lab-01']);
  for (const fanout of [0, -1, Number.NaN])
    await t.throwsAsync(
      fleet.ask(one => one.ping(), {fanout}),
      {code: 'bad-fleet', message: `fanout: ${fanout} is not 1 or more`},
    );
});
