// A client watches a host that says what the test has it say.
import test from 'ava';
import type {WatchChange, WatchSnapshot} from '../../src/client/watch/watching.ts';
import type {Guest} from '../fixtures/scripted-server.ts';
import {startScripted} from '../fixtures/scripted-server.ts';
import {until} from '../fixtures/until.ts';

const idOf = (number: number) => `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const job = (number: number, state = 'running') => ({
  job: idOf(number),
  command: 'echo',
  owner: 'alice',
  state,
  orderedAt: 1,
  startedAt: 1,
  endedAt: null,
  reason: null,
  exit: null,
  signal: null,
  bytes: 0,
});

/** A host at which somebody watches. */
async function startTeller(t: Parameters<typeof startScripted>[0]) {
  const orders: Record<string, unknown>[] = [];
  let grants = 0;
  let at: {guest: Guest; stream: number; offset: number} | undefined;
  const lab = await startScripted(t, {
    ordered(guest, stream, order) {
      orders.push(order);
      grants = 0;
      at = {guest, stream, offset: 0};
      guest.say(stream, {type: 'started', job: order.id, from: 0, attached: false, window: 262_144});
    },
    granted() {
      grants++;
    },
  });
  const say = (text: string) => {
    if (!at) throw new Error('nobody watches');
    for (let from = 0; from < text.length; from += 60_000) {
      at.guest.data(at.stream, 1, at.offset, text.slice(from, from + 60_000));
      at.offset += Buffer.byteLength(text.slice(from, from + 60_000));
    }
  };
  const host = await lab.connect();
  return {
    orders,
    host,
    released: () =>
      lab.guests.flatMap(({heard}) => heard).filter(({message}) => message.type === 'release').length,
    grants: () => grants,
    say,
    tell: (epoch: number, number: number, fields: object) =>
      say(`${JSON.stringify({epoch: idOf(epoch), number, ...fields})}\n`),
    asked: (count = 1) => until(() => orders.length === count && grants > 0, 'that it is ordered'),
    cut: () => at?.guest.socket.destroy(),
  };
}

/** Takes so many of what a watch tells. */
async function take<Told = WatchSnapshot | WatchChange>(
  watching: AsyncIterable<Told>,
  count: number,
  taken: Told[] = [],
): Promise<Told[]> {
  for await (const told of watching) if (taken.push(told) === count) break;
  return taken;
}

const shown = (told: WatchSnapshot | WatchChange | undefined) =>
  told && [told.type, ...told.jobs.map(({job: id, state}) => `${Number(id.slice(-12))} ${state}`)];

test('a snapshot is one, however many lines it has, and another stands for it', async t => {
  const teller = await startTeller(t);
  const soFar: (WatchSnapshot | WatchChange)[] = [];
  const taken = take(teller.host.watch({person: 'alice', ended: 5}), 4, soFar);
  await teller.asked();
  teller.tell(1, 0, {jobs: [job(3), job(1)]});
  teller.say('{"epoch":"');
  teller.say(`${idOf(1)}","number":1,"jobs":[${JSON.stringify(job(3, 'ended'))}],"gone":["${idOf(1)}"]}\n`);
  teller.tell(1, 2, {jobs: [job(4)], whole: true});
  teller.tell(1, 3, {jobs: [job(5)], gone: [idOf(9)]});
  // It is overtaken before it is whole.
  teller.tell(2, 0, {jobs: [job(6)]});
  teller.tell(3, 0, {jobs: [job(7)], whole: true});
  await until(() => soFar.length === 3, 'what was told');
  teller.cut();
  await teller.asked(2);
  teller.tell(4, 0, {whole: true});
  const told = await taken;
  t.deepEqual(told.map(shown), [
    ['snapshot', '4 running', '3 ended'],
    ['change', '5 running'],
    ['snapshot', '7 running'],
    ['snapshot'],
  ]);
  t.like(told[1], {gone: [idOf(9)]});
  const [first, second] = teller.orders;
  t.like(first, {action: 'watch', person: 'alice', ended: 5, spell: undefined, only: undefined});
  t.like(second, {action: 'watch', person: 'alice', ended: 5, spell: first?.id});
});

