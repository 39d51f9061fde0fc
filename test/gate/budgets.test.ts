import {readdirSync} from 'node:fs';
import test from 'ava';
import {newOrderId} from '../../src/identity/order-id.ts';
import {controlFrame, creditFrame} from '../../src/protocol/frame.ts';
import type {HostileClient} from '../fixtures/hostile-client.ts';
import {hostileClient, orderMessage, rawClient} from '../fixtures/hostile-client.ts';
import {startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {residentOf} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

const mebibyte = 1024 * 1024;
const students = `
  - { who: [group:ops], run: ["*"], jobs: { see: all, end: all } }
  - { who: [group:students], run: [echo, "true"] }
`;

// One case after the other: some measure what the gate holds.
const sharedLab = shareLab({access: students});

const count = (clients: readonly HostileClient[], type: string) =>
  clients.reduce((sum, {heard}) => sum + heard.filter(({message}) => message.type === type).length, 0);

const descriptorsOf = (pid: number) => readdirSync(`/proc/${pid}/fd`).length;

test.serial(
  'answers much larger than their orders, asked for two thousand at once, cost neither process its life',
  async t => {
    const lab = await sharedLab();
    const host = await lab.connect();
    const bob = lab.authority.user('bob', {groups: ['students']});
    const gate = await lab.gatePid();
    const first = await hostileClient(lab, bob);
    for (let stream = 1; stream <= 210; stream++) {
      first.order(stream, orderMessage(bob.key, {action: 'run', command: 'true'}));
      if (stream % 30 === 0) await until(() => count([first], 'ended') === stream, 'their ends', 120_000);
    }
    const clients = await Promise.all(Array.from({length: 8}, () => hostileClient(lab, bob)));
    const jobs = () => orderMessage(bob.key, {action: 'jobs', limit: 200});
    for (const client of clients)
      client.write(Buffer.concat(Array.from({length: 250}, (_, at) => controlFrame(at + 1, jobs()))));
    t.is((await host.run('echo', {words: ['meanwhile']})).stdout, 'meanwhile');
    const answers = () => count(clients, 'answer') + count(clients, 'refused');
    await until(() => answers() === 2000, 'every answer', 240_000);
    t.true(count(clients, 'answer') > 500);
    t.is(await lab.gatePid(), gate);
    t.is((await host.status()).gate.restarts, 0);
    for (const {socket} of [first, ...clients]) socket.destroy();
  },
);

test.serial(
  'answers that nobody reads, on fifty connections, are held to what one person may have unread',
  async t => {
    const lab = await sharedLab();
    const host = await lab.connect();
    const bob = lab.authority.user('bob', {groups: ['students']});
    const gate = await lab.gatePid();
    const before = residentOf(gate);
    const clients = await Promise.all(Array.from({length: 50}, () => hostileClient(lab, bob)));
    for (const {socket} of clients) socket.pause();
    let most = 0;
    for (let round = 0; round < 5; round++) {
      for (const client of clients) {
        const orders = Array.from({length: 40}, (_, at) =>
          controlFrame(round * 40 + at + 1, orderMessage(bob.key, {action: 'jobs', limit: 200})),
        );
        client.write(Buffer.concat(orders));
      }
      t.is((await host.run('echo', {words: ['meanwhile']})).stdout, 'meanwhile');
      most = Math.max(most, residentOf(gate));
    }
    t.true(most - before < 128 * mebibyte, `the gate grew by ${(most - before) / mebibyte} MiB`);
    t.is(await lab.gatePid(), gate);
    for (const {socket} of clients) socket.destroy();
    // What was held for those that are gone holds nobody up.
    await until(async () => {
      const again = await hostileClient(lab, bob);
      again.order(1, orderMessage(bob.key, {action: 'jobs'}));
      const told = () => again.heard.find(({stream}) => stream === 1)?.message.type;
      const answer = await until(told, 'an answer');
      again.socket.destroy();
      return answer === 'answer';
    }, 'that the gate has missed those that are gone');
  },
);

test.serial(
  'streams that follow and give a byte of credit hold neither memory nor descriptors, and one person has 512',
  async t => {
    const lab = await sharedLab();
    const host = await lab.connect();
    const bob = lab.authority.user('bob', {groups: ['students']});
    const gate = await lab.gatePid();
    const first = await hostileClient(lab, bob);
    const job = newOrderId(Date.now());
    const words = Array.from({length: 60}, () => 'x'.repeat(1700));
    first.order(1, orderMessage(bob.key, {id: job, action: 'run', command: 'echo', params: {words}}));
    await first.message(1, 'ended');
    const before = [residentOf(gate), descriptorsOf(gate)] as const;
    const clients = await Promise.all(Array.from({length: 4}, () => hostileClient(lab, bob)));
    for (let stream = 1; stream <= 200; stream++)
      for (const client of clients) {
        client.order(stream, orderMessage(bob.key, {action: 'attach', job, from: 0}), 1);
        client.write(creditFrame(stream, 1));
      }
    const answered = () => count(clients, 'started') + count(clients, 'refused');
    await until(() => answered() === 800, 'every answer', 240_000);
    t.true(count(clients, 'started') <= 512);
    t.true(count(clients, 'started') >= 64);
    const [resident, descriptors] = [residentOf(gate), descriptorsOf(gate)];
    t.true(descriptors - before[1] < 16, `${descriptors - before[1]} more descriptors`);
    t.true(resident - before[0] < 64 * mebibyte, `the gate grew by ${(resident - before[0]) / mebibyte} MiB`);
    // One that has credit again goes on at the same place.
    const [client] = clients;
    const stream = client?.heard.find(({message}) => message.type === 'started')?.stream ?? 0;
    client?.write(creditFrame(stream, mebibyte));
    t.is((await client?.message(stream, 'ended'))?.outcome.exit, 0);
    const came = Buffer.concat(client?.output.get(stream) ?? []);
    t.is(came.length, 60 * 1700);
    t.is((await host.run('true')).exit, 0);
    for (const {socket} of [first, ...clients]) socket.destroy();
  },
);

test.serial('a few dozen orders at once are all answered: those that have to wait do so unseen', async t => {
  const lab = await sharedLab();
  const host = await lab.connect();
  const answers = await Promise.all(Array.from({length: 60}, () => host.jobs()));
  t.true(answers.every(({jobs}) => Array.isArray(jobs)));
  const runs = await Promise.all(Array.from({length: 60}, () => host.run('echo', {words: ['x']})));
  t.true(runs.every(({stdout}) => stdout === 'x'));
});

test('a server that runs out of file descriptors keeps the connections that it has, refuses others, and serves on', async t => {
  const lab = await startLab(t, {
    prepare: async () => ({enter: ['prlimit', '--nofile=160:160']}),
  });
  const alice = await lab.connect();
  const gate = await lab.gatePid();
  t.regex(lab.serverLog, /limits\.connections is 10000, but this process may have 160 files open/);
  t.true((await alice.status()).warnings.some(warning => warning.includes('160 files open')));
  const mallory = lab.authority.user('mallory');
  const crowd = await Promise.all(Array.from({length: 200}, () => hostileClient(lab, mallory)));
  const inside = crowd.filter(({socket}) => !socket.destroyed);
  t.true(inside.length > 10, `${inside.length} were admitted`);
  t.is((await alice.run('echo', {words: ['in']})).stdout, 'in');
  // Somebody else still gets in.
  const carol = await lab.connect(await lab.client('carol', {groups: ['ops']}));
  t.is((await carol.run('echo', {words: ['too']})).stdout, 'too');
  t.is(await lab.gatePid(), gate);
  t.is((await alice.status()).gate.restarts, 0);
  for (const {socket} of crowd) socket.destroy();
});

test('while an address has as many silent connections as may be, others get in from there within a moment', async t => {
  const lab = await startLab(t, {server: 'limits: { handshake: 10m, perAddress: 1000 }'});
  const silent = await Promise.all(Array.from({length: 64}, () => rawClient(lab, '')));
  t.teardown(() => {
    for (const {socket} of silent) socket.destroy();
  });
  const host = await until(() => lab.connect(), 'a connection');
  t.is((await host.run('echo', {words: ['in']})).stdout, 'in');
});
