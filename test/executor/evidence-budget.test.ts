// One person fills neither the account nor the disk; others go on.
import type {ExecutionContext} from 'ava';
import test from 'ava';
import fc from 'fast-check';
import {EvidenceBudget} from '../../src/executor/orders/evidence-budget.ts';
import type {Order} from '../../src/identity/order.ts';
import type {AuthorizedOrder} from '../../src/policy/orders/authorize.ts';
import {controlFrame} from '../../src/protocol/frame.ts';
import {hostileClient, orderMessage} from '../fixtures/hostile-client.ts';
import {startLab} from '../fixtures/lab.ts';

const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;

function setUp(free = 100 * gibibyte) {
  const state = {now: 0, free, warnings: [] as string[]};
  const budget = new EvidenceBudget({
    host: 'lab-01',
    free: () => state.free,
    now: () => state.now,
    warn: message => void state.warnings.push(message),
  });
  return {state, budget};
}

const orderOf = (name: string, bytes: number, action = 'run') =>
  ({principal: {name}, payload: {action}, envelope: {payload: 'x'.repeat(bytes)}}) as unknown as Order;
const jobOf = (name: string, bytes: number, action = 'run') =>
  ({order: orderOf(name, bytes, action), redactedArgv: ['true']}) as unknown as AuthorizedOrder;

/** How often it goes before it is refused. */
function times(t: ExecutionContext, take: () => void, message: RegExp): number {
  for (let count = 0; ; count++) {
    try {
      take();
    } catch (error) {
      t.like(error, {code: 'busy'});
      t.regex((error as Error).message, message);
      return count;
    }
  }
}

test('entries about what starts nothing are bounded for each person, and twenty a second go on for ever', t => {
  const {state, budget} = setUp();
  const attach = (name: string) => budget.takeEntry(orderOf(name, 300, 'attach'));
  t.is(
    times(
      t,
      () => attach('bob'),
      /^bob attaches, cancels, sends, listens or reads the account more often than 20 times a second; try again in 1 s$/,
    ),
    512,
  );
  t.notThrows(() => attach('alice'));
  t.throws(() => budget.takeJob(jobOf('bob', 300, 'audit-log')), {code: 'busy'});
  t.notThrows(() => budget.takeJob(jobOf('bob', 300)));
  for (let second = 0; second < 1000; second++) {
    state.now += 1000;
    for (let n = 0; n < 20; n++) attach('bob');
  }
  t.deepEqual(state.warnings, []);
});

test('a reading of the account is counted with all of its entries', t => {
  const rateOf = (action: string) => {
    const {state, budget} = setUp(0);
    let most = 0;
    for (; ; state.now += 50, most++) {
      try {
        budget.takeJob(jobOf('bob', 8000, action));
      } catch {
        return most;
      }
    }
  };
  const [run, reading] = [rateOf('run'), rateOf('audit-log')];
  t.true(reading < run / 2 && reading > run / 3, `${reading} of ${run}`);
});

test('short runs go on at four hundred a second for ever, large ones as their bytes allow', t => {
  const {state, budget} = setUp(1000 * gibibyte);
  for (let second = 0; second < 600; second++) {
    state.now += 1000;
    for (let n = 0; n < 400; n++) budget.takeJob(jobOf('bob', 200));
  }
  const large = () => budget.takeJob(jobOf('carol', 190_000));
  const atOnce = times(
    t,
    large,
    /^carol fills the account of lab-01 with more than 1 MiB a second; try again in 1 s$/,
  );
  t.true(atOnce * 192_000 <= 256 * mebibyte && atOnce > 1300, String(atOnce));
  state.now += 60_000;
  const inMinute = times(t, large, /more than 1 MiB a second/);
  t.true(inMinute * 192_000 <= 61 * mebibyte && inMinute > 300, String(inMinute));
});

test('of a disk with little space one person gets a hundredth at once and each hour, and the log is warned before', t => {
  const {state, budget} = setUp(4 * gibibyte);
  const large = () => budget.takeJob(jobOf('bob', 190_000));
  const full =
    /^bob has filled the account of lab-01 with 41 MiB, which is all that one person may while so little of its disk is free; try again in \d+ s$/;
  const atOnce = times(t, large, full);
  t.true(atOnce * 192_000 <= 41 * mebibyte && atOnce > 200, String(atOnce));
  t.is(state.warnings.length, 1);
  t.regex(
    state.warnings[0] ?? '',
    /^bob fills the account: of the 41 MiB that one person may write within an hour, 10 MiB are left; then bob is refused as busy$/,
  );
  t.notThrows(() => budget.takeJob(jobOf('alice', 190_000)));
  state.now += 30 * 60_000;
  t.true(Math.abs(times(t, large, full) - atOnce / 2) <= 1);
  // The fuller it is, the less; down to what honest work needs.
  state.now += 60 * 60_000;
  state.free = 0;
  t.true(times(t, large, /with 16 MiB/) * 192_000 <= 16 * mebibyte);
});

test('whatever somebody orders and when, within an hour the account grows by no more than was said', t => {
  const step = fc.record({
    afterMs: fc.nat(10 * 60_000),
    bytes: fc.integer({min: 100, max: 190_000}),
    count: fc.integer({min: 1, max: 300}),
  });
  fc.assert(
    fc.property(fc.array(step, {maxLength: 30}), steps => {
      const {state, budget} = setUp(4 * gibibyte);
      let taken = 0;
      for (const {afterMs, bytes, count} of steps) {
        state.now += afterMs;
        for (let n = 0; n < count; n++) {
          try {
            budget.takeJob(jobOf('bob', bytes));
            taken += bytes;
          } catch (error) {
            t.like(error, {code: 'busy'});
            break;
          }
        }
      }
      t.true(taken <= 0.01 * 4 * gibibyte * (1 + state.now / 3_600_000));
    }),
  );
});

test('whoever attaches as fast as possible is told to wait, the account stays small, and others do not notice', async t => {
  const lab = await startLab(t, {
    access: `
  - who: [group:ops]
    run: ["*"]
    audit: true
    jobs: { see: all, end: all }
  - who: [user:bob]
    run: ["true"]
`,
  });
  const bob = lab.authority.user('bob');
  const client = await hostileClient(lab, bob);
  await client.message(0, 'welcome');
  client.order(1, orderMessage(bob.key, {action: 'run', command: 'true'}));
  const {job} = await client.message(1, 'ended');
  const startedAt = performance.now();
  for (let stream = 2; stream < 1002; stream += 100) {
    const orders = Array.from({length: 100}, (_, n) =>
      controlFrame(stream + n, orderMessage(bob.key, {action: 'attach', job, from: 0})),
    );
    client.write(Buffer.concat(orders));
    for (let n = 0; n < 100; n++) await client.message(stream + n, 'ended', 'refused');
  }
  const refused = client.heard.filter(({message}) => message.type === 'refused');
  const seconds = (performance.now() - startedAt) / 1000;
  const most = 512 + Math.ceil(seconds * 20);
  t.true(1000 - refused.length <= most, `${refused.length} of 1000 in ${seconds} s`);
  for (const {message} of refused) t.like(message, {code: 'busy'});
  const host = await lab.connect();
  t.like(await host.attach(job), {exit: 0});
  const count = (name: string, event: string) =>
    lab
      .entries()
      .filter(entry => entry.event === event && 'principal' in entry && entry.principal?.name === name)
      .length;
  t.is(count('bob', 'attach'), 1000 - refused.length);
  t.is(count('alice', 'attach'), 1);
  t.true(count('bob', 'denial') <= 12);
  client.socket.destroy();
});
