// The gate was taken over: the executor gets what it likes to send, and nothing runs without a valid order.
import {randomUUID, sign} from 'node:crypto';
import test from 'ava';
import {newOrderId} from '../../src/identity/order-id.ts';
import {payloadType, preAuthEncoding} from '../../src/identity/sign-order.ts';
import type {Minted} from '../fixtures/certificates.ts';
import {makeAuthority, selfSigned} from '../fixtures/certificates.ts';
import {orderMessage} from '../fixtures/hostile-client.ts';
import type {Envelope} from '../fixtures/hostile-gate.ts';
import {der, runOrder, takenOver} from '../fixtures/hostile-gate.ts';

function flipped(envelope: Envelope, change: (payload: Buffer, signature: Buffer) => unknown): Envelope {
  const payload = Buffer.from(envelope.payload, 'base64');
  const signature = Buffer.from(envelope.signatures[0].sig, 'base64');
  change(payload, signature);
  return {
    ...envelope,
    payload: payload.toString('base64'),
    signatures: [{sig: signature.toString('base64')}],
  };
}

/** The same order, as a gate makes it that would have it destroy more, or less. */
function withEffect(envelope: Envelope, effect: string | undefined): Envelope {
  const payload = JSON.parse(Buffer.from(envelope.payload, 'base64').toString()) as object;
  return {...envelope, payload: Buffer.from(JSON.stringify({...payload, effect})).toString('base64')};
}

test('forged, altered, stale, foreign and replayed orders start nothing, each is refused with its code, and the account has no word of them', async t => {
  const {lab, gate, alice, submitter} = await takenOver(t);
  const bob = lab.authority.user('bob');
  const ago = (ms: number) => newOrderId(Date.now() - ms);
  const good = runOrder(alice.key);
  const attempts: Record<string, [code: string, certificate: string, envelope: Envelope]> = {
    'signed by another key': ['order-signature', der(alice), runOrder(bob.key)],
    "brought with somebody else's certificate": ['order-signature', der(bob), good],
    'one bit of the payload changed': [
      'order-signature',
      der(alice),
      flipped(good, payload => payload.writeUInt8(payload.readUInt8(20) ^ 1, 20)),
    ],
    'one bit of the signature changed': [
      'order-signature',
      der(alice),
      flipped(good, (_, signature) => signature.writeUInt8(signature.readUInt8(20) ^ 1, 20)),
    ],
    'for a greater effect than was signed': [
      'order-signature',
      der(alice),
      withEffect(runOrder(alice.key, {effect: 'read'}), 'destroy'),
    ],
    'with an effect where none was signed': ['order-signature', der(alice), withEffect(good, 'destroy')],
    'without the effect that was signed': [
      'order-signature',
      der(alice),
      withEffect(runOrder(alice.key, {effect: 'read'}), undefined),
    ],
    'no signature': ['order-signature', der(alice), {...good, signatures: [{sig: 'AAAA'}]}],
    'another payload under the signature': [
      'order-signature',
      der(alice),
      {...good, payload: runOrder(alice.key).payload},
    ],
    'base64 with spare bits': [
      'order-malformed',
      der(alice),
      {...good, payload: `${good.payload.slice(0, -4)}AB==`},
    ],
    'for another host': ['order-host', der(alice), runOrder(alice.key, {host: 'lab-02'})],
    'six minutes old': ['order-time', der(alice), runOrder(alice.key, {id: ago(6 * 60_000)})],
    'from the future': ['order-time', der(alice), runOrder(alice.key, {id: ago(-6 * 60_000)})],
    'with a field too many': ['order-malformed', der(alice), runOrder(alice.key, {sudo: true})],
    'of an unknown action': ['order-malformed', der(alice), runOrder(alice.key, {action: 'shell'})],
    'without an id': ['order-malformed', der(alice), runOrder(alice.key, {id: randomUUID()})],
    "by a host's certificate": ['certificate-usage', ...signedBy(lab.authority.host('alice'))],
    'self-signed': ['certificate-untrusted', ...signedBy(selfSigned('alice'))],
    'of another CA of the same name': [
      'certificate-untrusted',
      ...signedBy(makeAuthority().user('alice', {groups: ['ops']})),
    ],
    expired: [
      'certificate-expired',
      ...signedBy(lab.authority.user('alice', {notBefore: Date.now() - 9e9, notAfter: Date.now() - 1000})),
    ],
    'not a certificate': ['certificate-malformed', 'AAAA', good],
    "the CA's own certificate": ['certificate-untrusted', ...signedBy(lab.authority)],
  };
  const before = lab.entries().length;
  for (const [what, [code, certificate, envelope]] of Object.entries(attempts)) {
    const answer = await submitter.submit(certificate, envelope);
    if (what === "the CA's own certificate") t.regex(answer.code, /^certificate-/);
    else t.like(answer, {type: 'refused', code}, what);
  }
  // Of all that, only what alice did sign may be held against her: two whose time was wrong, and one when she might no longer.
  const entries = lab.entries().slice(before);
  t.deepEqual(
    entries.map(entry => [entry.event, 'code' in entry ? entry.code : '']),
    [
      ['denial', 'order-time'],
      ['denial', 'order-time'],
      ['denial', 'certificate-expired'],
    ],
  );
  // And a good one runs, once, however often it is brought, and nobody else can bring it.
  t.like(await submitter.submit(der(alice), good), {type: 'follow', started: {attached: false}});
  for (let again = 0; again < 3; again++)
    t.like(await submitter.submit(der(alice), good), {type: 'follow', started: {attached: true}});
  t.like(await submitter.submit(der(bob), good), {code: 'order-signature'});
  const {id} = JSON.parse(Buffer.from(good.payload, 'base64').toString());
  t.like(await submitter.submit(der(alice), runOrder(alice.key, {id, params: {words: ['y']}})), {
    code: 'id-conflict',
  });
  t.like(await submitter.submit(der(bob), runOrder(bob.key, {id})), {code: 'id-conflict'});
  await gate.hears(({type}) => type === 'finished');
  t.is(lab.entries().filter(({event}) => event === 'job-start').length, 1);

  function signedBy(minted: Minted): [string, Envelope] {
    return [der(minted), runOrder(minted.key)];
  }
});

