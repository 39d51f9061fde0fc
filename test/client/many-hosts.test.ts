// One client and 200 hosts.
import {fork} from 'node:child_process';
import {once} from 'node:events';
import fs, {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {syncBuiltinESMExports} from 'node:module';
import {tmpdir} from 'node:os';
import {basename, join, resolve} from 'node:path';
import test from 'ava';
import type {Host} from '../../src/client/host.ts';
import {limits} from '../../src/protocol/limits.ts';
import {until} from '../fixtures/until.ts';
import type {RigCommand, RigReport} from './host-rig.ts';

const hostCount = 200;
const outputSize = 1024 * 1024;
const creditBudget = 32 * 1024 * 1024;

/** How often each file of the identity was opened by this process, by its name. */
function countOpens(): Map<string, number> {
  const opens = new Map<string, number>();
  const counted =
    <Arguments extends unknown[], Value>(open: (...given: Arguments) => Value) =>
    (...given: Arguments): Value => {
      const name = basename(String(given[0]));
      if (/^(alice|alice-key|ca|crl)\.pem$/.test(name)) opens.set(name, (opens.get(name) ?? 0) + 1);
      return open(...given);
    };
  Object.assign(fs, {openSync: counted(fs.openSync), readFileSync: counted(fs.readFileSync)});
  Object.assign(fs.promises, {open: counted(fs.promises.open), readFile: counted(fs.promises.readFile)});
  syncBuiltinESMExports();
  return opens;
}

/** What `alice.pem`, `alice-key.pem`, `ca.pem` and `crl.pem` were opened each. */
const times = (count: number) =>
  Object.fromEntries(['alice-key.pem', 'alice.pem', 'ca.pem', 'crl.pem'].map(name => [name, count]));

test('200 hosts: files are read once, memory is bounded, each receipt is kept, a renewed certificate and a new revocation list are taken over meanwhile', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-many-hosts-'));
  const rig = fork(resolve('test/client/host-rig.ts'), [folder, String(hostCount), String(outputSize)], {
    stdio: 'inherit',
  });
  t.teardown(async () => {
    const exited = once(rig, 'exit');
    rig.kill();
    await exited;
    rmSync(folder, {recursive: true});
  });
  t.deepEqual(await once(rig, 'message'), ['ready', undefined]);
  const ask = async (command: RigCommand): Promise<RigReport> => {
    const answer = once(rig, 'message');
    rig.send(command);
    return (await answer)[0] as RigReport;
  };

  const opens = countOpens();
  const {openClient} = await import('../../src/client/client.ts');
  const before = process.memoryUsage().arrayBuffers;
  await using client = await openClient(join(folder, 'client.yaml'), {budgets: {credit: creditBudget}});
  const names = Array.from({length: hostCount}, (_, index) => `lab-${index + 1}`);
  const hosts = await Promise.all(names.map(name => client.host(name)));
  t.deepEqual(Object.fromEntries(opens), times(1));

  // Nobody reads what the hosts print: they have sent all that they may, and wait.
  const jobs = hosts.map(host => host.run('x'));
  await Promise.all(jobs.map(job => job.started));
  const held = () => process.memoryUsage().arrayBuffers - before;
  const {granted, sent} = await until(async () => {
    const told = await ask({do: 'tell'});
    return told.fed === hostCount && held() > 0.9 * told.sent && told;
  }, 'the standstill');
  t.true(granted <= creditBudget + hostCount * limits.data, String(granted));
  const megabytes = (bytes: number) => (bytes / 1e6).toFixed(0);
  t.log(
    `${megabytes(held())} MB in memory, of which ${megabytes(sent)} MB output; ${megabytes(hostCount * outputSize)} MB wait on the hosts`,
  );
  t.true(held() < 2 * (creditBudget + hostCount * limits.data), String(held()));

  await ask({do: 'renew'});
  // Hosts whose job has ended are left, and dialled when there is something to do; the others go on by a new connection.
  const {renewed} = await until(async () => {
    const told = await ask({do: 'tell'});
    return told.outdated === 0 && told;
  }, 'the end of all connections of the earlier certificate');
  t.log(`${renewed} jobs moved to a connection of the renewed certificate`);
  t.true(renewed > hostCount / 2);
  t.deepEqual(Object.fromEntries(opens), times(2));

  const results = await Promise.all(
    jobs.map(async job => {
      for await (const _ of job);
      return job;
    }),
  );
  t.true(results.every(({verified}) => verified));
  for (const {host, receipt = ''} of results)
    t.true(readFileSync(receipt, 'utf8').includes(`"host":"${host}"`), host);

  await ask({do: 'revoke', host: 'lab-7'});
  const [revoked] = hosts.splice(6, 1) as [Host];
  await until(
    () =>
      revoked.ping().then(
        () => false,
        (error: Error) => error.message.includes('revoked'),
      ),
    'the revocation',
  );
  t.deepEqual(Object.fromEntries(opens), times(3));
  const again = await Promise.all(
    hosts.map(async host => {
      const job = host.run('x');
      for await (const _ of job);
      return job;
    }),
  );
  t.true(again.every(({ok}) => ok));

  await client.close();
  const kept = readdirSync(join(folder, 'state/receipts'), {recursive: true, encoding: 'utf8'});
  t.is(kept.filter(name => name.endsWith('.receipt')).length, 2 * hostCount - 1);
  const pinned = readdirSync(join(folder, 'state/checkpoints'), {recursive: true, encoding: 'utf8'});
  t.is(pinned.filter(name => /\/\d{16}-/.test(name)).length, hostCount);
});
