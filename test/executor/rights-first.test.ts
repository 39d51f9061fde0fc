// Rights are looked at before anything that costs.
import {readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {newOrderId} from '../../src/identity/order-id.ts';
import {writeAgedAccount} from '../fixtures/aged-account.ts';
import {hostileClient, orderMessage} from '../fixtures/hostile-client.ts';
import {startLab} from '../fixtures/lab.ts';

const access = `
  - who: [group:ops]
    run: ["*"]
    audit: true
    jobs: { see: all, end: all }
  - who: [user:bob]
    run: ["true"]
`;

test('for somebody whom no rule names the account is not searched', async t => {
  const lab = await startLab(t, {access});
  await lab.end('SIGTERM');
  // What a start does not remember: so whether an earlier order was carried out is for the account to tell.
  const account = join(lab.folder, 'data/audit');
  rmSync(account, {recursive: true});
  const signer = lab.authority.user('alice', {groups: ['ops']});
  const at = Date.now() - 3_600_000;
  const {envelope} = orderMessage(signer.key, {action: 'run', id: newOrderId(at), command: 'true'});
  const job = {envelope, signer, at, reason: 'exited', exit: 0, bytes: 0} as const;
  await writeAgedAccount(account, [job], lab.host.logKey);
  await lab.start();

  const eve = lab.authority.user('eve');
  const client = await hostileClient(lab, eve);
  await client.message(0, 'welcome');
  const old = newOrderId(Date.now() - 30 * 24 * 3_600_000);
  const orders = [
    {action: 'attach', job: old, from: 0},
    {action: 'cancel', job: old},
    {action: 'audit-proof', job: old},
    {action: 'run', id: old, command: 'true'},
    {action: 'audit-log', id: newOrderId(Date.now() - 24 * 3_600_000), filter: {}},
  ];
  for (const [index, fields] of orders.entries()) {
    client.order(index + 1, orderMessage(eve.key, fields));
    t.like(
      await client.message(index + 1, 'refused'),
      {code: 'not-allowed', message: 'eve has no business on lab-01'},
      fields.action,
    );
  }
  client.order(9, orderMessage(eve.key, {action: 'run', command: 'true'}));
  t.like(await client.message(9, 'refused'), {code: 'denied'});
  client.order(10, orderMessage(eve.key, {action: 'attach', job: newOrderId(Date.now()), from: 0}));
  t.like(await client.message(10, 'refused'), {code: 'unknown-job'});
  client.socket.destroy();

  // Who has business asks the same, and is searched for.
  const bob = lab.authority.user('bob');
  const other = await hostileClient(lab, bob);
  await other.message(0, 'welcome');
  other.order(1, orderMessage(bob.key, {action: 'attach', job: old, from: 0}));
  t.like(await other.message(1, 'refused'), {code: 'unknown-job'});
  other.socket.destroy();
});

test('a certificate is kept before the first entry that holds an order of its owner', async t => {
  const lab = await startLab(t, {access});
  const kept = () => readdirSync(join(lab.folder, 'data/audit/certificates'));
  t.deepEqual(kept(), []);
  const host = await lab.connect();
  const job = host.run('true');
  await job;
  const starts = lab.entries().filter(entry => entry.event === 'job-start');
  t.deepEqual(
    kept(),
    starts.map(({certificate}) => `${certificate.fingerprint}.pem`),
  );
});
