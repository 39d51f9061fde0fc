import {X509Certificate} from 'node:crypto';
import test from 'ava';
import {verifyHostName, verifyLeaf} from '../../src/identity/certificate.ts';
import {IdentityError} from '../../src/identity/errors.ts';
import {parseRevocationList} from '../../src/identity/revocation-list.ts';
import {sequence} from '../../src/pki/asn1.ts';
import {
  caConstraints,
  caSignatures,
  digitalSignature,
  extendedKeyUsage,
  extension,
  leafConstraints,
  usageOid,
} from '../../src/pki/extensions.ts';
import {cn, makeAuthority, newKey, o, selfSigned, subjectOf} from '../fixtures/certificates.ts';

const day = 24 * 60 * 60 * 1000;
const ca = makeAuthority({notBefore: Date.UTC(2000, 0, 1)});
const bundle = [ca.certificate];
const client = (certificate: X509Certificate, now = Date.now()) =>
  verifyLeaf(certificate, bundle, [], now, 'client');
const server = (certificate: X509Certificate) => verifyLeaf(certificate, bundle, [], Date.now(), 'server');

test('a user is the common name with the organisations as groups, in their order', t => {
  const {certificate} = ca.user('alice', {groups: ['ops', 'students']});
  t.deepEqual(client(certificate), {
    name: 'alice',
    groups: ['ops', 'students'],
    kind: 'user',
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
    serial: certificate.serialNumber,
    notAfter: Date.parse(certificate.validTo),
  });
});

test('a host is known by its own certificate', t => {
  const {name, kind} = server(ca.host('lab-01', {ip: ['127.0.0.1']}).certificate);
  t.deepEqual({name, kind}, {name: 'lab-01', kind: 'host'});
});

const long = 'a'.repeat(65);
const subjects: Array<[string, Buffer, RegExp]> = [
  [
    'several common names',
    subjectOf([cn('alice')], [cn('root')]),
    /several common names: "alice" and "root"/,
  ],
  ['the same common name twice', subjectOf([cn('alice')], [cn('alice')]), /several common names/],
  ['two attributes in one RDN', subjectOf([cn('alice'), o('ops')]), /several attributes/],
  ['no common name', subjectOf([o('ops')]), /no common name/],
  ['no attribute at all', subjectOf(), /no common name/],
  ['an empty name', subjectOf([cn('')]), /common name ""/],
  ['a name that is too long', subjectOf([cn(long)]), /common name/],
  ['an organisational unit', subjectOf([cn('alice')], [{type: '2.5.4.11', value: 'x'}]), /2\.5\.4\.11/],
  [
    'an address of e-mail',
    subjectOf([cn('alice')], [{type: '1.2.840.113549.1.9.1', value: 'a@b'}]),
    /113549\.1\.9\.1/,
  ],
  ['UTF-16', subjectOf([cn('alice', 30)]), /not a UTF8String/],
  ['a byte beyond ASCII', subjectOf([cn(Buffer.from([0x61, 0xff]), 22)]), /common name/],
  ['a Cyrillic a', subjectOf([cn('\u0430lice')]), /common name/],
  ['full-width letters', subjectOf([cn('\uff41lice')]), /common name/],
  ['a letter and a combining mark', subjectOf([cn('alice\u0301')]), /common name/],
  ['a NUL', subjectOf([cn('alice\0root')]), /common name "alice\\x00root"/],
  ['a NUL in an IA5String', subjectOf([cn('alice\0', 22)]), /common name/],
  ['a newline', subjectOf([cn('alice\nCN=root')]), /common name "alice\\nCN=root"/],
  ['a newline at its end', subjectOf([cn('alice\n')]), /common name/],
  ['a comma', subjectOf([cn('alice, O=ops')]), /common name "alice, O=ops"/],
  ['a plus', subjectOf([cn('alice+CN=root')]), /common name/],
  ['a group with a comma', subjectOf([cn('alice')], [o('ops,admins')]), /group \(O\) "ops,admins"/],
  ['an empty group', subjectOf([cn('alice')], [o('')]), /group/],
];

for (const [what, subject, reason] of subjects) {
  test(`a subject with ${what} is refused`, t => {
    const {certificate} = ca.user('-', {subject});
    t.throws(() => client(certificate), {code: 'certificate-subject', message: reason});
  });
}