test('a reader that does not read gives no credit back, and takes what is there when it does', async t => {
  const teller = await startTeller(t);
  const watching = teller.host.watch();
  await teller.asked();
  const many = Array.from({length: 600}, (_, index) => job(index));
  teller.tell(1, 0, {jobs: many, whole: true});
  await teller.host.ping();
  t.is(teller.grants(), 1);
  t.is((await take(watching, 1))[0]?.jobs.length, 600);
  await until(() => teller.grants() > 1, 'credit');
});

for (const [what, say] of Object.entries<(teller: Awaited<ReturnType<typeof startTeller>>) => void>({
  'a line that does not follow': ({tell}) => {
    tell(1, 0, {jobs: [job(1)]});
    tell(1, 2, {whole: true});
  },
  'a line that is repeated': ({tell}) => {
    tell(1, 0, {jobs: [job(1)]});
    tell(1, 0, {jobs: [job(1)]});
  },
  'an epoch that begins in its midst': ({tell}) => tell(1, 1, {whole: true}),
  'a field that no line has': ({tell}) => tell(1, 0, {argv: ['x']}),
  'what is no JSON': ({say: sayText}) => sayText('x\n'),
}))
  test(`${what} is an error`, async t => {
    const teller = await startTeller(t);
    const taken = take(teller.host.watch(), 1);
    await teller.asked();
    say(teller);
    await t.throwsAsync(taken, {name: 'ProtocolError'});
  });

test('a line that is longer than any can be ends the connection, and all memory for it', async t => {
  const teller = await startTeller(t);
  const taken = take(teller.host.watch(), 1);
  await teller.asked();
  teller.say('x'.repeat(300_000));
  await t.throwsAsync(taken, {message: /longer than any can be/});
});

test('an abort ends it with its reason', async t => {
  const teller = await startTeller(t);
  const abort = new AbortController();
  const taken = take(teller.host.watch({signal: abort.signal}), 1);
  await teller.asked();
  abort.abort(new Error('enough'));
  await t.throwsAsync(taken, {message: 'enough'});
});

test('with a signal that was aborted before nothing is ordered', async t => {
  const {host, orders} = await startTeller(t);
  const watching = host.watch({signal: AbortSignal.abort(new Error('enough'))});
  await t.throwsAsync(take(watching, 1), {message: 'enough'});
  await t.throwsAsync(take(host.listen({signal: AbortSignal.abort('text')}), 1), {code: 'connection-lost'});
  // The answer shows that the host had all that was sent before.
  await host.ping();
  t.deepEqual(orders, []);
});

test('a line that comes byte by byte costs a little for each byte, and not all that came before it once more', async t => {
  const {host, say, asked} = await startTeller(t);
  const watching = take(host.watch(), 1);
  await asked();
  const line = `${JSON.stringify({epoch: idOf(1), number: 0, jobs: [], whole: true})}\n`;
  const begun = process.cpuUsage();
  for (const byte of line.padStart(240_000)) say(byte);
  t.like(await watching, [{type: 'snapshot'}]);
  const seconds = process.cpuUsage(begun).user / 1e6;
  t.true(seconds < 4, `${seconds} s`);
});

test('a reader that waits can leave, at once and before it began, which ends the watch; there is one reader', async t => {
  const {host, tell, asked, released} = await startTeller(t);
  const watching = host.watch();
  await asked();
  const told = watching[Symbol.asyncIterator]();
  t.throws(() => watching[Symbol.asyncIterator](), {code: 'output-taken'});
  tell(1, 0, {jobs: [], whole: true});
  t.like((await told.next()).value, {type: 'snapshot'});
  const next = told.next();
  t.true((await told.return?.())?.done);
  t.true((await next).done);
  const unread = host.watch();
  await asked(2);
  await unread[Symbol.asyncIterator]().return?.();
  await until(() => released() === 2, 'that the host is told');
});
