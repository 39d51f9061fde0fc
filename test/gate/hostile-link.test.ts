// The gate was taken over: whatever it says or floods the link with, the executor lives, and the account has no word of it.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {newOrderId} from '../../src/identity/order-id.ts';
import {controlFrame, creditFrame, dataHeader} from '../../src/protocol/frame.ts';
import {orderMessage} from '../fixtures/hostile-client.ts';
import {der, runOrder, Submitter, takenOver} from '../fixtures/hostile-gate.ts';
import {residentOf} from '../fixtures/shell.ts';

const order = newOrderId(Date.now());
const frameOf = (length: number) => {
  const bytes = Buffer.alloc(9);
  bytes.writeUInt32BE(length, 0);
  return bytes;
};

/** What a gate may not say, in groups: the executor waits longer each time before it starts the next. */
const attacks: Record<string, Record<string, Uint8Array | object>> = {
  'is not a frame': {
    garbage: Buffer.alloc(100_000, 0xa5),
    'a frame of 4 GiB': frameOf(0xffffffff),
    'a frame of 60 MiB': frameOf(60 * 1024 * 1024),
    'no JSON': Buffer.from([0, 0, 0, 7, 0, 0, 0, 0, 0, 0x7b, 0x5d]),
  },
  'has no place on the link': {
    data: Buffer.concat([dataHeader(1, 1, 0, 3), Buffer.from('abc')]),
    credit: creditFrame(1, 5),
    'what an executor says': {type: 'trust', credentials: {cert: '', key: '', ca: ''}, revocations: []},
    'an entry for the account': {type: 'job-start', job: order, principal: {name: 'alice'}},
  },
  'is not of the right shape': {
    'a summary that is none': {type: 'strangers', counts: {'a\nb': 1}},
    'a submit without an order': {
      type: 'submit',
      connection: 1,
      stream: 1,
      address: 'x',
      certificate: 'AAAA',
      envelope: {},
    },
    'a job that is a path': {type: 'consumed', job: '../../../etc/passwd', offset: 1},
    'a long report': {type: 'report', level: 'info', message: 'x'.repeat(3000)},
  },
};

for (const [what, group] of Object.entries(attacks)) {
  test(`what ${what} ends the gate that says it and no more: another is started, and the account has no word of it`, async t => {
    const {lab, nextGate, alice, ...first} = await takenOver(t);
    let {gate} = first;
    const before = lab.entries().length;
    const resident = residentOf(lab.pid);
    for (const attack of Object.values(group)) {
      if (attack instanceof Uint8Array) gate.write(attack);
      else gate.say(attack);
      await gate.ended;
      gate = await nextGate();
      await gate.hears(({type}) => type === 'trust');
    }
    t.true(residentOf(lab.pid) - resident < 32 * 1024 * 1024);
    // The last one is honest, and is served.
    t.like(await new Submitter(gate).submit(der(alice), runOrder(alice.key)), {type: 'follow'});
    await gate.hears(({type}) => type === 'finished');
    t.deepEqual(
      lab
        .entries()
        .slice(before)
        .map(({event}) => event),
      ['job-start', 'job-end'],
    );
  });
}

test('a gate that closes the link and stays is ended, and another is started', async t => {
  const {gate, nextGate} = await takenOver(t);
  gate.leave();
  t.truthy(await (await nextGate()).hears(({type}) => type === 'trust'));
});

test('a flood of summaries, reports, replays and nonsense about jobs fills neither the account nor the log', async t => {
  const {lab, gate, alice, submitter} = await takenOver(t);
  const sleep = orderMessage(alice.key, {action: 'run', command: 'sleep', params: {seconds: 1000}}).envelope;
  t.like(await submitter.submit(der(alice), sleep), {type: 'follow'});
  const {id: job} = JSON.parse(Buffer.from(sleep.payload, 'base64').toString());
  const before = lab.entries().length;
  const attach = orderMessage(alice.key, {action: 'attach', job, from: 0}).envelope;
  const attaches = Array.from({length: 200}, () => submitter.submit(der(alice), attach));
  for (let round = 0; round < 2000; round++) {
    gate.say({type: 'strangers', counts: {[`reason-${'x'.repeat(round % 30)}`]: Number.MAX_SAFE_INTEGER}});
    gate.say({
      type: 'report',
      level: 'error',
      message: `round ${round}\n{"level":50,"msg":"forged"}\u001b]0;title\u0007\u202e`,
    });
    gate.say({type: 'consumed', job, offset: Number.MAX_SAFE_INTEGER});
    gate.say({type: 'consumed', job: newOrderId(Date.now()), offset: round});
    gate.say({type: 'census', connections: Number.MAX_SAFE_INTEGER, resident: 0});
    gate.say({type: 'ready', addresses: ['\u001b[2J:1']});
  }
  for (const answer of await Promise.all(attaches)) t.is(answer.type, 'follow');
  const status = orderMessage(alice.key, {action: 'status'}).envelope;
  t.like((await submitter.submit(der(alice), status)).body, {jobs: {running: 1}});
  const events = lab
    .entries()
    .slice(before)
    .map(({event}) => event);
  t.deepEqual(events.toSorted(), ['attach', 'strangers']);
  const log = await readFile(join(lab.folder, 'logs/server.log'), 'utf8');
  const lines = log.trimEnd().split('\n');
  t.true(lines.length < 3000, `${lines.length} lines`);
  for (const line of lines) t.not((JSON.parse(line) as {msg: string}).msg, 'forged');
  t.notRegex(log.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u);
});

test('thousands of forged orders at once leave the executor small, alive and serving', async t => {
  const {lab, gate, alice, submitter} = await takenOver(t);
  const mallory = lab.authority.user('mallory');
  const forged = {...runOrder(mallory.key), payload: Buffer.alloc(60_000, 'x').toString('base64')};
  let most = 0;
  const watching = setInterval(() => {
    most = Math.max(most, residentOf(lab.pid));
  }, 20);
  t.teardown(() => clearInterval(watching));
  for (let stream = 1; stream <= 1500; stream++) {
    const frame = controlFrame(0, {
      type: 'submit',
      connection: 7,
      stream,
      address: 'x',
      certificate: der(mallory),
      envelope: forged,
    });
    if (!gate.write(frame) && stream % 100 === 0) await gate.answer(7, stream - 99);
  }
  await gate.answer(7, 1500);
  t.like(await submitter.submit(der(alice), runOrder(alice.key)), {type: 'follow'});
  t.true(most < 200 * 1024 * 1024, `${most} bytes`);
  t.true(lab.entries().every(({event}) => ['server-start', 'job-start', 'job-end'].includes(event)));
});
