// Orders that start no job and come again, by a clock of the test's own.
import test from 'ava';
import {handleOrder} from '../../src/executor/orders/handle-order.ts';
import type {OrderContext, Submitter} from '../../src/executor/orders/order-context.ts';
import {SeenOrders} from '../../src/executor/orders/seen-orders.ts';
import type {Submit} from '../../src/gate-link/generated/link.ts';
import type {Order} from '../../src/identity/order.ts';
import {newOrderId} from '../../src/identity/order-id.ts';

const start = Date.UTC(2026, 0, 1);
const submitter = {address: '127.0.0.1:1', answer() {}} as unknown as Submitter;

const submit = {certificate: ''} as unknown as Submit;

/** An executor of one job, whose signals, entries and cancels are counted. */
function setUp() {
  const done = {signals: [] as string[], cancels: 0, entries: 0};
  const id = newOrderId(start);
  const job = {
    facts: {id, owner: 'alice'},
    signal: (name: string) => void done.signals.push(name),
    cancel: () => void done.cancels++,
  };
  const clock = {time: start, now: () => clock.time};
  const seenOrders = new SeenOrders(
    () => false,
    () => clock.time,
  );
  seenOrders.begin(start - 3_600_000);
  const jobs = {has: () => true, get: async () => job};
  const context = {
    host: 'lab-01',
    clock,
    trust: {judge() {}},
    memory: {seenOrders, jobs},
    account: {append: async () => void done.entries++, keepCertificate() {}},
    evidence: {takeEntry() {}},
    actions: {jobs, settings: {catalogue: {rules: []}}, recallJob: async () => {}},
  } as unknown as OrderContext;
  const cancel = (fields: object = {}) => {
    const orderId = newOrderId(clock.time);
    const principal = {name: 'alice', groups: []};
    const payload = {id: orderId, host: 'lab-01', action: 'cancel', job: id, ...fields};
    return {payload, principal, envelope: {signatures: []}, digest: orderId} as unknown as Order;
  };
  /** So many orders of others, more than are taken between two sweeps of those that are known. */
  const others = async () => {
    for (let count = 0; count < 1100; count++) seenOrders.take(cancel(), clock.time);
  };
  return {context, clock, done, cancel, others};
}

test('an order to send a signal that comes again is answered, and sends none, as long as it may come', async t => {
  const {context, clock, done, cancel, others} = setUp();
  const order = cancel({signal: 'SIGUSR1'});
  await handleOrder(order, submit, context, submitter);
  for (const minutes of [0, 2.5, 5]) {
    clock.time = start + minutes * 60_000;
    await others();
    await handleOrder(order, submit, context, submitter);
  }
  t.deepEqual(done, {signals: ['SIGUSR1'], cancels: 0, entries: 1});
  clock.time++;
  await t.throwsAsync(handleOrder(order, submit, context, submitter), {code: 'order-time'});
  // Another order of the same is another signal.
  await handleOrder(cancel({signal: 'SIGUSR1'}), submit, context, submitter);
  t.deepEqual(done, {signals: ['SIGUSR1', 'SIGUSR1'], cancels: 0, entries: 2});
});

test('an order to end a job that comes again is carried out again, which changes nothing, and recorded once', async t => {
  const {context, done, cancel} = setUp();
  const order = cancel();
  await handleOrder(order, submit, context, submitter);
  await handleOrder(order, submit, context, submitter);
  t.deepEqual(done, {signals: [], cancels: 2, entries: 1});
});

test('an answer that is longer than its action says is not sent', async t => {
  const {context, cancel} = setUp();
  const names = Array.from({length: 8000}, (_, at) => `command-${at}-${'x'.repeat(30)}`);
  const commands = new Map(names.map(name => [name, {name, definition: undefined}]));
  const all = {
    place: 'c.yaml:1',
    who: ['*'],
    run: ['*'],
    audit: false,
    seeAll: false,
    endAll: false,
    send: false,
    listen: false,
  };
  Object.assign(context.actions.settings, {catalogue: {rules: [all], commands}});
  const answering = {...submitter, answer: async (make: () => object) => void make()} as Submitter;
  const asked = cancel();
  Object.assign(asked.payload, {action: 'commands'});
  await t.throwsAsync(handleOrder(asked, submit, context, answering), {message: /^an answer of \d+ bytes/});
});
