import test from 'ava';
import {subjectDer} from '../../src/identity/leaf.ts';
import {
  parseRevocationList,
  parseRevocationLists,
  requireNotOlder,
  stalenessOf,
} from '../../src/identity/revocation-list.ts';
import {derOf} from '../../src/identity/signed-der.ts';
import type {Asn1} from '../../src/pki/asn1.ts';
import {encoded, integer, sequence, time} from '../../src/pki/asn1.ts';
import {ecdsaWithSha256, randomSerial, signed} from '../../src/pki/encode-certificate.ts';
import {crlNumber, extension, extensionList} from '../../src/pki/extensions.ts';
import {makeAuthority} from '../fixtures/certificates.ts';

const day = 24 * 60 * 60 * 1000;
const ca = makeAuthority();
const bundle = [ca.certificate];
const parse = (list: string | Buffer) => parseRevocationList(Buffer.from(list), bundle);

test('a list is read with its issuer, number, dates and serials', t => {
  const serials = [ca.user('alice').certificate.serialNumber, '01', '80', 'FF00'];
  const thisUpdate = Date.UTC(2026, 0, 1);
  const nextUpdate = Date.UTC(2051, 0, 1);
  t.deepEqual(parse(ca.crl(serials, {number: 2n ** 70n, thisUpdate, nextUpdate})), {
    issuer: ca.certificate.fingerprint256,
    number: 2n ** 70n,
    thisUpdate,
    nextUpdate,
    serials: new Set(serials),
    compromised: new Set(),
  });
});

test('a list says which certificates are compromised', t => {
  const {serials, compromised} = parse(ca.crl(['0A', '0B'], {compromised: true}));
  t.deepEqual(compromised, serials);
});

test('a list is read from DER as from PEM', t => {
  const list = ca.crl(['0A']);
  t.deepEqual(parse(derOf(Buffer.from(list), 'X509 CRL')), parse(list));
});

test('an empty list revokes nobody', t => {
  t.is(parse(ca.crl([])).serials.size, 0);
});

test('a list of 20,000 entries is read whole', t => {
  const serials = Array.from({length: 20_000}, () => randomSerial().toString('hex').toUpperCase());
  t.deepEqual(parse(ca.crl(serials)).serials, new Set(serials));
});

test('a list that no trusted CA signed is refused', t => {
  t.throws(() => parse(makeAuthority().crl([])), {code: 'crl-untrusted'}, 'the same name, another key');
  t.throws(() => parse(makeAuthority({name: 'Other CA'}).crl([])), {code: 'crl-untrusted'});
});

test('a list with any bit turned is refused', t => {
  const der = derOf(Buffer.from(ca.crl(['0A', '0B'])), 'X509 CRL');
  for (let bit = 0; bit < der.length * 8; bit++) {
    const turned = Buffer.from(der);
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const error = t.throws<Error & {code: string}>(() => parse(turned), undefined, `bit ${bit}`);
    t.regex(error?.code ?? '', /^crl-(?:malformed|untrusted)$/);
  }
});

test('a file that is cut short or is something else is refused', t => {
  const list = ca.crl(['0A']);
  const der = derOf(Buffer.from(list), 'X509 CRL');
  for (let length = 0; length < der.length; length += 5) {
    t.throws(() => parse(der.subarray(0, length)), {code: 'crl-malformed'});
  }
  for (const text of [list.slice(0, -20), '', 'garbage', ca.certPem, `${list}${list}`]) {
    t.throws(() => parse(text), {code: 'crl-malformed'}, text);
  }
  t.throws(() => parse(Buffer.concat([der, Buffer.of(0)])), {code: 'crl-malformed'});
});

/** A list of any fields, signed well. */
function odd({version = 1, dates = [0, day], extensions = [crlNumber(1n)] as Asn1[]}): Buffer {
  const [thisUpdate = 0, nextUpdate] = dates;
  const body = sequence(
    integer(version),
    ecdsaWithSha256(),
    encoded(subjectDer(ca.certificate)),
    time(thisUpdate),
    ...(nextUpdate === undefined ? [] : [time(nextUpdate)]),
    extensionList(0, extensions),
  );
  return signed(body, ca.key);
}

test('a list that means something else than all revoked certificates of its CA is refused', t => {
  t.is(parse(odd({})).number, 1n);
  const lists: Array<[Buffer, RegExp]> = [
    [odd({version: 0}), /version 2/],
    [odd({extensions: []}), /no list number/],
    [odd({dates: [day]}), /tag/],
    [odd({dates: [day, day]}), /next update/],
    [
      odd({extensions: [crlNumber(1n), extension('2.5.29.27', integer(1), {critical: true})]}),
      /2\.5\.29\.27/,
    ],
    [
      odd({extensions: [crlNumber(1n), extension('2.5.29.28', sequence(), {critical: true})]}),
      /2\.5\.29\.28/,
    ],
    [odd({extensions: [crlNumber(1n), crlNumber(2n)]}), /twice/],
  ];
  for (const [list, message] of lists) t.throws(() => parse(list), {code: 'crl-malformed', message});
});

test('a file may hold the lists of several CAs', t => {
  const other = makeAuthority({name: 'Other CA'});
  const lists = Buffer.from(`${ca.crl(['0A'])}\n${other.crl(['0B'])}`);
  const sets = parseRevocationLists(lists, [ca.certificate, other.certificate]);
  t.deepEqual(
    sets.map(({serials}) => [...serials]),
    [['0A'], ['0B']],
  );
  t.throws(() => parseRevocationLists(lists, bundle), {code: 'crl-untrusted'});
  t.throws(() => parseRevocationLists(Buffer.from(''), bundle), {code: 'crl-malformed'});
});

test('a list with a lower number than the one held is refused, the same or a higher one is not', t => {
  const held = [parse(ca.crl([], {number: 7n}))];
  t.notThrows(() => requireNotOlder(parse(ca.crl([], {number: 7n})), held));
  t.notThrows(() => requireNotOlder(parse(ca.crl([], {number: 8n})), held));
  const older = parse(ca.crl([], {number: 6n}));
  t.throws(() => requireNotOlder(older, held), {
    code: 'crl-older',
    message: /number 6; number 7 is already in force/,
  });
  t.notThrows(() => requireNotOlder({...older, issuer: 'another CA'}, held));
});

test('a list past its next update is told of', t => {
  const nextUpdate = Date.UTC(2026, 5, 1);
  const list = parse(ca.crl([], {number: 3n, thisUpdate: nextUpdate - day, nextUpdate}));
  t.is(stalenessOf(list, nextUpdate), undefined);
  t.regex(
    stalenessOf(list, nextUpdate + 1) ?? '',
    /number 3 was to be replaced by 2026-06-01 00:00:00 UTC; it stays in force/,
  );
});