test('no separator, control character or space is part of a name', t => {
  for (let code = 0; code < 0x100; code++) {
    const character = String.fromCodePoint(code);
    const attempt = () => client(ca.user('-', {subject: subjectOf([cn(`a${character}b`)])}).certificate);
    if (/[A-Za-z0-9_.@~$%()-]/.test(character)) t.is(attempt().name, `a${character}b`);
    else t.throws(attempt, {code: 'certificate-subject'}, `character ${code}`);
  }
});

test('a name does not begin like an option, a path or a group of hosts', t => {
  for (const name of ['-x', '.', '..', '@lab', '~root', '$x']) {
    t.throws(() => client(ca.user('-', {subject: subjectOf([cn(name)])}).certificate), {
      code: 'certificate-subject',
    });
  }
});

test("a host's certificate does not make a client, nor a user's a host", t => {
  const asClient = t.throws(() => client(ca.host('lab-01').certificate), {code: 'certificate-usage'});
  t.regex(asClient?.message ?? '', /a host's certificate was brought where a user's is due/);
  const asServer = t.throws(() => server(ca.user('alice').certificate), {code: 'certificate-usage'});
  t.regex(asServer?.message ?? '', /a user's certificate was brought where a host's is due/);
});

test('only the one extended key usage will do', t => {
  const usages: string[][] = [
    [usageOid.clientAuth, usageOid.serverAuth],
    ['2.5.29.37.0'],
    ['1.3.6.1.5.5.7.3.3'],
    [usageOid.clientAuth, '1.3.6.1.5.5.7.3.4'],
  ];
  for (const usage of usages) {
    t.throws(() => client(ca.user('alice', {usage}).certificate), {code: 'certificate-usage'});
    t.throws(() => server(ca.host('lab-01', {usage}).certificate), {code: 'certificate-usage'});
  }
  const none = ca.user('alice', {extensions: [leafConstraints(), digitalSignature()]});
  t.throws(() => client(none.certificate), {code: 'certificate-usage'});
});

