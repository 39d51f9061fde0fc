// Answers to a client that did nothing wrong, as docs/protocol.md has it.
import {connect as connectTls} from 'node:tls';
import test from 'ava';
import {newOrderId} from '../../src/identity/order-id.ts';
import {controlFrame, FrameDecoder} from '../../src/protocol/frame.ts';
import {hostileClient, orderMessage} from '../fixtures/hostile-client.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const sharedLab = shareLab();

test('an order that is sent before anything was read is carried out, behind the welcome', async t => {
  const lab = await sharedLab();
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const heard: {stream: number; type: string}[] = [];
  const answered = Promise.withResolvers<void>();
  const socket = connectTls({
    host: '127.0.0.1',
    port: lab.port,
    ALPNProtocols: ['reeve/1'],
    rejectUnauthorized: false,
    cert: alice.certPem,
    key: alice.keyPem,
  });
  t.teardown(() => void socket.destroy());
  const decoder = new FrameDecoder({
    control(stream, payload) {
      heard.push({stream, type: JSON.parse(payload.toString()).type});
      if (heard.length === 2) answered.resolve();
    },
    data() {},
    credit() {},
  });
  socket.on('data', (bytes: Buffer) => decoder.push(bytes));
  socket.on('error', error => answered.reject(error));
  // It goes out in the flight that ends the handshake.
  socket.write(controlFrame(1, orderMessage(alice.key, {action: 'commands'})));
  await answered.promise;
  t.deepEqual(heard, [
    {stream: 0, type: 'welcome'},
    {stream: 1, type: 'answer'},
  ]);
});

const readings: Record<
  string,
  [fields: {action: string; [field: string]: unknown}, exit: number, code?: string]
> = {
  'a proof about what stands nowhere': [
    {action: 'audit-proof', job: newOrderId(Date.now())},
    1,
    'evidence-nothing',
  ],
  'an export of entries that are not there yet': [
    {action: 'audit-export', from: 1_000_000},
    1,
    'evidence-nothing',
  ],
  'an export of a time before the account': [{action: 'audit-export', until: 1}, 1, 'evidence-nothing'],
  'a log of which nothing matches': [{action: 'audit-log', filter: {person: 'nobody'}}, 0],
};
for (const [what, [fields, exit, code]] of Object.entries(readings)) {
  test(`${what} is a job that ends with ${exit}${code === undefined ? '' : `, and says ${code} on stderr`}`, async t => {
    const lab = await sharedLab();
    const alice = lab.authority.user('alice', {groups: ['ops']});
    const client = await hostileClient(lab, alice);
    t.teardown(() => void client.socket.destroy());
    client.order(1, orderMessage(alice.key, fields));
    await client.message(1, 'started');
    const {outcome} = await client.message(1, 'ended');
    t.like(outcome, {reason: 'exited', exit, stdout: {bytes: 0}});
    const told = Buffer.concat(client.output.get(1) ?? []).toString();
    t.is(told === '' ? undefined : JSON.parse(told).code, code);
  });
}

const mistakes: Record<string, {action: string; [field: string]: unknown}> = {
  'an export from an entry to an earlier one': {action: 'audit-export', from: 3, to: 2},
  'an export of no entry': {action: 'audit-export', from: 3, to: 3},
  'an export of a time that ends before it begins': {action: 'audit-export', since: 3, until: 2},
  'a log of a time that ends before it begins': {action: 'audit-log', filter: {since: 3, until: 2}},
};
for (const [what, fields] of Object.entries(mistakes)) {
  test(`${what} is refused as a mistake`, async t => {
    const lab = await sharedLab();
    const alice = lab.authority.user('alice', {groups: ['ops']});
    const client = await hostileClient(lab, alice);
    t.teardown(() => void client.socket.destroy());
    client.order(1, orderMessage(alice.key, fields));
    t.is((await client.message(1, 'refused', 'started')).code, 'bad-parameter');
  });
}
