import test from 'ava';
import fc from 'fast-check';
import {envelope as isEnvelope} from '../../src/protocol/generated/client-message-validators.js';
import {readClientMessage} from '../../src/protocol/read-client-message.ts';
import {readServerMessage} from '../../src/protocol/read-server-message.ts';

const job = '01890a5d-ac96-774b-bcce-b302099a8057';
const end = {bytes: 0, sha256: '0'.repeat(64)};
const outcome = {
  state: 'ended',
  reason: 'exited',
  exit: 0,
  signal: null,
  startedAt: 1,
  endedAt: 2.5,
  stdout: end,
  stderr: end,
};
const envelope = {
  payloadType: 'application/vnd.reeve.order.v1+json',
  payload: 'e30=',
  signatures: [{sig: 'AAAA'}],
};
const limits = {control: 262144, data: 65536, streams: 256, idle: 90000};

const fromServer: Record<string, object> = {
  welcome: {protocol: 1, host: 'lab-01', version: '0.1.0', time: 1, limits},
  fault: {code: 'timeout', message: 'm'},
  refused: {code: 'denied', message: 'm'},
  started: {job, from: 0, attached: false, window: 1},
  answer: {body: {anything: [1]}},
  proven: {proof: [`${'A'.repeat(43)}=`]},
  gap: {from: 0, to: 1},
  ended: {job, outcome},
  ping: {nonce: '1'},
  pong: {nonce: '1', time: 1},
};
const fromClient: Record<string, object> = {
  order: {envelope},
  release: {},
  prove: {from: 0, to: 1},
  fault: {code: 'bye', message: ''},
  ping: {nonce: ''},
  pong: {nonce: '1', time: 0},
};
const sides = [
  ['server', fromServer, readServerMessage],
  ['client', fromClient, readClientMessage],
] as const;

const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value));
const bad = {name: 'ProtocolError', code: 'message'};

for (const [side, messages, read] of sides) {
  test(`every message of a ${side} is read as it is, and none with a field more or a required one less`, t => {
    for (const [type, fields] of Object.entries(messages)) {
      const message = {type, ...fields};
      t.deepEqual(read(bytesOf(message)) as object, message);
      t.throws(() => read(bytesOf({...message, extra: 1})), bad, type);
      for (const key of Object.keys(fields)) {
        const {[key]: _, ...less} = message as Record<string, unknown>;
        t.throws(() => read(bytesOf(less)), bad, `${type} without ${key}`);
      }
    }
  });

  test(`fields of a ${side}'s message that are of another type, or too large, are refused`, t => {
    const wrong = fc.constantFrom<unknown>(
      null,
      true,
      -1,
      1.5e300,
      '\u0000',
      'x'.repeat(70_000),
      [],
      [[]],
      {},
      {a: 1},
      -0.5,
    );
    const choice = fc.constantFrom(
      ...Object.entries(messages).flatMap(([type, fields]) =>
        Object.keys(fields).map(key => [type, key] as const),
      ),
    );
    fc.assert(
      fc.property(choice, wrong, ([type, key], value) => {
        const message = {type, ...messages[type], [key]: value};
        try {
          const taken = read(bytesOf(message)) as object;
          // What may be anything of its kind: the body of an answer, an envelope, no hashes, the text of a fault, an empty nonce.
          t.true(
            (type === 'answer' && key === 'body') ||
              (type === 'order' && key === 'envelope') ||
              (type === 'proven' && Array.isArray(value)) ||
              ['message', 'nonce', 'attached', 'host', 'version'].includes(key),
            `${type}.${key} ${JSON.stringify(value)?.slice(0, 40)}`,
          );
          t.deepEqual(taken, message);
        } catch (error) {
          t.like(error, bad);
        }
      }),
      {numRuns: 400},
    );
  });

  test(`what is no message of a ${side}, or of the other side alone, is refused`, t => {
    const others =
      side === 'server'
        ? ['order', 'release', 'prove']
        : ['welcome', 'refused', 'started', 'answer', 'proven', 'gap', 'ended'];
    for (const type of [...others, 'toString', 'constructor', '', 'PING', 'hasOwnProperty'])
      t.throws(() => read(bytesOf({type, ...fromServer[type], ...fromClient[type]})), bad, type);
    for (const value of [null, 1, 'ping', [], ['ping'], {}, {type: 1}, {type: ['ping']}])
      t.throws(() => read(bytesOf(value)), bad);
  });
}

test('an error of a message shows what came as printable text, cut', t => {
  const type = `\u001b]0;title\u0007\n${'x'.repeat(10_000)}`;
  const error = t.throws(() => readClientMessage(bytesOf({type})), bad);
  t.notRegex(error?.message ?? '', /[\p{Cc}]/u);
  t.true((error?.message.length ?? 0) < 200);
});

test('an envelope has one signature, canonical fields and bounded ones', t => {
  for (const change of [
    {payloadType: 'application/json'},
    {payload: ''},
    {payload: 'e30'.repeat(65_537)},
    {payload: 'e3 0='},
    {payload: 'e30=\n'},
    {payload: 'e30-'},
    {signatures: []},
    {signatures: [{sig: 'AAAA'}, {sig: 'AAAA'}]},
    {signatures: [{sig: 'AAAA', keyid: 'x'}]},
    {signatures: [{sig: 'A'.repeat(300)}]},
    {signatures: {0: {sig: 'AAAA'}, length: 1}},
  ])
    t.false(isEnvelope({...envelope, ...change}), JSON.stringify(change).slice(0, 60));
  t.true(isEnvelope(envelope));
});
