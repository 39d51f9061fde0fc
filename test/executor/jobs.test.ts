import {rmSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {newOrderId} from '../../src/identity/order-id.ts';
import type {JobsAnswer} from '../../src/protocol/generated/answer.ts';
import type {Minted} from '../fixtures/certificates.ts';
import {hostileClient, orderMessage} from '../fixtures/hostile-client.ts';
import type {Lab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

const access = `
  - { who: [group:ops], run: ["*"], jobs: { see: all } }
  - { who: [group:students], run: ["*"] }
`;

const sharedLab = shareLab({commands: shell('sh'), access, server: 'limits: { jobs: 1 }'});

/** Asks for jobs, over a connection of its own. */
async function ask(t: ExecutionContext, lab: Lab, who: Minted, filter: object = {}): Promise<JobsAnswer> {
  const client = await hostileClient(lab, who);
  t.teardown(() => client.socket.destroy());
  client.order(1, orderMessage(who.key, {action: 'jobs', ...filter}));
  const answer = await client.message(1, 'answer', 'refused');
  return answer.body as JobsAnswer;
}

test.serial(
  'jobs tells what waits, runs and ended, to whom it concerns, and still does after a restart',
  async t => {
    const lab = await sharedLab();
    const alice = lab.authority.user('alice', {groups: ['ops']});
    const bob = lab.authority.user('bob', {groups: ['students']});
    const order = async (who: Minted, script: string, ...types: string[]) => {
      const id = newOrderId(Date.now());
      const client = await hostileClient(lab, who);
      t.teardown(() => client.socket.destroy());
      client.order(1, orderMessage(who.key, {action: 'run', id, command: 'sh', params: {script}}));
      await client.message(1, ...types);
      return id;
    };
    const states = ({jobs}: JobsAnswer) => jobs.map(({job, state}) => [job, state]);
    const first = await order(alice, 'echo four; exit 3', 'ended');
    const second = await order(bob, 'kill -9 $$', 'ended');
    const running = await order(bob, 'echo; exec sleep 1000', 'started');
    const waiting = await order(alice, 'exit 0', 'queued');

    await until(async () => (await ask(t, lab, alice)).jobs[1]?.bytes === 1, 'its output');
    const all = await ask(t, lab, alice);
    t.deepEqual(states(all), [
      [waiting, 'queued'],
      [running, 'running'],
      [second, 'ended'],
      [first, 'ended'],
    ]);
    t.false(all.more);
    t.like(all.jobs[3], {command: 'sh', owner: 'alice', reason: 'exited', exit: 3, signal: null, bytes: 5});
    t.like(all.jobs[2], {owner: 'bob', reason: 'signaled', exit: null, signal: 'SIGKILL', bytes: 0});
    t.true((all.jobs[1]?.startedAt ?? 0) > 0);
    t.is(all.jobs[1]?.endedAt, null);
    t.deepEqual(states(await ask(t, lab, bob)), [
      [running, 'running'],
      [second, 'ended'],
    ]);
    t.deepEqual(states(await ask(t, lab, bob, {person: 'alice'})), []);
    t.deepEqual(states(await ask(t, lab, alice, {person: 'alice', state: 'ended'})), [[first, 'ended']]);
    const page = await ask(t, lab, alice, {limit: 2});
    t.deepEqual([page.jobs.length, page.more], [2, true]);
    t.deepEqual(states(await ask(t, lab, alice, {before: page.jobs[1]?.job})), [
      [second, 'ended'],
      [first, 'ended'],
    ]);
    // Looking is not recorded, as with status.
    t.false(
      lab.entries().some(entry => 'order' in entry && !['job-start', 'job-queued'].includes(entry.event)),
    );

    await lab.end('SIGKILL');
    await lab.start();
    const after = await ask(t, lab, alice);
    t.deepEqual(states(after), [
      [waiting, 'ended'],
      [running, 'lost'],
      [second, 'ended'],
      [first, 'ended'],
    ]);
    t.like(after.jobs[0], {reason: 'never-started', bytes: 0, startedAt: null});
    t.like(after.jobs[1], {reason: 'lost', endedAt: null, bytes: 1});
    t.deepEqual(after.jobs.slice(2), all.jobs.slice(2));
  },
);

test.serial('of a job whose output was removed the gap and the end are told', async t => {
  const lab = await sharedLab();
  const host = await lab.connect();
  const {job} = await host.run('sh', {script: 'echo gone; exit 7'});
  rmSync(join(lab.folder, 'data/output', job), {recursive: true});
  for (const restart of [false, true]) {
    if (restart) {
      await lab.end('SIGTERM');
      await lab.start();
    }
    const {stdout, stderr, exitCode} = await lab.reeve(['attach', 'lab-01', job]);
    t.is(exitCode, 7);
    t.is(stdout, '');
    t.regex(stderr, /its output from byte 0 to 5 is no longer held/);
  }
});
