import type {Server} from 'node:http';
import http from 'node:http';
import {syncBuiltinESMExports} from 'node:module';
import {connect, createServer} from 'node:net';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {MetricsDoor} from '../../../src/gate/metrics/metrics-door.ts';
import {scrape} from '../../fixtures/scrape.ts';
import {emptyTotals as totals} from '../../fixtures/totals.ts';
import {until} from '../../fixtures/until.ts';

const place = {host: '127.0.0.1', port: 0, hosts: []};

function openDoor(t: ExecutionContext) {
  const said: string[] = [];
  const door = new MetricsDoor(
    () => 3,
    (level, message) => void said.push(`${level} ${message}`),
  );
  t.teardown(() => door.close());
  const portAfter = (count: number) =>
    until(() => {
      const ports = said.flatMap(line => /served on http:\S+:(\d+)\//.exec(line)?.[1] ?? []);
      return ports.length > count && Number(ports.at(-1));
    }, 'it listens');
  return {door, said, portAfter};
}

/** A connection that says `words`, and waits. */
async function hold(t: ExecutionContext, port: number, words = '') {
  const socket = connect(port, '127.0.0.1');
  t.teardown(() => socket.destroy());
  socket.on('error', () => {});
  await new Promise(resolve => socket.once('connect', resolve));
  socket.write(words);
  return socket;
}

test('nothing is shown before the executor told anything; then it is kept for a second', async t => {
  const {door, portAfter} = openDoor(t);
  door.set(place);
  const port = await portAfter(0);
  t.like(await scrape(port), {status: 503, headers: {'retry-after': '1'}});
  door.take(totals);
  const {status, body, headers} = await scrape(port);
  t.is(status, 200);
  t.regex(body, /^reeve_account_entries_total 7$/m);
  t.regex(body, /^reeve_connections 3$/m);
  t.like(headers, {connection: 'close', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff'});
  const began = performance.now();
  door.take({...totals, entries: 8});
  const {body: kept} = await scrape(port);
  // On a machine that stood still meanwhile the second may be over.
  if (performance.now() - began < 500) t.is(kept, body);
  await until(async () => /^reeve_account_entries_total 8$/m.test((await scrape(port)).body), 'the next');
});

test('over HTTP too: another host, path or method, a third at once, and a request that is never whole are refused', async t => {
  const {door, portAfter} = openDoor(t);
  door.set(place);
  door.take(totals);
  const port = await portAfter(0);
  const status = async (options: Parameters<typeof scrape>[1]) => (await scrape(port, options)).status;
  t.is(await status({headers: {host: 'evil.example'}}), 421);
  t.is(await status({path: '/'}), 404);
  t.is(await status({method: 'POST'}), 405);
  t.is(await status({headers: {accept: 'x'.repeat(20_000)}}), 431);
  const first = await hold(t, port);
  const second = await hold(t, port, 'GET /metrics HTTP/1.1\r\nHost: 127.0.0.1\r\n');
  const closed = Promise.all(
    [first, second].map(socket => new Promise(resolve => socket.once('close', resolve))),
  );
  t.like(await scrape(port), {status: 503, headers: {'retry-after': '1'}});
  for (const socket of [first, second]) socket.resume();
  await closed;
  await until(async () => (await status({})) === 200, 'room again');
});

test('a token is asked for, and one that is new counts from then on', async t => {
  const {door, portAfter} = openDoor(t);
  const digest = 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb';
  door.set({...place, token: digest});
  door.take(totals);
  const port = await portAfter(0);
  const refused = await scrape(port);
  t.like(refused, {status: 401, headers: {'www-authenticate': 'Bearer realm="metrics"'}});
  t.false(refused.body.includes('reeve_'));
  t.is((await scrape(port, {headers: {authorization: 'Bearer a'}})).status, 200);
  door.set({...place, token: digest.replace('ca', 'ff')});
  const next = await portAfter(1);
  t.is((await scrape(next, {headers: {authorization: 'Bearer a'}})).status, 401);
  door.set(undefined);
  await until(
    () =>
      scrape(next).then(
        () => false,
        () => true,
      ),
    'it is shut',
  );
});

test('a place that is taken is warned about once, and served when it is free', async t => {
  const other = createServer();
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
  t.teardown(() => other.close());
  const {port} = other.address() as {port: number};
  const {door, said, portAfter} = openDoor(t);
  door.take(totals);
  door.set({...place, port});
  await until(() => said.length > 0, 'a warning');
  t.regex(
    said.join(),
    /^warn metrics are not served, which is tried again every 5 s: cannot listen on 127\.0\.0\.1:\d+: another program listens there$/,
  );
  await new Promise(resolve => other.close(resolve));
  t.is(await portAfter(0), port);
  t.is(said.length, 2);
  t.is((await scrape(port)).status, 200);
});

test.serial('a connection that cannot be accepted is said, and ends nothing', async t => {
  const servers: Server[] = [];
  const {createServer: create} = http;
  http.createServer = ((...options: Parameters<typeof create>) => {
    const server = create(...options);
    servers.push(server);
    return server;
  }) as typeof create;
  syncBuiltinESMExports();
  t.teardown(() => {
    http.createServer = create;
    syncBuiltinESMExports();
  });
  const {door, said, portAfter} = openDoor(t);
  door.take(totals);
  door.set(place);
  const port = await portAfter(0);
  for (const server of servers) server.emit('error', new Error('accept ENFILE'));
  t.deepEqual(said.slice(1), ['warn serving metrics: accept ENFILE']);
  t.is((await scrape(port)).status, 200);
});
