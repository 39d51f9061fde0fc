import type {KeyObject} from 'node:crypto';
import {generateKeyPairSync, sign} from 'node:crypto';
import test from 'ava';
import * as fc from 'fast-check';
import {verifyLeaf} from '../../src/identity/certificate.ts';
import {IdentityError} from '../../src/identity/errors.ts';
import type {OrderPayload} from '../../src/identity/generated/order.ts';
import {checkIssueTime, verifyOrder} from '../../src/identity/order.ts';
import {isOrderId, newOrderId, timeOfId} from '../../src/identity/order-id.ts';
import {payloadType, preAuthEncoding, signOrder} from '../../src/identity/sign-order.ts';
import type {Envelope} from '../../src/protocol/generated/wire.ts';
import {anyText} from '../fixtures/any-text.ts';
import type {Minted} from '../fixtures/certificates.ts';
import {makeAuthority} from '../fixtures/certificates.ts';

const ca = makeAuthority();
const alice = ca.user('alice', {groups: ['ops']});
const bob = ca.user('bob');
const now = Date.now();

const principalOf = ({certificate}: Minted) => verifyLeaf(certificate, [ca.certificate], [], now, 'client');
const verify = (envelope: Envelope, who: Minted = alice, host = 'lab-01') =>
  verifyOrder(envelope, who.certificate, principalOf(who), host);
const payload = (): OrderPayload => ({
  id: newOrderId(now),
  host: 'lab-01',
  action: 'run',
  command: 'disk-usage',
  params: {path: '/'},
  reason: 'weekly check',
});

/** An envelope around any bytes, signed well. */
function signBytes(text: string | Uint8Array, key: KeyObject = alice.key): Envelope {
  const bytes = Buffer.from(text);
  const sig = sign('sha256', preAuthEncoding(payloadType, bytes), key).toString('base64');
  return {payloadType, payload: bytes.toString('base64'), signatures: [{sig}]};
}

const altered = (
  envelope: Envelope,
  changes: {payload?: string; sig?: string; payloadType?: string},
): Envelope =>
  ({
    payloadType: changes.payloadType ?? envelope.payloadType,
    payload: changes.payload ?? envelope.payload,
    signatures: [{sig: changes.sig ?? envelope.signatures[0].sig}],
  }) as Envelope;

test('the pre-authentication encoding is that of the DSSE specification', t => {
  const encoded = preAuthEncoding('http://example.com/HelloWorld', Buffer.from('hello world'));
  t.is(encoded.toString(), 'DSSEv1 29 http://example.com/HelloWorld 11 hello world');
});

test('two different messages never have the same pre-authentication encoding', t => {
  const message = fc.tuple(anyText({maxLength: 12}), fc.uint8Array({maxLength: 12}));
  const property = fc.property(message, message, ([type, body], [otherType, otherBody]) => {
    const isSame = type === otherType && Buffer.from(body).equals(otherBody);
    return preAuthEncoding(type, body).equals(preAuthEncoding(otherType, otherBody)) === isSame;
  });
  fc.assert(property, {numRuns: 200});
  t.pass();
});

test('an order that was signed is verified and says what was signed', t => {
  const word = fc.string({
    unit: fc.constantFrom('a', ' ', '\n', '"', '\\', '\0', 'é', '💥', '$', '-'),
    maxLength: 20,
  });
  const property = fc.property(fc.array(word, {maxLength: 5}), args => {
    const order: OrderPayload = {id: newOrderId(now), host: 'lab-01', action: 'run', command: 'x', args};
    const envelope = signOrder(order, alice.key);
    const verified = verify(envelope);
    t.deepEqual(verified.payload, order);
    t.deepEqual(verified.envelope, envelope);
    t.is(verified.principal.name, 'alice');
    t.regex(verified.digest, /^[0-9a-f]{64}$/);
  });
  fc.assert(property, {numRuns: 50});
});

test('the digest tells whether two orders are the same, however often they were signed', t => {
  const order = payload();
  const [first, second] = [verify(signOrder(order, alice.key)), verify(signOrder(order, alice.key))];
  t.is(first.digest, second.digest);
  t.not(first.digest, verify(signOrder({...order, reason: 'another'} as OrderPayload, alice.key)).digest);
});

