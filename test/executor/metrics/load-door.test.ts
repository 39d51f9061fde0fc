import {chmod, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {join} from 'node:path';
import test from 'ava';
import {metricsWarnings} from '../../../src/executor/check-places.ts';
import {loadMetricsDoor} from '../../../src/executor/metrics/load-door.ts';
import {temporaryFolder} from '../../fixtures/ca-folder.ts';

const listen = {host: '127.0.0.1', port: 9433};

test('the gate gets the digest of the token, and not the token', async t => {
  const folder = await temporaryFolder(t);
  const token = join(folder, 'token');
  await writeFile(token, 'abcdef0123456789\n', {mode: 0o600});
  t.deepEqual(await loadMetricsDoor({metrics: {listen, token, hosts: ['lab-01']}}), {
    ...listen,
    hosts: ['lab-01'],
    token: 'f445801e0cb899262c9b9e219836880d73ca2d1b0b9c15fb959c90eb121234e3',
  });
  t.deepEqual(await loadMetricsDoor({metrics: {listen, token: undefined, hosts: []}}), {
    ...listen,
    hosts: [],
  });
  t.is(await loadMetricsDoor({metrics: undefined}), undefined);
});

test('a token that is missing, short, of several lines or open to others is refused, by its file', async t => {
  const folder = await temporaryFolder(t);
  const token = join(folder, 'token');
  const load = () => loadMetricsDoor({metrics: {listen, token, hosts: []}});
  await t.throwsAsync(load(), {message: /cannot read the token for metrics, .*token: there is no such file/});
  for (const text of [
    '',
    'short\n',
    'abcdef0123456789\nabcdef0123456789\n',
    'abcdef 0123456789',
    'é'.repeat(16),
  ]) {
    await writeFile(token, text, {mode: 0o600});
    await t.throwsAsync(
      load(),
      {message: /token holds no token: expected one line .*openssl rand -hex 32/},
      text,
    );
  }
  await writeFile(token, 'abcdef0123456789');
  await chmod(token, 0o644);
  await t.throwsAsync(load(), {message: /others can read this token; run: chmod 600/});
});

test('check warns where metrics cannot be served, unless a server serves them', async t => {
  const other = createServer();
  await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
  t.teardown(() => other.close());
  const {port} = other.address() as {port: number};
  const metrics = {listen: {host: '127.0.0.1', port}, token: undefined, hosts: []};
  const [warning = ''] = await metricsWarnings({metrics}, undefined, false);
  t.regex(
    warning,
    /^metrics are not served: cannot listen on 127\.0\.0\.1:\d+: another program listens there$/,
  );
  t.deepEqual(await metricsWarnings({metrics}, undefined, true), []);
  t.deepEqual(await metricsWarnings({metrics: undefined}, undefined, false), []);
});
