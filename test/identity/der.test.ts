import test from 'ava';
import * as fc from 'fast-check';
import {childrenOf, DerError, oidText, positiveIntegerHex, readDer, timeOf} from '../../src/identity/der.ts';
import {encode, integer, octets, oid, sequence, time} from '../../src/pki/asn1.ts';
import {makeAuthority} from '../fixtures/certificates.ts';

const hex = (text: string) => Buffer.from(text, 'hex');

test('what was encoded is read back', t => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({maxLength: 300}), {maxLength: 5}), parts => {
      const children = childrenOf(readDer(encode(sequence(...parts.map(octets)))));
      t.deepEqual(
        children.map(({content}) => content),
        parts.map(part => Buffer.from(part)),
      );
    }),
  );
});

test('positive integers keep their value and lose their leading zero', t => {
  fc.assert(
    fc.property(fc.bigInt({min: 1n, max: 2n ** 160n}), value => {
      const read = positiveIntegerHex(readDer(encode(integer(value))));
      t.is(BigInt(`0x${read}`), value);
      t.regex(read, /^(?!00)(?:[0-9A-F]{2})+$/);
    }),
  );
});

test('object identifiers are read as they were written', t => {
  const dotted = fc.tuple(
    fc.integer({min: 0, max: 2}),
    fc.integer({min: 0, max: 39}),
    fc.integer({min: 0, max: 2 ** 31}),
  );
  fc.assert(fc.property(dotted, arcs => t.is(oidText(readDer(encode(oid(arcs.join('.'))))), arcs.join('.'))));
  t.is(oidText(readDer(hex('0603883703'))), '2.999.3', 'X.690, 8.19.5');
});

test('times are read to the second, on both sides of 2050', t => {
  const seconds = fc.integer({min: Date.UTC(1950) / 1000, max: Date.UTC(9999) / 1000});
  fc.assert(
    fc.property(seconds, second => t.is(timeOf(readDer(encode(time(second * 1000)))), second * 1000)),
  );
});

const broken: Array<[string, string]> = [
  ['nothing', ''],
  ['a tag alone', '30'],
  ['content that is cut short', '30030101'],
  ['a trailing byte', '300000'],
  ['an indefinite length', '30800000'],
  ['a long length where a short one would do', '30810101'],
  ['a length with a leading zero', `3082007f${'00'.repeat(127)}`],
  ['a length of five bytes', '30850000000001'],
  ['a length of 4 GiB', '3084ffffffff'],
  ['a tag of several bytes', '1f8100'],
];

for (const [what, bytes] of broken) {
  test(`DER with ${what} is refused`, t => {
    t.throws(() => readDer(hex(bytes)), {instanceOf: DerError});
  });
}

test('integers, identifiers and times that are not in the one allowed form are refused', t => {
  for (const bytes of ['0200', '020180', '0202007f', '0500']) {
    t.throws(() => positiveIntegerHex(readDer(hex(bytes))), {instanceOf: DerError}, bytes);
  }
  for (const bytes of ['0600', '06028001', '060181', `0621${'01'.repeat(33)}`]) {
    t.throws(() => oidText(readDer(hex(bytes))), {instanceOf: DerError}, bytes);
  }
  const utc = (text: string) => readDer(Buffer.concat([Buffer.of(0x17, text.length), Buffer.from(text)]));
  for (const text of [
    '2601020304Z',
    '260102030405',
    '260102030405+0100',
    '261302030405Z',
    '260230030405Z',
    '260102250405Z',
  ]) {
    t.throws(() => timeOf(utc(text)), {instanceOf: DerError}, text);
  }
});

test('bytes that somebody made up give an element or a DerError, and nothing else', t => {
  const raw = makeAuthority().certificate.raw;
  const readAll = (bytes: Buffer, depth = 0): void => {
    for (const child of childrenOf(readDer(bytes))) {
      if ((child.tag & 0x20) !== 0 && depth < 20) readAll(child.whole, depth + 1);
    }
  };
  fc.assert(
    fc.property(fc.nat(raw.length - 1), fc.integer({min: 0, max: 255}), (at, byte) => {
      const bytes = Buffer.from(raw);
      bytes[at] = byte;
      try {
        readAll(bytes);
      } catch (error) {
        if (!(error instanceof DerError)) throw error;
      }
    }),
    {numRuns: 500},
  );
  t.pass();
});
