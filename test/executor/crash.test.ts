import {appendFileSync, existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {Opening} from '../../src/client/connection/connection.ts';
import {HostConnection} from '../../src/client/connection/connection.ts';
import type {StreamOwner} from '../../src/client/connection/stream.ts';
import type {Identity} from '../../src/client/identity.ts';
import {loadIdentity} from '../../src/client/identity.ts';
import {resolveTarget} from '../../src/client/resolve-target.ts';
import {loadClientConfig} from '../../src/config/client-config.ts';
import type {OrderPayload} from '../../src/identity/generated/order.ts';
import {newOrderId} from '../../src/identity/order-id.ts';
import {signOrder} from '../../src/identity/sign-order.ts';
import type {ServerMessage} from '../../src/protocol/messages.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {newMark, processesWith, shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

/** A caller that keeps an order, so that the same bytes can come twice. */
async function openCaller(
  lab: Lab,
): Promise<{identity: Identity; submit(message: object): Promise<ServerMessage[]>}> {
  const config = await loadClientConfig(join(lab.folder, 'alice.yaml'));
  const identity = await loadIdentity(config);
  return {
    identity,
    /** What came back for an order, up to its end; stops listening at the first `started` of a job that goes on. */
    async submit(message) {
      const dropped = Promise.withResolvers<void>();
      const connection = await HostConnection.open(
        resolveTarget('lab-01', config),
        identity,
        {heard() {}, lost: (_line, error) => dropped.reject(error)},
        {timeoutMs: 10_000},
      );
      const heard: ServerMessage[] = [];
      const answered = new Promise<void>(resolve => {
        const owner: StreamOwner = {
          message(answer) {
            heard.push(answer);
            if (answer.type === 'ended' || answer.type === 'refused') resolve();
          },
          data() {},
          credit() {},
        };
        connection.open(message as Opening, owner, 1 << 20);
      });
      await Promise.race([answered, dropped.promise]);
      dropped.promise.catch(() => {});
      connection.close();
      return heard;
    },
  };
}

const sharedLab = shareLab({commands: shell('sh')});

test.serial(
  'SIGKILL of the executor: the next start ends what is left, says lost, and runs no order again',
  async t => {
    const lab = await sharedLab();
    const ran = join(lab.folder, 'ran');
    const mark = newMark();
    const caller = await openCaller(lab);
    const script = 'echo run >>"$1"; echo begun; (setsid sh -c "sleep 1000.5; :" "$2" &) ; sleep 1000.5';
    const id = newOrderId(Date.now());
    const payload = {id, host: 'lab-01', action: 'run', command: 'sh', params: {script, words: [ran, mark]}};
    const message = {
      type: 'order',
      envelope: signOrder(payload as unknown as OrderPayload, caller.identity.key),
    };
    const first = caller.submit(message);
    const lost = t.throwsAsync(first);
    const log = join(lab.folder, 'data/output', id, '0000000000000000.log');
    await until(() => existsSync(log) && readFileSync(log, 'latin1').includes('begun'), 'its output');
    await lab.end('SIGKILL');
    await lost;
    await lab.start();
    t.deepEqual(processesWith(mark), []);
    const [start, end, again] = lab.entries().slice(-3);
    t.like(start, {event: 'job-start', job: id});
    t.like(end, {event: 'job-end', job: id, outcome: {state: 'lost', reason: 'lost', stdout: {bytes: 6}}});
    t.like(again, {event: 'server-start', lost: 1});
    // The same bytes again: it is that job, of which nobody knows how it ended.
    const [started, ended] = await caller.submit(message);
    t.like(started, {type: 'started', job: id, attached: true});
    t.like(ended, {type: 'ended', outcome: {reason: 'lost'}});
    t.is(readFileSync(ran, 'utf8'), 'run\n');
    const attached = await lab.reeve(['attach', 'lab-01', id]);
    t.is(attached.exitCode, 252);
    t.is(attached.stdout, 'begun');
    t.regex(attached.stderr, /outcome unknown/);
    // Other bytes under the same id are another order, and refused.
    const other = signOrder({...payload, command: 'other'} as unknown as OrderPayload, caller.identity.key);
    t.like(await caller.submit({type: 'order', envelope: other}), [{type: 'refused', code: 'id-conflict'}]);
  },
);

test.serial('an order that is repeated is not run twice, also after a restart in good order', async t => {
  const lab = await sharedLab();
  const ran = join(lab.folder, 'ran-again');
  const caller = await openCaller(lab);
  const id = newOrderId(Date.now());
  const payload = {
    id,
    host: 'lab-01',
    action: 'run',
    command: 'sh',
    params: {script: 'echo run >>"$1"; exit 4', words: [ran]},
  };
  const message = {
    type: 'order',
    envelope: signOrder(payload as unknown as OrderPayload, caller.identity.key),
  };
  const answers = await Promise.all([caller.submit(message), caller.submit(message), caller.submit(message)]);
  for (const heard of answers) t.like(heard.at(-1), {type: 'ended', outcome: {exit: 4}});
  await lab.end('SIGTERM');
  await lab.start();
  const [started, ended] = await caller.submit(message);
  t.like(started, {type: 'started', attached: true});
  t.like(ended, {type: 'ended', outcome: {exit: 4, reason: 'exited'}});
  t.is(readFileSync(ran, 'utf8'), 'run\n');
  t.is(lab.entries().filter(entry => entry.event === 'job-start' && entry.job === id).length, 1);
});

test.serial('a torn last line of the account is cut off and told, and nothing before it is lost', async t => {
  const lab = await sharedLab();
  t.is((await lab.reeve(['run', 'lab-01', 'sh', 'exit 0'])).exitCode, 0);
  await lab.end('SIGKILL');
  const before = lab.entries();
  const torn = `{"level":30,"time":1795436307430,"v":1,"seq":${before.length},"event":"job-st`;
  appendFileSync(join(lab.folder, 'data/audit', 'account.jsonl'), torn);
  await lab.start();
  const entries = lab.entries();
  t.deepEqual(entries.slice(0, before.length), before);
  t.like(entries.at(-1), {event: 'server-start', repaired: torn.length, seq: before.length});
  await until(() => lab.serverLog.includes('cut a torn last line off the account'), 'the log');
  t.is((await lab.reeve(['run', 'lab-01', 'sh', 'exit 0'])).exitCode, 0);
});

test.serial(
  'an output log that a power cut left as garbage does not keep the server from starting',
  async t => {
    const lab = await sharedLab();
    const host = await lab.connect();
    const job = host.run('sh', {script: 'echo begun; exec sleep 1000.5'});
    const log = join(lab.folder, 'data/output', job.id, '0000000000000000.log');
    const output = job[Symbol.asyncIterator]();
    t.is((await output.next()).value?.bytes.toString(), 'begun\n');
    await lab.end('SIGKILL');
    writeFileSync(log, Buffer.alloc(4096));
    await lab.start();
    t.like(
      lab.entries().find(entry => entry.event === 'job-end' && entry.job === job.id),
      {outcome: {reason: 'lost', stdout: {bytes: 0}}},
    );
    // Who saw more of it is told the same.
    t.true((await output.next()).done);
    t.like(await job, {state: 'lost', verified: false});
  },
);

test('an order that was refused because the host was busy may come again and is then run', async t => {
  const lab = await startLab(t, {commands: shell('sh'), server: 'limits: { jobs: 1, queue: 0 }'});
  const host = await lab.connect();
  const running = host.run('sh', {script: 'exec sleep 1000'});
  await running.started;
  const caller = await openCaller(lab);
  const id = newOrderId(Date.now());
  const payload = {id, host: 'lab-01', action: 'run', command: 'sh', params: {script: 'exit 4'}};
  const message = {
    type: 'order',
    envelope: signOrder(payload as unknown as OrderPayload, caller.identity.key),
  };
  t.like(await caller.submit(message), [{type: 'refused', code: 'busy'}]);
  const refused = await lab.reeve(['run', 'lab-01', 'sh', 'exit 0']);
  t.is(refused.exitCode, 250);
  t.regex(refused.stderr, /no place is free, and none may wait; try again when a job has ended/);
  await host.cancel(running.id);
  await running;
  const heard = await caller.submit(message);
  t.like(heard.at(-1), {type: 'ended', outcome: {exit: 4}});
});
