// Many hosts in one process: each is a host of its own.
import {setMaxListeners} from 'node:events';
import {join} from 'node:path';
import test from 'ava';
import {verifyAccount} from '../../src/audit/verify/verify-account.ts';
import {connect} from '../../src/client/connect.ts';
import {originOf} from '../../src/identity/log-key.ts';
import {NoteVerifier} from '../../src/merkle/note-verifier.ts';
import {Rig} from '../fixtures/rig.ts';

const hosts = 40;
const orders = 1000;
/** Orders that are under way at once: each is a process. */
const atOnce = 8;

// Each host gives its lock up when the process ends.
process.setMaxListeners(hosts + 20);
setMaxListeners(hosts + 20);

const resident = () => process.memoryUsage.rss();
const shown = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MiB`;

test('40 hosts in one process carry out 1,000 orders between them, and the account of each verifies', async t => {
  const rig = await Rig.open(t);
  const prepared = await Promise.all(
    Array.from({length: hosts}, (_, at) => rig.prepare(`lab-${String(at + 1).padStart(2, '0')}`)),
  );
  const [first, ...others] = prepared;
  if (!first) throw new Error('no hosts');
  // What all of them share is loaded with the first.
  const running = [await rig.start(first)];
  const before = resident();
  for (const host of others) running.push(await rig.start(host));
  const started = resident();
  t.is(new Set(running.map(({port}) => port)).size, hosts);
  const config = await rig.client('alice', running);

  const clients = await Promise.all(running.map(({name}) => connect(name, {config})));
  let next = 0;
  const work = async () => {
    for (let order = next++; order < orders; order = next++) {
      const client = clients[order % hosts];
      const result = await client?.run('echo', {words: [`order ${order}`]});
      if (result?.stdout !== `order ${order}`) throw new Error(`order ${order}: ${JSON.stringify(result)}`);
    }
  };
  await Promise.all(Array.from({length: atOnce}, work));
  const after = resident();
  await Promise.all(clients.map(client => client.close()));
  await rig.stop();

  const reports = running.map(({name, folder, logKey}) =>
    verifyAccount(join(folder, 'data', 'audit'), {
      verifier: new NoteVerifier(originOf(name), logKey),
      bundle: [rig.authority.certificate],
    }),
  );
  for (const [at, report] of reports.entries()) {
    t.deepEqual(report.findings, []);
    t.like(report, {ok: true, host: running[at]?.name, orders: orders / hosts});
  }
  const perHost = (bytes: number) => shown(bytes / (hosts - 1));
  t.log(`a host takes ${perHost(started - before)} when it starts, and ${perHost(after - before)} after`);
  t.log(`${orders / hosts} orders and a client's connection each; the process has ${shown(after)}`);
});
