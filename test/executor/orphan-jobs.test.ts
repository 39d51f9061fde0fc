// Jobs whose command says `orphan: cancel after`: what becomes of them without their owner.
import {kill} from 'node:process';
import test from 'ava';
import {controlFrame} from '../../src/protocol/frame.ts';
import {hostileClient, idOf, orderMessage} from '../fixtures/hostile-client.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {atSomePace} from '../fixtures/paces.ts';
import {until} from '../fixtures/until.ts';

const commands = `
  nap1: { about: Sleeps, argv: [sleep, "100"], orphan: cancel after 700ms }
  nap4: { about: Sleeps, argv: [sleep, "100"], orphan: cancel after 2800ms }
  nap16: { about: Sleeps, argv: [sleep, "100"], orphan: cancel after 11200ms }
  rest: { about: Sleeps, argv: [sleep, "100"] }
`;
const pass = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

async function setUp(t: Parameters<typeof startLab>[0]) {
  const lab = await startLab(t, {commands});
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const connect = async () => {
    const client = await until(async () => {
      const dialled = await hostileClient(lab, alice);
      await dialled.message(0, 'welcome');
      return dialled;
    }, 'a connection');
    t.teardown(() => void client.socket.destroy());
    return client;
  };
  const run = async (command = 'nap1') => {
    const client = await connect();
    const order = orderMessage(alice.key, {action: 'run', command});
    client.order(1, order);
    await client.message(1, 'started');
    return {client, job: idOf(order)};
  };
  const attach = async (job: string, fields: object = {}) => {
    const client = await connect();
    client.order(1, orderMessage(alice.key, {action: 'attach', job, from: 0, ...fields}));
    await client.message(1, 'started');
    return client;
  };
  return {lab, run, attach};
}

function endOf(lab: Lab, of: string) {
  return lab.entries().find(entry => entry.event === 'job-end' && entry.job === of);
}

test('a job whose connection was lost is cancelled after its time, with the reason; one without such a time goes on', async t => {
  const {lab, run} = await setUp(t);
  const [nap, rest] = [await run(), await run('rest')];
  const lostAt = performance.now();
  for (const {client} of [nap, rest]) client.socket.destroy();
  const end = await until(() => endOf(lab, nap.job), 'its end');
  t.true(performance.now() - lostAt > 600);
  t.like(end, {outcome: {reason: 'cancelled'}});
  t.regex(JSON.stringify(end), /nobody came back for it within 700ms/);
  t.is(endOf(lab, rest.job), undefined);
});

test('one that was let go on purpose, and one whose owner came back in time, go on; what comes back and is lost again is not', async t => {
  const {lab, run, attach} = await setUp(t);
  await atSomePace(t, async (tt, pace) => {
    const released = await run(`nap${pace}`);
    released.client.write(controlFrame(1, {type: 'release'}));
    const left = await run(`nap${pace}`);
    left.client.socket.destroy();
    const back = await attach(left.job, {claim: true});
    await pass(pace * 1000);
    tt.is(endOf(lab, released.job), undefined);
    tt.is(endOf(lab, left.job), undefined);
    // The line that was released goes, too: that changes nothing.
    released.client.socket.destroy();
    back.socket.destroy();
    await until(() => endOf(lab, left.job), 'its end');
    tt.is(endOf(lab, released.job), undefined);
  });
});

test('while a second line of its owner is there nobody is missed', async t => {
  const {lab, run, attach} = await setUp(t);
  const {client, job} = await run();
  const spare = await attach(job);
  client.socket.destroy();
  await pass(1000);
  t.is(endOf(lab, job), undefined);
  spare.socket.destroy();
  t.like(await until(() => endOf(lab, job), 'its end'), {outcome: {reason: 'cancelled'}});
});

test('a gate that is killed loses the owners of all its jobs: who does not come back to the next one is missed', async t => {
  const {lab, run, attach} = await setUp(t);
  await atSomePace(t, async (tt, pace) => {
    const [lost, found] = [await run(`nap${pace}`), await run(`nap${pace}`)];
    kill(await lab.gatePid(), 'SIGKILL');
    await attach(found.job, {claim: true});
    tt.like(await until(() => endOf(lab, lost.job), 'its end'), {outcome: {reason: 'cancelled'}});
    await pass(pace * 300);
    tt.is(endOf(lab, found.job), undefined);
  });
});