test('any bit of the payload that is turned breaks the signature', t => {
  const envelope = signOrder(payload(), alice.key);
  const bytes = Buffer.from(envelope.payload, 'base64');
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const turned = Buffer.from(bytes);
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    t.throws(
      () => verify(altered(envelope, {payload: turned.toString('base64')})),
      {code: 'order-signature'},
      `bit ${bit}`,
    );
  }
});

test('any bit of the signature that is turned breaks it', t => {
  const envelope = signOrder(payload(), alice.key);
  const bytes = Buffer.from(envelope.signatures[0].sig, 'base64');
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const turned = Buffer.from(bytes);
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    t.throws(
      () => verify(altered(envelope, {sig: turned.toString('base64')})),
      {code: 'order-signature'},
      `bit ${bit}`,
    );
  }
});

test('any character of the envelope that is another makes it refused', t => {
  const envelope = signOrder(payload(), alice.key);
  for (const field of ['payload', 'sig'] as const) {
    const text = field === 'sig' ? envelope.signatures[0].sig : envelope.payload;
    for (let at = 0; at < text.length; at++) {
      const other = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`;
      t.throws(() => verify(altered(envelope, {[field]: other})), {instanceOf: IdentityError});
    }
  }
});

test('base64 that is not canonical is refused, also where it decodes to the same bytes', t => {
  const envelope = signBytes(JSON.stringify({...payload(), reason: 'x'.repeat(3)}));
  const {payload: text} = envelope;
  const bare = text.replace(/=+$/, '');
  const forms = [
    ` ${text}`,
    `${text}\n`,
    `${bare}====`,
    text.replaceAll('+', '-').replace(/^./, '$&\n'),
    `${text}A`,
    '',
  ];
  if (bare !== text) forms.push(bare);
  for (const form of forms)
    t.throws(() => verify(altered(envelope, {payload: form})), {instanceOf: IdentityError}, form);
  t.throws(() => verify(altered(envelope, {payload: `${text}\n`})), {
    code: 'order-malformed',
    message: /payload .* canonical base64/,
  });
  t.throws(() => verify(altered(envelope, {sig: `${envelope.signatures[0].sig} `})), {
    code: 'order-malformed',
    message: /signature/,
  });
});

test('another type of payload is refused', t => {
  const type = 'application/vnd.in-toto+json';
  t.throws(() => verify(altered(signOrder(payload(), alice.key), {payloadType: type})), {
    code: 'order-malformed',
  });
});

test('an order for another host is refused with both names', t => {
  const attempt = () => verify(signOrder(payload(), alice.key), alice, 'lab-02');
  t.throws(attempt, {code: 'order-host', message: 'the order is for host "lab-01"; this is "lab-02"'});
});

test('the name of the host is matched to the letter', t => {
  t.throws(() => verify(signOrder(payload(), alice.key), alice, 'LAB-01'), {code: 'order-host'});
});

test("an order signed by another key is refused, as is one with somebody else's certificate beside it", t => {
  t.throws(() => verify(signOrder(payload(), bob.key), alice), {code: 'order-signature'});
  t.throws(() => verify(signOrder(payload(), alice.key), bob), {code: 'order-signature'});
  const envelope = signOrder(payload(), alice.key);
  t.throws(() => verifyOrder(envelope, alice.certificate, principalOf(bob), 'lab-01'), {
    code: 'order-signature',
  });
});

test('a key that is not P-256 signs no orders, and its certificate is no good for a user', t => {
  const principal = principalOf(alice);
  const odd: [string, {publicKey: KeyObject; privateKey: KeyObject}][] = [
    ['secp384r1', generateKeyPairSync('ec', {namedCurve: 'P-384'})],
    ['secp521r1', generateKeyPairSync('ec', {namedCurve: 'P-521'})],
    ['rsa', generateKeyPairSync('rsa', {modulusLength: 2048})],
    ['ed25519', generateKeyPairSync('ed25519')],
  ];
  for (const [kind, key] of odd) {
    const who = ca.user('carol', {key});
    t.throws(() => principalOf(who), {
      code: 'certificate-key',
      message: new RegExp(`of the kind ${kind}; .* P-256`),
    });
    const {fingerprint256} = who.certificate;
    const caller = {...principal, fingerprint: fingerprint256.replaceAll(':', '').toLowerCase()};
    const envelope = signBytes(JSON.stringify(payload()));
    t.throws(() => verifyOrder(envelope, who.certificate, caller, 'lab-01'), {
      code: 'order-signature',
      message: /P-256/,
    });
    const host = ca.host('lab-02', {key});
    t.is(verifyLeaf(host.certificate, [ca.certificate], [], now, 'server').name, 'lab-02');
  }
});

test('a payload that is not strict JSON, or no order, is refused', t => {
  const good = payload();
  const {id} = good;
  const texts: Array<[string | Uint8Array, RegExp]> = [
    [`{"id":"${id}","host":"lab-01","host":"lab-02","action":"status"}`, /duplicate|twice/],
    [`{"id":"${id}","host":"lab-01","action":"status","__proto__":{}}`, /__proto__/],
    [JSON.stringify({...good, sudo: true}), /unknown field "sudo"/],
    [JSON.stringify({id, host: 'lab-01', action: 'status', command: 'x'}), /unknown field "command"/],
    [JSON.stringify({id, host: 'lab-01', action: 'format'}), /action/],
    [JSON.stringify({host: 'lab-01', action: 'status'}), /id/],
    [JSON.stringify({...good, id: id.toUpperCase()}), /"\/id"/],
    [JSON.stringify({...good, id: '0190a5b4-0000-4000-8000-000000000000'}), /"\/id"/],
    [JSON.stringify({...good, command: '../x'}), /"\/command"/],
    [JSON.stringify({...good, args: ['x']}), /not well formed/],
    [`${JSON.stringify(good)}x`, /after/],
    [`\ufeff${JSON.stringify(good)}`, /JSON/],
    [Buffer.from([0x22, 0xff, 0x22]), /UTF-8/],
    ['[]', /not well formed/],
    ['null', /not well formed/],
    ['', /JSON/],
  ];
  for (const [text, message] of texts) {
    t.throws(() => verify(signBytes(text)), {code: 'order-malformed', message}, String(text));
  }
});

test('a payload is not read before its signature is found good', t => {
  t.throws(() => verify(signBytes('not JSON at all', bob.key)), {code: 'order-signature'});
});

test('an id is a UUIDv7 that tells its time', t => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 2 ** 48 - 1}), time => {
      const id = newOrderId(time);
      t.regex(id, /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      t.is(timeOfId(id), time);
    }),
  );
  t.is(timeOfId('017f22e2-79b0-7cc3-98c4-dc0c0c07398f'), 1_645_557_742_000, 'the example of RFC 9562');
  t.is(new Set(Array.from({length: 1000}, () => newOrderId(now))).size, 1000);
});

test('an order is taken within five minutes of the clock and refused beyond, saying by how much', t => {
  const at = Date.UTC(2026, 0, 2, 3, 4, 5);
  const minutes = 60_000;
  const order = (time: number) => verify(signOrder({...payload(), id: newOrderId(time)}, alice.key));
  for (const off of [0, 5 * minutes, -5 * minutes]) t.notThrows(() => checkIssueTime(order(at + off), at));
  const refusals: Array<[number, RegExp]> = [
    [5 * minutes + 1, /issued 5 min 0 s ahead of this host's clock, which says 2026-01-02 03:04:05 UTC/],
    [-5 * minutes - 1, /issued 5 min 0 s behind this host's clock/],
    [-7 * minutes - 3000, /issued 7 min 3 s behind/],
    [90 * minutes, /issued 1 h 30 min ahead/],
    [-40 * 24 * 60 * minutes, /issued 40 days behind/],
  ];
  for (const [off, message] of refusals) {
    t.throws(() => checkIssueTime(order(at + off), at), {code: 'order-time', message});
  }
});

test('what newOrderId makes is an order id, and so is nothing else', t => {
  const id = newOrderId(now);
  t.true(isOrderId(id));
  const version4 = `${id.slice(0, 14)}4${id.slice(15)}`;
  for (const other of [
    '',
    'nonsense',
    `${id}0`,
    ` ${id}`,
    `${id}\n`,
    id.toUpperCase(),
    id.slice(1),
    version4,
  ])
    t.false(isOrderId(other), other);
});
