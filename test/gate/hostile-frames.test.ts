import test from 'ava';
import type {Host} from '../../src/client/host.ts';
import {controlFrame, creditFrame, dataHeader} from '../../src/protocol/frame.ts';
import {limits} from '../../src/protocol/limits.ts';
import {hostileClient, orderMessage} from '../fixtures/hostile-client.ts';
import {startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const header = (length: number, type: number, stream = 0) => {
  const bytes = Buffer.alloc(9);
  bytes.writeUInt32BE(length, 0);
  bytes[4] = type;
  bytes.writeUInt32BE(stream, 5);
  return bytes;
};
const text = (json: string | Buffer, stream = 0) => {
  const payload = Buffer.from(json);
  return Buffer.concat([header(5 + payload.length, 0, stream), payload]);
};

const sharedLab = shareLab();

type Order = (stream: number) => Buffer;

/** The code that a connection is closed with, and the bytes that are written to it; an order opens a stream. */
const attempts: Record<string, [code: string, bytes: Buffer | ((order: Order) => Buffer)]> = {
  'a frame of 4 GiB': ['frame', header(0xffffffff, 0)],
  'data of 4 GiB': ['frame', header(0xffffffff, 1, 1)],
  'a length of zero': ['frame', header(0, 0)],
  'a control frame without payload': ['frame', header(5, 0)],
  'a control frame one byte too long': ['frame', header(5 + limits.control + 1, 0)],
  'an unknown frame type': ['frame', header(10, 3)],
  'frame type 255': ['frame', header(10, 255)],
  'credit of three bytes': ['frame', header(8, 2, 1)],
  'data whose offset is beyond what a number holds': [
    'frame',
    Buffer.concat([header(15, 1, 1), Buffer.from([1]), Buffer.alloc(8, 0xff), Buffer.from('x')]),
  ],
  garbage: ['frame', Buffer.alloc(5000, 0xa5)],
  'no JSON': ['json', text('{"type":')],
  'invalid UTF-8': [
    'json',
    text(Buffer.concat([Buffer.from('{"type":"ping","nonce":"'), Buffer.from([0xff]), Buffer.from('"}')])),
  ],
  'a byte order mark': ['json', text('\ufeff{"type":"ping","nonce":"1"}')],
  'a duplicate key': ['json', text('{"type":"ping","nonce":"1","nonce":"2"}')],
  'the key __proto__': ['json', text('{"type":"ping","nonce":"1","__proto__":{"a":1}}')],
  'the key constructor': ['json', text('{"type":"ping","nonce":"1","constructor":{"prototype":{"a":1}}}')],
  'the key prototype, escaped': ['json', text('{"type":"ping","nonce":"1","\\u0070rototype":1}')],
  'nesting without end': ['json', text('['.repeat(100_000))],
  'a lone surrogate': ['json', text('{"type":"ping","nonce":"\\ud800"}')],
  'a number that is no number': ['json', text('{"type":"pong","nonce":"1","time":1e400}')],
  'a string without an end': ['json', text(`{"type":"ping","nonce":"${'a'.repeat(200_000)}`)],
  'a nonce of 200,000 characters': ['message', text(`{"type":"ping","nonce":"${'a'.repeat(200_000)}"}`)],
  'an unknown message': ['message', text('{"type":"toString"}')],
  'no message': ['message', text('[1,2]')],
  null: ['message', text('null')],
  'a message with a field too many': ['message', text('{"type":"ping","nonce":"1","x":1}')],
  'a message without its type': ['message', text('{"nonce":"1"}')],
  'what only a server says': ['message', text('{"type":"welcome"}')],
  'data from a client': ['phase', Buffer.concat([dataHeader(1, 0, 0, 4), Buffer.from('data')])],
  'an order on stream 0': ['phase', order => order(0)],
  'a ping on another stream': ['phase', text('{"type":"ping","nonce":"1"}', 1)],
  'a release of what was never opened': ['phase', text('{"type":"release"}', 7)],
  'credit for what was never opened': ['phase', creditFrame(9, 100)],
  'credit on stream 0': ['phase', creditFrame(0, 100)],
  'a second order on a stream': ['phase', order => Buffer.concat([order(1), order(1)])],
  'an order on a stream that was closed': [
    'phase',
    order => Buffer.concat([order(1), text('{"type":"release"}', 1), order(1)]),
  ],
  'credit of zero': ['credit', order => Buffer.concat([order(1), creditFrame(1, 0)])],
  'more credit than a stream may hold': [
    'credit',
    order => Buffer.concat([order(1), creditFrame(1, 0xffffffff)]),
  ],
  'credit that adds up to more': [
    'credit',
    order => Buffer.concat([order(1), ...Array.from({length: 17}, () => creditFrame(1, limits.credit / 16))]),
  ],
};

let bystander: Promise<Host> | undefined;

for (const [what, [code, made]] of Object.entries(attempts))
  test(`${what} closes its connection with the code ${code}, and that one alone`, async t => {
    const lab = await sharedLab();
    const alice = lab.authority.user('alice', {groups: ['ops']});
    bystander ??= lab.connect();
    const other = await bystander;
    const client = await hostileClient(lab, alice);
    await client.message(0, 'welcome');
    const sleep = {action: 'run', command: 'sleep', params: {seconds: 100}};
    const order: Order = stream => controlFrame(stream, orderMessage(alice.key, sleep));
    client.write(typeof made === 'function' ? made(order) : made);
    t.like(await client.fault(), {code});
    t.is((await other.status()).gate.restarts, 0);
    t.false('a' in {});
  });

test('an envelope that is none, or in another base64, refuses its order, and nothing else on its connection', async t => {
  const lab = await sharedLab();
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const client = await hostileClient(lab, alice);
  await client.message(0, 'welcome');
  const good = () =>
    orderMessage(alice.key, {action: 'run', command: 'echo', params: {words: ['x']}}).envelope;
  const {payload, payloadType, signatures} = good();
  const [{sig}] = signatures;
  client.order(1, orderMessage(alice.key, {action: 'run', command: 'sleep', params: {seconds: 100}}));
  const {job} = await client.message(1, 'started');
  const envelopes: Record<string, unknown> = {
    'nothing in it': {},
    'two signatures': {payload, payloadType, signatures: [{sig}, {sig}]},
    'no signature': {payload, payloadType, signatures: []},
    'a key id': {payload, payloadType, signatures: [{sig, keyid: 'x'}]},
    'another type': {payload, payloadType: 'application/vnd.in-toto+json', signatures},
    'no padding': {
      payload: payload.replace(/=*$/, payload.endsWith('=') ? '' : '='),
      payloadType,
      signatures,
    },
    'a newline': {payload: `${payload.slice(0, 4)}\n${payload.slice(4)}`, payloadType, signatures},
    'a newline at its end': {payload: `${payload}\n`, payloadType, signatures},
    'the alphabet of URLs': {payload: `-_${payload.slice(2)}`, payloadType, signatures},
    'a signature with a space': {payload, payloadType, signatures: [{sig: ` ${sig}`}]},
    'a signature as long as RSA has it': {payload, payloadType, signatures: [{sig: 'A'.repeat(344)}]},
    'a payload that is too long': {payload: 'A'.repeat(limits.order + 4), payloadType, signatures},
    'a payload that is no text': {payload: 1, payloadType, signatures},
    'another field': {payload, payloadType, signatures, x: 1},
  };
  let stream = 1;
  for (const [what, envelope] of Object.entries(envelopes)) {
    client.order(++stream, {type: 'order', envelope});
    t.like(await client.message(stream, 'refused', 'started'), {code: 'order-malformed'}, what);
  }
  client.order(++stream, {type: 'order', envelope: good()});
  t.like((await client.message(stream, 'ended')).outcome, {exit: 0});
  client.order(++stream, orderMessage(alice.key, {action: 'cancel', job}));
  t.like((await client.message(1, 'ended')).outcome, {reason: 'cancelled'});
  client.socket.destroy();
});

test('frames that come byte by byte, or many in one piece, are the same frames', async t => {
  const lab = await sharedLab();
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const order = (stream: number, word: string) =>
    Buffer.concat([
      controlFrame(
        stream,
        orderMessage(alice.key, {action: 'run', command: 'echo', params: {words: [word]}}),
      ),
      creditFrame(stream, 100_000),
    ]);
  const slow = await hostileClient(lab, alice);
  await slow.message(0, 'welcome');
  slow.socket.setNoDelay(true);
  for (const byte of order(1, 'slowly')) {
    slow.socket.write(Buffer.from([byte]));
    await new Promise(resolve => void setImmediate(resolve));
  }
  t.like((await slow.message(1, 'ended')).outcome, {exit: 0});
  t.is(String(slow.output.get(1)?.[0]), 'slowly');
  slow.write(Buffer.concat(Array.from({length: 20}, (_, index) => order(index + 2, `word-${index}`))));
  for (let stream = 2; stream < 22; stream++) {
    await slow.message(stream, 'ended');
    t.is(Buffer.concat(slow.output.get(stream) ?? []).toString(), `word-${stream - 2}`);
  }
  slow.socket.destroy();
});

test('half a frame and silence, a frame that drips, and plain silence end within the idle limit', async t => {
  const lab = await startLab(t, {server: 'limits: { idle: 1s }'});
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const half = await hostileClient(lab, alice);
  half.write(Buffer.concat([header(1000, 0), Buffer.from('{"type":')]));
  const drip = await hostileClient(lab, alice);
  drip.write(header(200_000, 0));
  const quiet = await hostileClient(lab, alice);
  const dripping = setInterval(() => drip.write(Buffer.from(' ')), 50);
  t.teardown(() => clearInterval(dripping));
  t.like(await half.fault(), {code: 'timeout'});
  const said = await drip.fault();
  t.like(said, {code: 'timeout'});
  t.regex(said?.message ?? '', /a frame was not whole/);
  t.like(await quiet.fault(), {code: 'timeout'});
  for (const {closed} of [half, drip, quiet]) t.true((await closed) < 20_000);
});

test('who says goodbye and stays, or half-closes and stays, is closed on all the same', async t => {
  const lab = await sharedLab();
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const goodbye = await hostileClient(lab, alice, {allowHalfOpen: true} as object);
  await goodbye.message(0, 'welcome');
  goodbye.write(controlFrame(0, {type: 'fault', code: 'bye', message: 'bye'}));
  const keepTalking = setInterval(() => goodbye.write(Buffer.alloc(100)), 100);
  t.teardown(() => clearInterval(keepTalking));
  t.true((await goodbye.closed) < 25_000);
  const host = await lab.connect();
  t.is((await host.status()).gate.restarts, 0);
});
