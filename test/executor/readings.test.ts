// A reading of the account is a process: others' runs do not wait for it.
import {getPriority} from 'node:os';
import test from 'ava';
import {newOrderId} from '../../src/identity/order-id.ts';
import {commandLine} from '../fixtures/command-line.ts';
import {hostileClient, orderMessage} from '../fixtures/hostile-client.ts';
import {startLab} from '../fixtures/lab.ts';
import {descendantsOf} from '../fixtures/process-facts.ts';
import {until} from '../fixtures/until.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;
const proofs = 7;

test('of the proofs that one person asks for at once a few are made at a time, and those who read besides do not wait for them', async t => {
  const lab = await startLab(t, {
    access:
      '\n  - { who: [group:ops], run: ["*"], audit: true }\n  - { who: [group:students], run: ["true"] }\n',
  });
  const bob = lab.authority.user('bob', {groups: ['students']});
  const client = await hostileClient(lab, bob);
  t.teardown(() => client.socket.destroy());
  const job = newOrderId(Date.now());
  client.order(1, orderMessage(bob.key, {action: 'run', command: 'true', id: job}));
  await client.message(1, 'ended');
  for (let stream = 2; stream < 2 + proofs; stream++)
    client.order(stream, orderMessage(bob.key, {action: 'audit-proof', job}));
  const streams = Array.from({length: proofs}, (_, at) => at + 2);
  await Promise.all(streams.map(stream => client.message(stream, 'started', 'queued')));
  const own = commandLine(lab, ['audit', 'log', 'lab-01', '--json']);
  await own.ended;
  const first = streams.map(
    stream => client.heard.find(entry => entry.stream === stream)?.message as {type: string; why?: string},
  );
  t.true(first.some(({type, why}) => type === 'queued' && why === 'concurrency'));
  await Promise.all(streams.map(stream => client.message(stream, 'ended')));
});

onLinux('a process that reads the account works when nothing else has to', async t => {
  const lab = await startLab(t);
  const followed = commandLine(lab, ['audit', 'log', 'lab-01', '--follow', '--json']);
  t.teardown(() => followed.child.kill('SIGKILL'));
  await until(() => followed.stdout.includes('account-read'), 'the account');
  const helper = descendantsOf(lab.pid).find(({commandLine: line}) => line.includes('audit-log'));
  t.is(getPriority(helper?.pid), 10);
});
