import {readFile, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {join} from 'node:path';
import {kill} from 'node:process';
import test from 'ava';
import type {Lab} from '../../fixtures/lab.ts';
import {metricsPort, scrape} from '../../fixtures/scrape.ts';
import {shareLab} from '../../fixtures/shared-lab.ts';
import {until} from '../../fixtures/until.ts';

const sharedLab = shareLab({
  server: 'metrics: { listen: "127.0.0.1:0" }',
  prepare: async folder => {
    await writeFile(join(folder, 'first.token'), 'a-first-token-of-metrics\n', {mode: 0o600});
    await writeFile(join(folder, 'second.token'), 'a-second-token-of-metrics\n', {mode: 0o600});
    await writeFile(join(folder, 'short.token'), 'short\n', {mode: 0o600});
    return {};
  },
});

/** Gives server.yaml these settings of metrics, or none, and asks for a reload; the log from there on is behind what is returned. */
async function reload(lab: Lab, metrics: string | undefined): Promise<number> {
  const file = join(lab.folder, 'server.yaml');
  const others = (await readFile(file, 'utf8')).replaceAll(/^metrics:.*\n/gm, '');
  await writeFile(file, metrics === undefined ? others : `${others}\nmetrics: ${metrics}\n`);
  const from = lab.serverLog.length;
  kill(lab.pid, 'SIGHUP');
  return from;
}

const statusAt = async (port: number, token?: string) =>
  (await scrape(port, {headers: token === undefined ? {} : {authorization: `Bearer ${token}`}})).status;

/** Waits until nobody listens there. */
const closed = (port: number) =>
  until(
    () =>
      scrape(port).then(
        () => false,
        ({code}) => code === 'ECONNREFUSED',
      ),
    `${port} is closed`,
  );

test.serial('a reload moves metrics, asks for a token, for another one, and serves none', async t => {
  const lab = await sharedLab();
  const first = await metricsPort(lab);
  t.is(await statusAt(first), 200);

  // A port of 0 is another one each time.
  const tokened = await metricsPort(lab, await reload(lab, '{ listen: "127.0.0.1:0", token: first.token }'));
  await closed(first);
  t.deepEqual([await statusAt(tokened), await statusAt(tokened, 'a-second-token-of-metrics')], [401, 401]);
  t.is(await statusAt(tokened, 'a-first-token-of-metrics'), 200);

  const second = await metricsPort(lab, await reload(lab, '{ listen: "127.0.0.1:0", token: second.token }'));
  t.is(await statusAt(second, 'a-first-token-of-metrics'), 401);
  t.is(await statusAt(second, 'a-second-token-of-metrics'), 200);

  await reload(lab, undefined);
  await closed(second);
  const back = await metricsPort(lab, await reload(lab, '{ listen: "127.0.0.1:0" }'));
  t.is(await statusAt(back), 200);
});

test.serial('a reload with a token that is none leaves metrics as they were', async t => {
  const lab = await sharedLab();
  const port = await metricsPort(lab, await reload(lab, '{ listen: "127.0.0.1:0", token: second.token }'));
  const from = await reload(lab, '{ listen: "127.0.0.1:0", token: short.token }');
  await until(() => /short\.token holds no token/.test(lab.serverLog.slice(from)), 'a refused reload');
  t.deepEqual([await statusAt(port), await statusAt(port, 'a-second-token-of-metrics')], [401, 200]);
});

test.serial(
  'metrics on a port that is taken are warned of, runs go on, and they are served once it is free',
  async t => {
    const lab = await sharedLab();
    const other = createServer();
    await new Promise<void>(resolve => other.listen(0, '127.0.0.1', resolve));
    t.teardown(() => other.close());
    const {port} = other.address() as {port: number};
    const from = await reload(lab, `{ listen: "127.0.0.1:${port}" }`);
    await until(
      () => /metrics are not served, which is tried again/.test(lab.serverLog.slice(from)),
      'a warning',
    );
    t.is((await lab.reeve(['run', 'lab-01', 'true'])).exitCode, 0);
    other.close();
    t.is(await metricsPort(lab, from), port);
    t.is(await statusAt(port), 200);
  },
);
