// A revocation that comes while an order is looked for or recorded: it has no effect.
import test from 'ava';
import {AccountSearch} from '../../src/executor/orders/account-search.ts';
import {handleOrder} from '../../src/executor/orders/handle-order.ts';
import type {OrderContext, Submitter} from '../../src/executor/orders/order-context.ts';
import {SeenOrders} from '../../src/executor/orders/seen-orders.ts';
import type {Submit} from '../../src/gate-link/generated/link.ts';
import {IdentityError} from '../../src/identity/errors.ts';
import type {Order} from '../../src/identity/order.ts';
import {newOrderId} from '../../src/identity/order-id.ts';
import type {Step} from '../fixtures/held-step.ts';
import {freeStep, heldStep} from '../fixtures/held-step.ts';

/** An executor that looks for an order in its account as long as the test wants, and then records it as long. */
function makeContext({searching, appending}: {searching: Step; appending: Step}) {
  const done = {started: 0, cancelled: 0, followed: 0, answered: 0};
  const trust = {error: undefined as Error | undefined};
  const clock = {time: Date.now(), now: () => clock.time, monotonic: () => clock.time};
  const seenOrders = new SeenOrders(() => false, clock.monotonic);
  const facts = {id: newOrderId(clock.time), owner: 'mallory'};
  const job = {facts, end: 0, cancel: () => void done.cancelled++};
  const isKnown = {job: true};
  const jobs = {
    has: () => isKnown.job,
    get: async () => job,
    start: async () => void done.started++,
  };
  const settings = {catalogue: {commands: new Map(), rules: [{who: ['*'], run: [], place: ''}]}};
  const search = new AccountSearch(async () => {
    await searching.pass();
    return {removedUpTo: 0};
  }, clock.monotonic);
  const memory = {host: 'lab-01', seenOrders, jobs, search, settings};
  const context = {
    host: 'lab-01',
    clock,
    memory,
    trust: {
      judge() {
        if (trust.error) throw trust.error;
      },
    },
    evidence: {takeEntry() {}},
    account: {append: () => appending.pass(), keepCertificate: async () => {}},
    actions: {jobs, settings, recallJob: async () => {}},
  } as unknown as OrderContext;
  const submitter = {
    address: '127.0.0.1:1',
    answer: () => void done.answered++,
    follow: () => void done.followed++,
  } as unknown as Submitter;
  const order = (payload: object, time = clock.time) => {
    const id = newOrderId(time);
    return {
      payload: {id, host: 'lab-01', ...payload},
      principal: {name: 'mallory', groups: [], fingerprint: '', serial: '0A'},
      envelope: {signatures: []},
      digest: id,
    } as unknown as Order;
  };
  const submit = {certificate: ''} as unknown as Submit;
  const carry = (read: Order) => handleOrder(read, submit, context, submitter);
  return {context, submitter, done, trust, clock, seenOrders, isKnown, order, carry, job};
}

const revoked = new IdentityError('certificate-revoked', 'the certificate is revoked');

test('an order that is looked for in the account when its certificate is revoked is refused', async t => {
  const searching = heldStep();
  const {order, carry, trust, isKnown, done} = makeContext({searching, appending: freeStep});
  isKnown.job = false;
  const carried = carry(order({action: 'run', command: 'x', params: {}}));
  await searching.reached;
  trust.error = revoked;
  searching.release();
  await t.throwsAsync(carried, {code: 'certificate-revoked'});
  t.is(done.started, 0);
});

test('an order of the future is not taken because it was looked for until its time came', async t => {
  const searching = heldStep();
  const {order, carry, clock, isKnown, done} = makeContext({searching, appending: freeStep});
  isKnown.job = false;
  const carried = carry(order({action: 'run', command: 'x', params: {}}, clock.time + 310_000));
  await searching.reached;
  clock.time += 20_000;
  searching.release();
  await t.throwsAsync(carried, {code: 'order-time'});
  t.is(done.started, 0);
});

test('a status that is being measured when the certificate of its caller is revoked is not told', async t => {
  const measuring = heldStep();
  const {context, carry, order, trust, done} = makeContext({searching: freeStep, appending: freeStep});
  Object.assign(context.actions, {measure: () => measuring.pass()});
  const answered = carry(order({action: 'status'}));
  await measuring.reached;
  trust.error = revoked;
  measuring.release();
  await t.throwsAsync(answered, {code: 'certificate-revoked'});
  t.is(done.answered, 0);
});

for (const action of ['cancel', 'attach']) {
  test(`an order to ${action} that is being recorded when its certificate is revoked has no effect`, async t => {
    const appending = heldStep();
    const {order, carry, trust, done, seenOrders, clock, job} = makeContext({
      searching: freeStep,
      appending,
    });
    seenOrders.begin(clock.time - 3_600_000);
    const answered = carry(order({action, job: job.facts.id, from: 0}));
    await appending.reached;
    trust.error = revoked;
    appending.release();
    await t.throwsAsync(answered, {code: 'certificate-revoked'});
    t.deepEqual(done, {started: 0, cancelled: 0, followed: 0, answered: 0});
  });
}