test('JSON that two readers could read differently is no order, though it is signed', async t => {
  const {lab, alice, submitter} = await takenOver(t);
  const id = () => newOrderId(Date.now());
  const payloads: Record<string, string | Buffer> = {
    'a duplicate key': `{"id":"${id()}","host":"lab-01","action":"run","command":"true","command":"echo"}`,
    'a duplicate key, escaped': `{"id":"${id()}","host":"lab-01","action":"run","command":"true","\\u0063ommand":"echo"}`,
    'the key __proto__': `{"id":"${id()}","host":"lab-01","action":"run","command":"echo","params":{"__proto__":{"words":["x"]}}}`,
    'the key constructor': `{"id":"${id()}","host":"lab-01","action":"run","command":"echo","params":{"constructor":{"words":["x"]}}}`,
    'deep nesting': `{"id":"${id()}","host":"lab-01","action":"run","command":"echo","params":{"words":${'['.repeat(50_000)}${']'.repeat(50_000)}}}`,
    'a lone surrogate': `{"id":"${id()}","host":"lab-01","action":"run","command":"echo","params":{"words":["\\udc00"]}}`,
    '1e400': `{"id":"${id()}","host":"lab-01","action":"run","command":"sleep","params":{"seconds":1e400}}`,
    'invalid UTF-8': Buffer.concat([
      Buffer.from(`{"id":"${id()}","host":"lab-01","action":"run","command":"echo","params":{"words":["`),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('"]}}'),
    ]),
    'a byte order mark': `\ufeff{"id":"${id()}","host":"lab-01","action":"run","command":"true"}`,
    'text after it': `{"id":"${id()}","host":"lab-01","action":"run","command":"true"}{}`,
    'no object': '"run"',
  };
  for (const [what, text] of Object.entries(payloads)) {
    const bytes = Buffer.from(text);
    const sig = sign('sha256', preAuthEncoding(payloadType, bytes), alice.key).toString('base64');
    const envelope = {payloadType, payload: bytes.toString('base64'), signatures: [{sig}]} as Envelope;
    t.like(await submitter.submit(der(alice), envelope), {type: 'refused', code: 'order-malformed'}, what);
  }
  t.is(lab.entries().filter(({event}) => event === 'job-start').length, 0);
  t.is(({} as {words?: unknown}).words, undefined);
});

