import test from 'ava';
import fc from 'fast-check';
import {Admission} from '../../src/gate/admission.ts';
import {Handshakes} from '../../src/gate/handshakes.ts';
import type {Arrival} from '../../src/transport/arrival.ts';
import type {HostileClient, RawClient} from '../fixtures/hostile-client.ts';
import {hostileClient, rawClient} from '../fixtures/hostile-client.ts';
import {startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';

const sharedLab = shareLab({server: 'limits: { handshake: 1s, perAddress: 100, perPrincipal: 3 }'});

test('no cap is ever exceeded and none is kept taken, whoever comes and goes in whatever order', t => {
  const limits = {connections: 5, perAddress: 3, perPrincipal: 2, handshakeMs: 1, idleMs: 1};
  const step = fc.record({
    address: fc.constantFrom('a', 'b', 'c'),
    name: fc.constantFrom('x', 'y'),
    leaves: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.array(step, {maxLength: 60}), steps => {
      const admission = new Admission(limits);
      const inside: {address: string; name: string | undefined}[] = [];
      const leave = (index: number) => {
        const [gone] = inside.splice(index, 1);
        if (!gone) return;
        if (gone.name !== undefined) admission.exit(gone.name);
        admission.leave(gone.address);
      };
      for (const {address, name, leaves} of steps) {
        leave(leaves);
        const from = inside.filter(other => other.address === address).length;
        const mayCome = inside.length < limits.connections && from < limits.perAddress;
        if ((admission.arrive(address) === undefined) !== mayCome) return false;
        if (!mayCome) continue;
        const mayEnter = inside.filter(other => other.name === name).length < limits.perPrincipal;
        if ((admission.enter(name) === undefined) !== mayEnter) return false;
        inside.push({address, name: mayEnter ? name : undefined});
      }
      while (inside.length > 0) leave(0);
      return admission.connections === 0;
    }),
  );
  t.pass();
});

test('where descriptors are few, no more connections are admitted than there are some for, and one person has half of them', t => {
  const limits = {connections: 100, perAddress: 100, perPrincipal: 100, handshakeMs: 1, idleMs: 1};
  const admission = new Admission(limits, 6);
  const arrived = Array.from({length: 10}, () => admission.arrive('a')).filter(reason => !reason);
  t.is(arrived.length, 6);
  const entered = Array.from({length: 6}, () => admission.enter('x')).filter(reason => !reason);
  t.is(entered.length, 3);
  t.is(admission.enter('y'), undefined);
});

test('of a network with as many handshakes as may be the oldest makes room once it is a second old, and no other network is touched', t => {
  let now = 5000;
  const handshakes = new Handshakes(() => now);
  const from = (network: string) => ({peer: {network}}) as Arrival;
  const mine = Array.from({length: 64}, () => from('192.0.2.1'));
  const begin = () => handshakes.begin(from('192.0.2.1'));
  t.is(handshakes.begin(from('192.0.2.2')), undefined);
  for (const arrival of mine) {
    t.is(handshakes.begin(arrival), undefined);
    now += 10;
  }
  t.is(begin(), 'full');
  now += 362;
  t.is(begin(), mine[0]);
  // The second was begun ten milliseconds after the first.
  t.is(begin(), 'full');
  t.true(handshakes.end(mine[7] as Arrival));
  t.false(handshakes.end(mine[7] as Arrival));
  t.false(handshakes.end(mine[0] as Arrival));
  t.is(begin(), undefined);
  t.is(begin(), 'full');
});

test.serial('an address that leaves hundreds of handshakes unfinished is let in again', async t => {
  const lab = await sharedLab();
  for (let round = 0; round < 2; round++) {
    const abandoned = await Promise.all(
      Array.from({length: 60}, () => rawClient(lab, Buffer.from([0x16, 3, 1]))),
    );
    // Half of them leave, half of them stay until they are put out.
    for (const {socket} of abandoned.slice(30)) socket.destroy();
    await Promise.all(abandoned.map(({closed}) => closed));
  }
  const host = await lab.connect();
  t.is((await host.run('echo', {words: ['in']})).stdout, 'in');
});

test('while one address holds all it may with slow handshakes, another address is served', async t => {
  const lab = await startLab(t, {server: 'limits: { handshake: 2m, perAddress: 20 }'});
  const host = await lab.connect();
  const slow: RawClient[] = [];
  t.teardown(() => {
    for (const {socket} of slow) socket.destroy();
  });
  for (let count = 0; count < 300; count++) slow.push(await rawClient(lab, Buffer.from([0x16])));
  await Promise.all(slow.slice(20).map(({closed}) => closed));
  t.true(slow.slice(0, 19).every(({socket}) => !socket.destroyed));
  // Who was in before is served, and so is who comes from elsewhere: all of 127.0.0.0/8 is this machine.
  t.is((await host.run('echo', {words: ['before']})).stdout, 'before');
  // Who is turned away hears nothing of the host, and is told by the own program what it may be.
  await t.throwsAsync(lab.connect(), {
    code: 'unreachable',
    message: /during the handshake, .*limits\.perAddress/,
  });
  const elsewhere = await hostileClient(lab, lab.authority.user('alice'), {
    localAddress: '127.0.0.2',
  } as object);
  t.is((await elsewhere.message(0, 'welcome')).host, 'lab-01');
  elsewhere.socket.destroy();
});

test.serial(
  'a person has no more connections than may be; the reason is told, and a place that is left is free',
  async t => {
    const lab = await sharedLab();
    const bob = lab.authority.user('bob');
    const inside: HostileClient[] = [];
    for (let count = 0; count < 3; count++) inside.push(await hostileClient(lab, bob));
    for (const client of inside) await client.message(0, 'welcome');
    const fourth = await hostileClient(lab, bob);
    t.like(await fourth.fault(), {code: 'too-many-connections'});
    await lab.connect();
    inside.pop()?.socket.destroy();
    const again = await until(async () => {
      const client = await hostileClient(lab, bob);
      return (await client.message(0, 'welcome', 'fault')).type === 'welcome' && client;
    }, 'a free place');
    for (const client of [...inside, again]) client.socket.destroy();
  },
);

test.serial(
  'thousands of connections at once leave the host serving, small and without a restart',
  async t => {
    const lab = await sharedLab();
    const host = await lab.connect();
    for (let round = 0; round < 4; round++) {
      const crowd = await Promise.all(Array.from({length: 500}, () => rawClient(lab, 'hello')));
      t.is((await host.run('echo', {words: ['still']})).stdout, 'still');
      await Promise.all(crowd.map(({closed}) => closed));
    }
    const {gate} = await host.status();
    t.is(gate.restarts, 0);
    // The server log has a bounded number of lines on them: the first summary comes soon, and then one a minute.
    const lines = lab.serverLog.split('\n').filter(line => line.includes('turned away'));
    t.true(lines.length <= 220, `${lines.length} lines, such as ${lines.at(-1)}`);
  },
);

test('of the handshakes that one address begins at once only so many are held, however many are turned away', async t => {
  const lab = await startLab(t, {server: 'limits: { handshake: 60s, perAddress: 1000 }'});
  const slow = await Promise.all(Array.from({length: 400}, () => rawClient(lab, Buffer.from([0x16]))));
  t.teardown(() => {
    for (const {socket} of slow) socket.destroy();
  });
  let open = slow.length;
  for (const {closed} of slow) void closed.then(() => open--);
  await until(() => open <= 64, 'the rest to be turned away');
  t.is(open, 64);
});
