import test from 'ava';
import {subjectDer} from '../../src/identity/leaf.ts';
import {
  authorityId,
  parseRevocationList,
  readRevocationLists,
  stalenessOf,
} from '../../src/identity/revocation-list.ts';
import {derOf} from '../../src/identity/signed-der.ts';
import type {Asn1} from '../../src/pki/asn1.ts';
import {encoded, integer, sequence, time} from '../../src/pki/asn1.ts';
import {ecdsaWithSha256, randomSerial, signed} from '../../src/pki/encode-certificate.ts';
import {crlNumber, extension, extensionList} from '../../src/pki/extensions.ts';
import {makeAuthority, newKey} from '../fixtures/certificates.ts';

const day = 24 * 60 * 60 * 1000;
const ca = makeAuthority();
const bundle = [ca.certificate];
const parse = (list: string | Buffer) => parseRevocationList(Buffer.from(list), bundle);

test('a list is read with its issuer, number, dates and serials', t => {
  const serials = [ca.user('alice').certificate.serialNumber, '01', '80', 'FF00'];
  const thisUpdate = Date.UTC(2026, 0, 1);
  const nextUpdate = Date.UTC(2051, 0, 1);
  t.deepEqual(parse(ca.crl(serials, {number: 2n ** 70n, thisUpdate, nextUpdate})), {
    issuer: authorityId(ca.certificate),
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

test('a file may hold the lists of several CAs, each of which stands for itself', t => {
  const other = makeAuthority({name: 'Other CA'});
  const lists = Buffer.from(`${ca.crl(['0A'])}\n${other.crl(['0B'])}`);
  const both = readRevocationLists(lists, [ca.certificate, other.certificate]);
  t.deepEqual(
    both.lists.map(({set}) => [...set.serials]),
    [['0A'], ['0B']],
  );
  t.deepEqual(both.problems, []);
  const one = readRevocationLists(lists, bundle);
  t.deepEqual(
    one.lists.map(({set}) => [...set.serials]),
    [['0A']],
  );
  t.like(one.problems, [{code: 'crl-untrusted'}]);
  t.throws(() => readRevocationLists(Buffer.from(''), bundle), {code: 'crl-malformed'});
});

test('a file of lists of which one is cut, mislabelled or without an edge is refused as a whole', t => {
  const [first, second] = [ca.crl(['0A']), ca.crl(['0B'], {number: 2n})];
  const without = (line: string) =>
    second
      .split('\n')
      .filter(text => text !== line)
      .join('\n');
  const wrong = {
    cut: second.slice(0, -60),
    'cut in its first line': second.slice(0, 9),
    'another label': second.replaceAll('X509 CRL', 'CRL'),
    'two labels': second.replace('END X509 CRL', 'END CRL'),
    'no end': without('-----END X509 CRL-----'),
    'no beginning': without('-----BEGIN X509 CRL-----'),
    'behind a space': second.replace('-----BEGIN', ' -----BEGIN'),
    'behind text': second.replace('-----BEGIN', 'list: -----BEGIN'),
    'another case': second.replace('BEGIN X509', 'Begin X509'),
    'four dashes': second.replace('-----BEGIN', '----BEGIN'),
    'bytes that are no base64': second.replace(/\n/, '\n!'),
    'a list in the list': second.replace(/\n/, `\n${first}`),
  };
  for (const [what, text] of Object.entries(wrong)) {
    t.throws(
      () => readRevocationLists(Buffer.from(`${first}${text}`), bundle),
      {code: 'crl-malformed'},
      what,
    );
  }
});

test('text between lists, other line ends, a UTF-8 mark and white space behind lines change nothing', t => {
  const [first, second] = [ca.crl(['0A']), ca.crl(['0B'], {number: 2n})];
  const printed = `Certificate Revocation List (CRL):\n    Version 2 (0x1)\n    Serial Number: 0A\n${first}`;
  const texts = [
    `${printed}\n# the other\n${second}`,
    `${first}${second}`.replaceAll('\n', '\r\n'),
    `\uFEFF${first}${second}`,
    `${first}${second}`.replaceAll('-----\n', '----- \t\n'),
    `${first}${second}`.trimEnd(),
  ];
  for (const text of texts) {
    const {lists} = readRevocationLists(Buffer.from(text), bundle);
    t.deepEqual(
      lists.map(({set}) => set.number),
      [1n, 2n],
      text,
    );
  }
});

test('a CA that was renewed with its key is the same CA, and one of another key or name is not', t => {
  const key = newKey();
  const before = makeAuthority({key});
  const renewed = makeAuthority({key, notBefore: Date.now() - day});
  t.not(before.certificate.fingerprint256, renewed.certificate.fingerprint256);
  t.is(authorityId(before.certificate), authorityId(renewed.certificate));
  t.not(authorityId(before.certificate), authorityId(makeAuthority({key, name: 'Other CA'}).certificate));
  t.not(authorityId(before.certificate), authorityId(ca.certificate));
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
