// A revocation that comes while an order is looked for or recorded: it has no effect.
import test from 'ava';
import {AccountSearch} from '../../src/executor/orders/account-search.ts';
import {answerOrder} from '../../src/executor/orders/answer-order.ts';
import {carryOut} from '../../src/executor/orders/carry-out.ts';
import type {Office, Submitter} from '../../src/executor/orders/office.ts';
import {OrderBook} from '../../src/executor/orders/order-book.ts';
import type {Submit} from '../../src/gate-link/generated/link.ts';
import {IdentityError} from '../../src/identity/errors.ts';
import type {Order} from '../../src/identity/order.ts';
import {newOrderId} from '../../src/identity/order-id.ts';
import type {Step} from '../fixtures/held-step.ts';
import {freeStep, heldStep} from '../fixtures/held-step.ts';

/** An executor that looks for an order in its account as long as the test wants, and then records it as long. */
function makeOffice({searching, appending}: {searching: Step; appending: Step}) {
  const done = {started: 0, cancelled: 0, followed: 0};
  const trust = {error: undefined as Error | undefined};
  const clock = {time: Date.now(), now: () => clock.time, monotonic: () => clock.time};
  const book = new OrderBook(() => false, clock.monotonic);
  const job = {id: newOrderId(clock.time), owner: 'mallory', end: 0, cancel: () => void done.cancelled++};
  const isKnown = {job: true};
  const office = {
    host: 'lab-01',
    clock,
    book,
    trust: {
      judge() {
        if (trust.error) throw trust.error;
      },
    },
    jobs: {has: () => isKnown.job, get: async () => job, start: async () => void done.started++},
    evidence: {takeEntry() {}},
    account: {append: () => appending.pass(), keepCertificate: async () => {}},
    search: new AccountSearch(async () => {
      await searching.pass();
      return {removedUpTo: 0};
    }, clock.monotonic),
    catalogue: {commands: new Map(), rules: [{who: ['*'], run: [], place: ''}]},
  } as unknown as Office;
  const submitter = {
    address: '127.0.0.1:1',
    answer() {},
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
  const carry = (read: Order) => carryOut(read, submit, office, submitter);
  return {office, submitter, done, trust, clock, book, isKnown, order, carry, job};
}

const revoked = new IdentityError('certificate-revoked', 'the certificate is revoked');

test('an order that is looked for in the account when its certificate is revoked is refused', async t => {
  const searching = heldStep();
  const {order, carry, trust, isKnown, done} = makeOffice({searching, appending: freeStep});
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
  const {order, carry, clock, isKnown, done} = makeOffice({searching, appending: freeStep});
  isKnown.job = false;
  const carried = carry(order({action: 'run', command: 'x', params: {}}, clock.time + 310_000));
  await searching.reached;
  clock.time += 20_000;
  searching.release();
  await t.throwsAsync(carried, {code: 'order-time'});
  t.is(done.started, 0);
});

for (const action of ['cancel', 'attach']) {
  test(`an order to ${action} that is being recorded when its certificate is revoked has no effect`, async t => {
    const appending = heldStep();
    const {order, office, submitter, trust, done, book, clock, job} = makeOffice({
      searching: freeStep,
      appending,
    });
    book.begin(clock.time - 3_600_000);
    const requireTrusted = () => void office.trust.judge('', 0);
    const answered = answerOrder(order({action, job: job.id, from: 0}), office, submitter, requireTrusted);
    await appending.reached;
    trust.error = revoked;
    appending.release();
    await t.throwsAsync(answered, {code: 'certificate-revoked'});
    t.deepEqual(done, {started: 0, cancelled: 0, followed: 0});
  });
}
