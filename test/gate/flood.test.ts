import test from 'ava';
import {controlFrame, creditFrame} from '../../src/protocol/frame.ts';
import {limits} from '../../src/protocol/limits.ts';
import {hostileClient, orderMessage} from '../fixtures/hostile-client.ts';
import {startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {residentOf} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

const mebibyte = 1024 * 1024;

// One case after the other: some measure what the gate holds.
const sharedLab = shareLab();

test.serial(
  'a client that asks without end and never reads costs the gate little, and nobody else anything',
  async t => {
    const lab = await sharedLab();
    const host = await lab.connect();
    await host.run('true');
    const gate = await lab.gatePid();
    const before = residentOf(gate);
    const client = await hostileClient(lab, lab.authority.user('mallory', {groups: ['ops']}));
    await client.message(0, 'welcome');
    client.socket.pause();
    const pings = Buffer.concat(
      Array.from({length: 2000}, () => controlFrame(0, {type: 'ping', nonce: 'n'.repeat(64)})),
    );
    let sent = 0;
    // 60 MB of pings, as far as they are taken.
    for (; sent < 300 && client.socket.writableLength < 16 * mebibyte; sent++) {
      client.socket.write(pings);
      if (sent % 10 === 0) await host.ping();
    }
    const most = await watch(gate, 1500);
    t.true(most - before < 48 * mebibyte, `the gate grew by ${(most - before) / mebibyte} MiB`);
    t.true(client.socket.writableLength > mebibyte, 'it was not held back');
    t.is((await host.run('echo', {words: ['others']})).stdout, 'others');
    client.socket.destroy();
  },
);

test.serial(
  'a flood of large orders is refused as busy; others are served meanwhile, and neither process goes down',
  async t => {
    const lab = await sharedLab();
    const host = await lab.connect();
    const gate = await lab.gatePid();
    const mallory = lab.authority.user('mallory');
    // Signed by nobody, and as large as may be.
    const payload = Buffer.alloc(147_000, 'x').toString('base64');
    const signatures = [{sig: Buffer.alloc(70, 1).toString('base64')}];
    const envelope = {payloadType: 'application/vnd.reeve.order.v1+json', payload, signatures};
    const clients = await Promise.all(Array.from({length: 12}, () => hostileClient(lab, mallory)));
    let asked = 0;
    const refusals = () =>
      clients.flatMap(({heard}) => heard.filter(({message}) => message.type === 'refused'));
    // A quick executor is never behind with them.
    process.kill(lab.pid, 'SIGSTOP');
    try {
      for (let stream = 1; stream <= 50; stream++) {
        for (const client of clients) client.write(controlFrame(stream, {type: 'order', envelope}));
        asked += clients.length;
      }
      await until(() => refusals().some(({message}) => message.code === 'busy'), 'a refusal');
    } finally {
      process.kill(lab.pid, 'SIGCONT');
    }
    // Meanwhile others are served.
    for (let round = 0; round < 5; round++) {
      await host.ping();
      t.is((await host.run('echo', {words: ['others']})).stdout, 'others');
    }
    await until(() => refusals().length === asked, 'every answer', 40_000);
    const codes = new Set<string>(refusals().map(({message}) => message.code));
    t.deepEqual([...codes].toSorted(), ['busy', 'order-signature']);
    t.is(await lab.gatePid(), gate);
    t.true(residentOf(lab.pid) < 200 * mebibyte, `${residentOf(lab.pid) / mebibyte} MiB`);
    for (const {socket} of clients) socket.destroy();
  },
);

test.serial(
  'a stream number need not be the next one, and one that was used is never used again',
  async t => {
    const lab = await sharedLab();
    const alice = lab.authority.user('alice', {groups: ['ops']});
    const client = await hostileClient(lab, alice);
    await client.message(0, 'welcome');
    client.order(
      0xffffffff,
      orderMessage(alice.key, {action: 'run', command: 'echo', params: {words: ['x']}}),
    );
    t.is((await client.message(0xffffffff, 'ended')).outcome.exit, 0);
    client.order(5, orderMessage(alice.key, {action: 'run', command: 'true'}));
    t.like(await client.fault(), {code: 'phase'});
  },
);

test.serial(
  'a flood of credit is heard at a pace, as any message is, and others are heard meanwhile',
  async t => {
    const lab = await sharedLab();
    const host = await lab.connect();
    const mallory = lab.authority.user('mallory', {groups: ['ops']});
    const client = await hostileClient(lab, mallory);
    client.order(1, orderMessage(mallory.key, {action: 'run', command: 'true'}));
    await client.message(1, 'ended');
    const begun = performance.now();
    client.write(Buffer.concat(Array.from({length: 100_000}, () => creditFrame(1, 1))));
    client.write(controlFrame(0, {type: 'ping', nonce: 'behind'}));
    t.is((await host.run('echo', {words: ['others']})).stdout, 'others');
    t.is((await client.message(0, 'pong')).nonce, 'behind');
    // 16,000 a second, and some more at once.
    t.true(performance.now() - begun > 2000);
    client.socket.destroy();
  },
);

test.serial('two streams of one connection that both have much to say take turns', async t => {
  const lab = await sharedLab();
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const client = await hostileClient(lab, alice);
  await client.message(0, 'welcome');
  const bytes = 30_000_000;
  const counts = [0, 0, 0];
  const seen: number[] = [];
  let window = 0;
  const grant = setInterval(() => {
    // Neither goes ahead before the other is there.
    if (![1, 2].every(stream => client.output.has(stream))) return;
    if (window === 0) {
      window = 16 * mebibyte;
      for (const stream of [1, 2]) client.write(creditFrame(stream, window));
    }
    for (const stream of [1, 2]) {
      const came = (client.output.get(stream) ?? []).reduce((sum, {length}) => sum + length, 0);
      client.output.get(stream)?.splice(0);
      counts[stream] = (counts[stream] ?? 0) + came;
      if (came > 0 && (counts[stream] ?? 0) < bytes) client.write(creditFrame(stream, came));
    }
    if (seen.length === 0 && (counts[1] ?? 0) + (counts[2] ?? 0) > bytes / 2)
      seen.push(counts[1] ?? 0, counts[2] ?? 0);
  }, 1);
  t.teardown(() => clearInterval(grant));
  for (const stream of [1, 2]) {
    const run = {action: 'run', command: 'zeros', params: {bytes}};
    client.order(stream, orderMessage(alice.key, run), 65_536);
  }
  for (const stream of [1, 2]) t.is((await client.message(stream, 'ended')).outcome.exit, 0);
  const [first = 0, second = 0] = seen;
  t.true(Math.min(first, second) > bytes / 20, `${first} and ${second}`);
  client.socket.destroy();
});

test.serial('streams with all the credit there is and no reader cost the gate little', async t => {
  const lab = await sharedLab();
  const host = await lab.connect();
  const gate = await lab.gatePid();
  const before = residentOf(gate);
  const mallory = lab.authority.user('mallory', {groups: ['ops']});
  const client = await hostileClient(lab, mallory);
  await client.message(0, 'welcome');
  client.socket.pause();
  for (let stream = 1; stream <= 40; stream++) {
    const run = {action: 'run', command: 'zeros', params: {bytes: 20_000_000}};
    client.order(stream, orderMessage(mallory.key, run), limits.credit);
  }
  const most = await watch(gate, 2500);
  t.true(most - before < 64 * mebibyte, `the gate grew by ${(most - before) / mebibyte} MiB`);
  t.true(residentOf(lab.pid) < 140 * mebibyte);
  t.is((await host.run('echo', {words: ['others']})).stdout, 'others');
  client.socket.destroy();
});

test('streams opened without end close that connection with a reason', async t => {
  const lab = await startLab(t, {server: 'limits: { jobs: 1000 }'});
  const host = await lab.connect();
  const mallory = lab.authority.user('mallory', {groups: ['ops']});
  const client = await hostileClient(lab, mallory);
  await client.message(0, 'welcome');
  for (let stream = 1; stream <= limits.streams + 1; stream++) {
    client.order(
      stream,
      orderMessage(mallory.key, {action: 'run', command: 'sleep', params: {seconds: 100}}),
    );
  }
  t.like(await client.fault(), {code: 'stream-limit'});
  t.is((await host.status()).gate.restarts, 0);
});

/** The most memory that a process held while it was watched. */
async function watch(pid: number, ms: number): Promise<number> {
  let most = 0;
  const end = performance.now() + ms;
  await until(() => {
    most = Math.max(most, residentOf(pid));
    return performance.now() > end;
  }, 'the end of the watch');
  return most;
}
