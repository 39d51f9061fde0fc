// Nothing runs twice, whatever the clock of the host does and whatever was removed from its account.
import {cpSync, existsSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {newOrderId} from '../../src/identity/order-id.ts';
import {writeAgedAccount} from '../fixtures/aged-account.ts';
import type {Minted} from '../fixtures/certificates.ts';
import {hostileClient, orderMessage} from '../fixtures/hostile-client.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {runProgram} from '../fixtures/program.ts';
import {hostClock} from '../fixtures/set-clock.ts';
import {shell} from '../fixtures/shell.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** A caller who keeps orders and sends them again. */
function callerIn(t: ExecutionContext, lab: Lab) {
  const alice: Minted = lab.authority.user('alice', {groups: ['ops']});
  const ran = join(lab.folder, 'ran');
  const order = (time: number, word = 'x') =>
    orderMessage(alice.key, {
      action: 'run',
      id: newOrderId(time),
      command: 'sh',
      params: {script: 'echo "$2" >>"$1"', words: [ran, word]},
    });
  return {
    alice,
    order,
    ran: () => (existsSync(ran) ? readFileSync(ran, 'utf8').split('\n').slice(0, -1) : []),
    async send(message: ReturnType<typeof order>) {
      const client = await hostileClient(lab, alice);
      t.teardown(() => client.socket.destroy());
      client.order(1, message);
      const first = await client.message(1, 'started', 'refused');
      if (first.type === 'started') await client.message(1, 'ended');
      client.socket.destroy();
      return first;
    },
  };
}

test('an order whose entry was pruned does not run again when the clock is set back to its time', async t => {
  const clock = hostClock();
  const lab = await startLab(t, {commands: shell('sh'), prepare: clock.prepare});
  const caller = callerIn(t, lab);
  const {alice, order, ran} = caller;
  const account = join(lab.folder, 'data/audit');
  await lab.end('SIGTERM');
  rmSync(account, {recursive: true});
  const then = clock.now();
  const old = order(then, 'old');
  const job = (message: ReturnType<typeof order>, at: number) =>
    ({envelope: message.envelope, signer: alice, at, reason: 'exited', exit: 0, bytes: 0}) as const;
  const others = Array.from({length: 300}, (_, n) => job(order(then + n), then + n));
  await writeAgedAccount(account, [job(old, then), ...others], lab.host.logKey);
  clock.set(3 * hour);
  const prune = ['audit', 'prune', '--before', '2h', '--config', join(lab.folder, 'server.yaml')];
  const pruned = await runProgram(process.execPath, [join(lab.folder, 'dist/reeve.js'), ...prune]);
  t.is(pruned.exitCode, 0, pruned.stderr);
  t.false(existsSync(join(account, 'account-0000000000000000.jsonl')), pruned.stdout);
  t.true(readdirSync(account).some(name => name.startsWith('pruned-')));
  clock.set(0);
  await lab.start();
  const again = await caller.send(old);
  t.like(again, {type: 'refused', code: 'order-time'});
  t.regex(again.message, /pruned of what was ordered then: nothing tells whether it was carried out/);
  // Nor is its job one that never was, which somebody would order again.
  const {id} = JSON.parse(Buffer.from(old.envelope.payload, 'base64').toString());
  await t.throwsAsync((await lab.connect()).attach(id), {
    message: /pruned of what was ordered at .*: nothing tells whether there was a job/,
  });
  // What was never there is refused as well, since nothing tells; what is of later, is not.
  t.like(await caller.send(order(then)), {code: 'order-time'});
  await lab.end('SIGTERM');
  clock.set(20 * minute);
  await lab.start();
  t.like(await caller.send(order(clock.now(), 'new')), {type: 'started'});
  clock.set(0);
  t.like(await caller.send(old), {code: 'order-time'});
  t.deepEqual(ran(), ['new']);
});

test('an order that was taken while the clock was ahead is known when its time has come', async t => {
  const clock = hostClock();
  const lab = await startLab(t, {commands: shell('sh'), prepare: clock.prepare});
  const caller = callerIn(t, lab);
  const {order, ran} = caller;
  clock.set(2 * day);
  const ahead = order(clock.now(), 'ahead');
  t.like(await caller.send(ahead), {type: 'started', attached: false});
  clock.set(day);
  t.like(await caller.send(order(clock.now(), 'after')), {type: 'started', attached: false});
  t.like(await caller.send(ahead), {type: 'started', attached: true}, 'while it is ahead');
  await lab.end('SIGTERM');
  await lab.start();
  t.like(await caller.send(order(clock.now(), 'restarted')), {type: 'started', attached: false});
  await lab.end('SIGKILL');
  clock.set(2 * day);
  await lab.start();
  t.like(await caller.send(ahead), {type: 'started', attached: true}, 'after two starts');
  clock.set(0);
  await lab.end('SIGKILL');
  await lab.start();
  t.like(await caller.send(ahead), {type: 'started', attached: true}, 'behind');
  t.deepEqual(ran(), ['ahead', 'after', 'restarted']);
  const verified = await lab.reeve(['audit', 'verify', '--config', join(lab.folder, 'server.yaml')]);
  t.is(verified.exitCode, 0, verified.stderr);
});

test('an order of a job that a start remembers is known by it, whatever the clock says', async t => {
  const clock = hostClock();
  const lab = await startLab(t, {commands: shell('sh'), prepare: clock.prepare});
  const caller = callerIn(t, lab);
  const {order, ran} = caller;
  const first = order(clock.now(), 'first');
  t.like(await caller.send(first), {type: 'started', attached: false});
  await lab.end('SIGTERM');
  clock.set(hour);
  await lab.start();
  t.like(await caller.send(first), {type: 'started', attached: true}, 'an hour later');
  await lab.end('SIGTERM');
  await lab.start();
  clock.set(0);
  t.like(await caller.send(first), {type: 'started', attached: true}, 'set back');
  t.deepEqual(ran(), ['first']);
});

test('of a data folder that was put back as it was the clients say so, since the host cannot know', async t => {
  const lab = await startLab(t, {commands: shell('sh')});
  const run = (word: string) => lab.reeve(['run', 'lab-01', 'sh', `echo ${word}`]);
  t.is((await run('before')).exitCode, 0);
  await lab.end('SIGTERM');
  const [data, kept] = ['data', 'kept'].map(name => join(lab.folder, name)) as [string, string];
  cpSync(data, kept, {recursive: true});
  await lab.start();
  t.is((await run('lost')).exitCode, 0);
  await lab.end('SIGTERM');
  rmSync(data, {recursive: true});
  cpSync(kept, data, {recursive: true});
  await lab.start();
  const {exitCode, stderr} = await run('after');
  t.is(exitCode, 251, stderr);
  t.regex(stderr, /account of lab-01/);
});

test('how long a job runs is told rightly where the clock is set meanwhile', async t => {
  const clock = hostClock();
  const lab = await startLab(t, {commands: shell('sh'), prepare: clock.prepare});
  const host = await lab.connect();
  const job = host.run('sh', {script: 'exec sleep 1000'});
  await job.started;
  for (const off of [4 * minute, -4 * minute]) {
    clock.set(off);
    const {jobs} = await host.jobs();
    const ran = clock.now() - (jobs[0]?.startedAt ?? 0);
    t.true(ran > -1000 && ran < 2 * minute, `${off}: ${ran} ms`);
  }
  await host.cancel(job.id);
  const {durationMs = Number.NaN} = await job;
  t.true(durationMs >= 0 && durationMs < 2 * minute, `${durationMs} ms`);
});
