import {X509Certificate} from 'node:crypto';
import test from 'ava';
import {verifyLeaf} from '../../src/identity/certificate.ts';
import {childrenOf, readDer} from '../../src/identity/der.ts';
import {IdentityError} from '../../src/identity/errors.ts';
import {encoded} from '../../src/pki/asn1.ts';
import {signed} from '../../src/pki/encode-certificate.ts';
import {makeAuthority} from '../fixtures/certificates.ts';

const ca = makeAuthority();
const client = (certificate: X509Certificate) =>
  verifyLeaf(certificate, [ca.certificate], [], Date.now(), 'client');

test('a certificate whose public key cannot be decoded is malformed, with that code, whoever signed it', t => {
  const {certificate} = ca.user('alice');
  const key = certificate.publicKey.export({type: 'spki', format: 'der'});
  const begin = certificate.raw.indexOf(key);
  let unreadable = 0;
  for (let bit = 0; bit < key.length * 8; bit++) {
    const raw = Buffer.from(certificate.raw);
    const at = begin + (bit >> 3);
    raw[at] = (raw[at] ?? 0) ^ (1 << (bit & 7));
    const foreign = parsed(raw);
    if (!foreign || isReadable(foreign)) continue;
    unreadable++;
    t.throws(() => client(foreign), {
      instanceOf: IdentityError,
      code: 'certificate-malformed',
      message: /public key/,
    });
    t.throws(() => client(signedAnew(raw)), {code: 'certificate-malformed', message: /public key/});
  }
  t.true(unreadable > 100, String(unreadable));
});

test('a certificate whose dates cannot be read is malformed, not one without an end', t => {
  const {certificate} = ca.user('alice');
  for (const {index} of certificate.raw.toString('latin1').matchAll(/\d{12}Z/g)) {
    const raw = Buffer.from(certificate.raw);
    raw.write('99', index + 2);
    const odd = signedAnew(raw);
    t.true([odd.validFrom, odd.validTo].includes('Bad time value'));
    t.throws(() => client(odd), {code: 'certificate-malformed', message: /has a date that cannot be read/});
  }
});

const parsed = (raw: Buffer) => {
  try {
    return new X509Certificate(raw);
  } catch {
    return undefined;
  }
};

const isReadable = (foreign: X509Certificate) => {
  try {
    return foreign.publicKey !== undefined;
  } catch {
    return false;
  }
};

/** The body of a certificate, signed by the CA as it is now. */
function signedAnew(raw: Buffer): X509Certificate {
  const [body] = childrenOf(readDer(raw));
  return new X509Certificate(signed(encoded(body?.whole ?? Buffer.alloc(0)), ca.key));
}
