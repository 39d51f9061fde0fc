import {createServer} from 'node:net';
import test from 'ava';
import {BindError, listen, tryListen} from '../../src/transport/bind.ts';

const portOf = (address: string) => Number(/:(\d+)$/.exec(address)?.[1]);

test('a place that is taken, is not of this machine, or is no name, is refused in words', async t => {
  await using server = createServer();
  const port = portOf(await listen(server, {host: '127.0.0.1', port: 0}));
  const cases: [string, number, RegExp][] = [
    ['127.0.0.1', port, /^cannot listen on 127\.0\.0\.1:\d+: another program listens there$/],
    ['192.0.2.1', 7433, /^cannot listen on 192\.0\.2\.1:7433: this machine has no such address$/],
    ['no-such.invalid', 7433, /^cannot listen on no-such\.invalid:7433: .*cannot be resolved/],
  ];
  for (const [host, at, message] of cases) {
    const error = await t.throwsAsync(tryListen({host, port: at}, 0), {instanceOf: BindError});
    t.regex(error?.message ?? '', message);
  }
});

test('a place that becomes free in time is waited for', async t => {
  const server = createServer();
  const port = portOf(await listen(server, {host: '127.0.0.1', port: 0}));
  const trying = tryListen({host: '127.0.0.1', port}, 60_000);
  server.close();
  await t.notThrowsAsync(trying);
});