test("a CA's certificate is nobody's", t => {
  const extensions = [caConstraints(), digitalSignature(), extendedKeyUsage(usageOid.clientAuth)];
  const {certificate} = ca.user('alice', {extensions});
  t.throws(() => client(certificate), {code: 'certificate-usage', message: /a CA's certificate/});
  t.throws(() => client(ca.certificate));
});

test('a key that may not sign is refused', t => {
  const extensions = [leafConstraints(), caSignatures(), extendedKeyUsage(usageOid.clientAuth)];
  t.throws(() => client(ca.user('alice', {extensions}).certificate), {
    code: 'certificate-usage',
    message: /may not sign/,
  });
});

test('a host without a DNS name or IP address is refused', t => {
  t.throws(() => server(ca.host('lab-01', {dns: []}).certificate), {
    code: 'certificate-usage',
    message: /without a DNS name/,
  });
});

test('a critical extension that is not understood is refused, one that is not critical is not', t => {
  const odd = (critical: boolean) =>
    ca.user('alice', {extraExtensions: [extension('1.2.3.4', sequence(), {critical})]});
  t.throws(() => client(odd(true).certificate), {code: 'certificate-extension', message: /1\.2\.3\.4/});
  t.is(client(odd(false).certificate).name, 'alice');
});

test('an extension that is given twice is refused', t => {
  const odd = extension('1.2.3.4', sequence());
  const {certificate} = ca.user('alice', {extraExtensions: [odd, odd]});
  t.throws(() => client(certificate), {code: 'certificate-extension', message: /1\.2\.3\.4 is there twice/});
  // One that OpenSSL knows makes the whole certificate worthless to it.
  const usage = ca.user('alice', {extraExtensions: [extendedKeyUsage(usageOid.clientAuth)]});
  t.throws(() => client(usage.certificate), {instanceOf: IdentityError});
});

test('a certificate that its own key signed is refused as self-signed', t => {
  t.throws(() => client(selfSigned('alice').certificate), {
    code: 'certificate-untrusted',
    message: /self-signed/,
  });
});

test('a certificate of another CA is refused, also of one with the same name', t => {
  for (const name of ['Other CA', 'Test CA']) {
    const {certificate} = makeAuthority({name}).user('alice');
    t.throws(() => client(certificate), {
      code: 'certificate-untrusted',
      message: /no CA that is trusted here/,
    });
  }
});

test('a certificate signed by a leaf of the CA is refused, also with that leaf in the bundle', t => {
  const leaf = ca.user('mallory');
  const key = {privateKey: leaf.key, publicKey: leaf.certificate.publicKey};
  const pretender = makeAuthority({
    name: 'mallory',
    key,
    extensions: [leafConstraints(), digitalSignature()],
  });
  const {certificate} = pretender.user('alice');
  const attempt = () =>
    verifyLeaf(certificate, [...bundle, leaf.certificate, pretender.certificate], [], Date.now(), 'client');
  t.throws(attempt, {code: 'certificate-untrusted'});
});

test('an expired certificate is refused with the date of its end', t => {
  const notAfter = Date.UTC(2024, 1, 29, 12, 30, 15);
  const {certificate} = ca.user('alice', {notBefore: notAfter - day, notAfter});
  t.throws(() => client(certificate), {
    code: 'certificate-expired',
    message: 'the certificate expired on 2024-02-29 12:30:15 UTC',
  });
  t.is(client(certificate, notAfter).name, 'alice', 'its last second counts');
});

test('a certificate that is not yet valid is refused with the date of its beginning', t => {
  const notBefore = Date.UTC(2999, 0, 1);
  const {certificate} = ca.user('alice', {notBefore, notAfter: notBefore + day});
  const message = /^the certificate is valid from 2999-01-01 00:00:00 UTC on; by this clock it is /;
  t.throws(() => client(certificate), {code: 'certificate-not-yet-valid', message});
});

test('an expired CA vouches for nobody, until it is renewed under its key', t => {
  const key = newKey();
  const notAfter = Date.now() - day;
  const old = makeAuthority({key, notBefore: notAfter - day, notAfter});
  const {certificate} = old.user('alice');
  const verify = (cas: X509Certificate[]) => verifyLeaf(certificate, cas, [], Date.now(), 'client');
  t.throws(() => verify([old.certificate]), {
    code: 'certificate-expired',
    message: /the certificate's CA expired on/,
  });
  t.is(verify([old.certificate, makeAuthority({key}).certificate]).name, 'alice');
});

test('a revoked certificate is refused by the list of its own CA, and by no other', t => {
  const {certificate} = ca.user('alice');
  const verify = (crl: string, cas: X509Certificate[]) =>
    verifyLeaf(certificate, bundle, [parseRevocationList(Buffer.from(crl), cas)], Date.now(), 'client');
  const list = ca.crl([certificate.serialNumber]);
  t.throws(() => verify(list, bundle), {
    code: 'certificate-revoked',
    message: new RegExp(`"alice", serial ${certificate.serialNumber}`),
  });
  const other = makeAuthority();
  t.is(verify(other.crl([certificate.serialNumber]), [other.certificate]).name, 'alice');
  t.is(verify(ca.crl([ca.user('bob').certificate.serialNumber]), bundle).name, 'alice');
});

test('any bit of a certificate that is turned makes it untrusted or unreadable', t => {
  const {certificate} = ca.user('alice', {groups: ['ops']});
  for (let bit = 0; bit < certificate.raw.length * 8; bit += 7) {
    const raw = Buffer.from(certificate.raw);
    raw[bit >> 3] = (raw[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    t.throws(() => client(new X509Certificate(raw)), undefined, `bit ${bit}`);
  }
});

test('a host name matches a DNS name of the certificate and nothing else', t => {
  const {certificate} = ca.host('lab-01', {
    dns: ['lab-01.example.org', '*.wild.org'],
    ip: ['10.0.0.5', '2001:db8::1'],
  });
  for (const name of [
    'lab-01.example.org',
    'LAB-01.example.org',
    '10.0.0.5',
    '2001:db8::1',
    '2001:DB8:0:0::1',
  ]) {
    t.notThrows(() => verifyHostName(certificate, name), name);
  }
  const others = [
    'lab-01',
    'a.wild.org',
    '*.wild.org',
    '.example.org',
    'example.org',
    '10.0.0.50',
    '::1',
    '',
  ];
  for (const name of [...others, 'lab-01.example.org\0.evil.org', 'lab-01.example.org ', 'x'.repeat(300)]) {
    t.throws(() => verifyHostName(certificate, name), {code: 'certificate-name'}, name);
  }
});