test('orders that a gate held back or brings in another order do nothing that was not ordered', async t => {
  const {lab, gate, alice, submitter} = await takenOver(t);
  const order = runOrder(alice.key);
  const {id: job} = JSON.parse(Buffer.from(order.payload, 'base64').toString());
  const cancel = orderMessage(alice.key, {action: 'cancel', job}).envelope;
  t.like(await submitter.submit(der(alice), cancel), {code: 'unknown-job'});
  t.like(await submitter.submit(der(alice), order), {type: 'follow'});
  await gate.hears(({type}) => type === 'finished');
  t.like(await submitter.submit(der(alice), cancel), {type: 'answer'});
  // An id is an id, whatever the action: a run cannot come under that of the cancel.
  const {id} = JSON.parse(Buffer.from(cancel.payload, 'base64').toString());
  t.like(await submitter.submit(der(alice), runOrder(alice.key, {id})), {code: 'id-conflict'});
  t.is(lab.entries().filter(({event}) => event === 'job-start').length, 1);
});

test('a certificate whose key cannot be decoded is malformed, and no stack of it reaches the log', async t => {
  const {lab, alice, submitter} = await takenOver(t);
  const key = alice.certificate.publicKey.export({type: 'spki', format: 'der'});
  const begin = alice.certificate.raw.indexOf(key);
  const foreign = Array.from({length: 64}, (_, n) => {
    const raw = Buffer.from(alice.certificate.raw);
    const at = begin + key.length - 1 - n;
    raw[at] = (raw[at] ?? 0) ^ 0xff;
    return raw.toString('base64');
  });
  for (const certificate of foreign)
    t.like(await submitter.submit(certificate, runOrder(alice.key)), {
      type: 'refused',
      code: 'certificate-malformed',
      message: 'the certificate is not well formed: its public key cannot be decoded',
    });
  t.notRegex(lab.serverLog, /an order failed|stack|node:internal|OSSL/);
  t.is(lab.entries().filter(({event}) => event === 'denial').length, 0);
});

test('whatever a gate says and brings, it fills little of the server log', async t => {
  const {lab, gate, alice, submitter} = await takenOver(t);
  const before = lab.serverLog.length;
  const junk = {...runOrder(alice.key), payload: 'AAAA'};
  for (let n = 0; n < 1000; n++) {
    gate.say({type: 'report', level: 'error', message: '\u0007'.repeat(2000)});
    gate.say({type: 'report', level: 'info', message: `line ${n}`});
    gate.say({type: 'ready', addresses: Array.from({length: 64}, () => '127.0.0.1:1'.padEnd(300, ' '))});
    gate.say({
      type: 'submit',
      connection: 2,
      stream: n + 1,
      address: '10.0.0.1:1',
      certificate: der(alice),
      envelope: junk,
    });
  }
  // The executor takes them in their order.
  t.like(await submitter.submit(der(alice), runOrder(alice.key)), {type: 'follow'});
  const filled = lab.serverLog.slice(before);
  t.true(filled.length < 150_000, `${filled.length} characters`);
  t.is(lab.entries().filter(({event}) => event === 'denial').length, 0);
});
