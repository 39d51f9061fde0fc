// How an order may be written, and how long it may be.
import type {KeyObject} from 'node:crypto';
import {sign} from 'node:crypto';
import test from 'ava';
import {verifyLeaf} from '../../src/identity/certificate.ts';
import type {OrderPayload} from '../../src/identity/generated/order.ts';
import {verifyOrder} from '../../src/identity/order.ts';
import {newOrderId} from '../../src/identity/order-id.ts';
import {payloadType, preAuthEncoding} from '../../src/identity/sign-order.ts';
import type {Envelope} from '../../src/protocol/generated/wire.ts';
import {limits} from '../../src/protocol/limits.ts';
import {makeAuthority} from '../fixtures/certificates.ts';

const ca = makeAuthority();
const alice = ca.user('alice');
const now = Date.now();
const principal = verifyLeaf(alice.certificate, [ca.certificate], [], now, 'client');
const verify = (envelope: Envelope, host = 'lab-01') =>
  verifyOrder(envelope, alice.certificate, principal, host);
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

test('an order has one spelling: the same in another one, signed well, is refused', t => {
  const good = JSON.stringify({...payload(), params: {n: 100, path: '/'}});
  t.notThrows(() => verify(signBytes(good)));
  const reordered = JSON.stringify(
    Object.fromEntries(Object.entries(JSON.parse(good) as object).toReversed()),
  );
  t.notThrows(() => verify(signBytes(reordered)), 'members in any order');
  const others: [string, RegExp][] = [
    [JSON.stringify(JSON.parse(good), undefined, 1), /white space/],
    [` ${good}`, /white space/],
    [`${good}${' '.repeat(140_000)}`, /white space/],
    [good.replace('"path":"/"', '"path":"\\/"'), /escape/],
    [good.replace('weekly', '\\u0077eekly'), /escape/],
    [good.replace('"host"', '"\\u0068ost"'), /escape/],
    [good.replace('"n":100', '"n":1e2'), /spelled 100/],
    [good.replace('"n":100', '"n":100.0'), /spelled 100/],
    [good.replace('"n":100', '"n":-0'), /spelled 0/],
    [good.replace('"n":100', '"n":9007199254740993'), /held exactly/],
  ];
  for (const [text, message] of others)
    t.throws(() => verify(signBytes(text)), {code: 'order-malformed', message}, text.slice(0, 200));
});

test('the size of a payload is bounded by its action', t => {
  const {run, auditLog, other} = limits.payload;
  const id = newOrderId(now);
  const grown = (fields: object, length: number) => {
    const short = JSON.stringify({id, host: 'lab-01', ...fields, command: 'x', args: ['']});
    return short.replace('[""]', `["${'x'.repeat(length - short.length)}"]`);
  };
  t.notThrows(() => verify(signBytes(grown({action: 'run'}, 131_072))));
  const words = JSON.stringify({
    id,
    host: 'lab-01',
    action: 'run',
    command: 'x',
    args: ['x'.repeat(100_000), 'x'.repeat(run - 100_000)],
  });
  t.throws(() => verify(signBytes(words)), {
    code: 'order-malformed',
    message: /order to run has \d+ bytes; at most 147456/,
  });
  // What the schema lets through at most, in the longest way that there is to write it.
  const long = (length: number) => '\u0001'.repeat(length);
  const fields: Record<string, object> = {
    'audit-log': {
      filter: {
        person: long(64),
        group: long(64),
        command: long(64),
        host: long(64),
        event: long(64),
        outcome: long(64),
        text: long(256),
        since: 1e15 + 0.125,
        until: 1e15 + 0.125,
        job: id,
        after: 2 ** 53 - 1,
        limit: 1e6,
        follow: true,
      },
    },
    'audit-proof': {job: id},
    'audit-export': {from: 2 ** 53 - 1, to: 2 ** 53 - 1, since: 1e15 + 0.125, until: 1e15 + 0.125},
    attach: {job: id, from: 2 ** 53 - 1, claim: true, input: `${'A'.repeat(43)}=`},
    cancel: {job: id, signal: 'SIGWINCH'},
    commands: {},
    describe: {command: 'x'.repeat(64)},
    status: {},
    jobs: {person: long(64), state: 'running', limit: 200, before: id},
  };
  for (const [action, more] of Object.entries(fields)) {
    const host = long(64);
    const text = JSON.stringify({id, host, action, ...more});
    t.notThrows(() => verify(signBytes(text), host), action);
    const most = action === 'audit-log' ? auditLog : other;
    t.true(text.length <= most, `${action} needs ${text.length}`);
  }
});
