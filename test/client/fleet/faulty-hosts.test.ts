// A run on 12 real hosts, most of which are out of order.
import {existsSync, readFileSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {openClient} from '../../../src/client/client.ts';
import type {FleetEvent} from '../../../src/client/fleet/fleet-event.ts';
import {FleetRecords} from '../../../src/client/fleet/journal/fleet-records.ts';
import {loadClientConfig} from '../../../src/config/client-config.ts';
import {makeAuthority} from '../../fixtures/certificates.ts';
import type {RunningRigHost} from '../../fixtures/rig.ts';
import {until} from '../../fixtures/until.ts';
import {FleetLab, hostName, workOf} from './fleet-lab.ts';
import {openFreezingProxy} from './freezing-proxy.ts';

test('each of 12 hosts has one outcome, whatever is wrong with it, and those that ended have receipts', async t => {
  const lab = await FleetLab.open(t);
  const {rig} = lab;
  const at = (number: number) => hostName(number - 1);
  const start = async (number: number, behaviour = {}) => rig.start(await lab.prepare(at(number), behaviour));
  const running = new Map<number, RunningRigHost>();
  for (const [number, behaviour] of [
    [1, {}],
    [2, {}],
    [3, {exit: 3}],
    [4, {seconds: 2}],
    [5, {}],
    [7, {}],
    [8, {}],
    [9, {seconds: 2}],
    [10, {seconds: 2}],
    [12, {}],
  ] as const)
    running.set(number, await start(number, behaviour));
  const there = (number: number) => running.get(number) as RunningRigHost;

  const refusing = await lab.prepare(at(6));
  const catalogue = join(refusing.folder, 'catalogue.yaml');
  await writeFile(catalogue, readFileSync(catalogue, 'utf8').replace('group:ops', 'group:others'));
  running.set(6, await rig.start(refusing));

  const other = makeAuthority();
  const impostor = await lab.prepare(at(11));
  const minted = other.host(at(11), {dns: ['localhost'], ip: ['127.0.0.1']});
  await writeFile(join(impostor.folder, 'ca.pem'), other.certPem + rig.authority.certPem);
  await writeFile(join(impostor.folder, 'host.pem'), minted.certPem);
  await writeFile(join(impostor.folder, 'host-key.pem'), minted.keyPem);
  await writeFile(join(impostor.folder, 'log.key'), minted.logKeyPem);
  running.set(11, await rig.start(impostor));

  await there(5).server.stop('the test wants it gone', AbortSignal.abort());
  const silent = await openFreezingProxy(t, there(7).port);
  silent.freeze();
  const freezing = await openFreezingProxy(t, there(8).port);
  const dropping = await openFreezingProxy(t, there(9).port);
  const leaving = await openFreezingProxy(t, there(10).port);
  const ports = new Map([
    [7, silent.port],
    [8, freezing.port],
    [9, dropping.port],
    [10, leaving.port],
  ]);
  const hosts = [...running].map(([number, host]) => ({...host, port: ports.get(number) ?? host.port}));
  const revoked = readFileSync(join(there(12).folder, 'host.pem'), 'utf8');
  const config = await rig.client('alice', hosts);
  const {X509Certificate} = await import('node:crypto');
  const serial = new X509Certificate(revoked).serialNumber;
  await writeFile(join(rig.folder, 'crl.pem'), rig.authority.crl([serial]));
  await writeFile(config, readFileSync(config, 'utf8').replace('ca: ca.pem', 'ca: ca.pem, crl: crl.pem'));

  await using client = await openClient(config, {timeoutMs: 2000, heartbeatMs: 300, giveUpAfterMs: 3000});
  const run = (await client.fleet(Array.from({length: 12}, (_, index) => hostName(index)))).run('work');
  const events: FleetEvent[] = [];
  for await (const event of run) {
    events.push(event);
    if (!('host' in event)) continue;
    // The order is not sent before this was looked at.
    if (event.host === at(8) && event.type === 'sent') freezing.freeze();
    if (event.host === at(9) && event.type === 'output' && event.offset === 0) dropping.drop(false);
    if (event.host === at(10) && event.type === 'output') leaving.drop(true);
  }
  const result = await run;
  t.deepEqual(
    [...result.hosts].map(([host, outcome]) => {
      const how =
        outcome.is === 'ended' ? outcome.result.exit : 'error' in outcome ? outcome.error.message : '';
      return [host, outcome.is, typeof how === 'number' ? how : ''];
    }),
    [
      [at(1), 'ended', 0],
      [at(2), 'ended', 0],
      [at(3), 'ended', 3],
      [at(4), 'ended', 0],
      [at(5), 'unreachable', ''],
      [at(6), 'refused', ''],
      [at(7), 'unreachable', ''],
      [at(8), 'unknown', ''],
      [at(9), 'ended', 0],
      [at(10), 'unknown', ''],
      [at(11), 'unreachable', ''],
      [at(12), 'unreachable', ''],
    ],
  );
  t.false(result.ok);
  for (const host of result.hosts.keys())
    t.is(events.filter(event => event.type === 'outcome' && event.host === host).length, 1, host);
  const outputOf = (number: number) =>
    events
      .filter(event => event.type === 'output' && event.host === at(number))
      .map(event => (event.type === 'output' ? event.bytes.toString() : ''))
      .join('');
  for (const number of [1, 2, 3, 4, 9]) t.is(outputOf(number), `begun on ${at(number)}\ndone\n`);
  for (const outcome of result.hosts.values())
    if (outcome.is === 'ended') t.true(existsSync(outcome.result.receipt ?? ''), outcome.host);
  t.true(events.some(event => event.type === 'lost' && event.host === at(9)));
  t.deepEqual(
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(number => workOf(there(number))),
    [1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0],
  );
  // The job that was let go ends by itself, and the host has nothing left running.
  const direct = await openClient(await rig.client('bob', [there(10)]), {receipts: false});
  const tenth = await direct.host(at(10));
  await until(async () => (await tenth.jobs({state: 'running'})).jobs.length === 0, 'the end of the job');
  await direct.close();

  const records = FleetRecords.of(await loadClientConfig(config));
  const kept = records?.read(run.id);
  t.true(kept?.isOver);
  t.deepEqual(
    [...(kept?.hosts.values() ?? [])].map(({host, outcome}) => [host, outcome]),
    [...result.hosts.values()].map(({host, is}) => [host, is]),
  );
  const unknown = result.hosts.get(at(10));
  t.is(kept?.hosts.get(at(10))?.job, unknown?.is === 'unknown' ? unknown.job : '');
});
