import {hash} from 'node:crypto';
import {chmod, mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {
  isVouched,
  loadLogSigner,
  logKeyUri,
  originOf,
  requireVouched,
  vouchedLogKeys,
} from '../../src/identity/log-key.ts';
import {NoteSigner} from '../../src/merkle/note-signer.ts';
import {NoteVerifier} from '../../src/merkle/note-verifier.ts';
import type {Asn1} from '../../src/pki/asn1.ts';
import {contextBytes, encode, octets, oid, sequence} from '../../src/pki/asn1.ts';
import {keyPem} from '../../src/pki/authority.ts';
import {alternativeNames, dnsName, extension, uriName} from '../../src/pki/extensions.ts';
import {makeAuthority, newKey, newLogKey} from '../fixtures/certificates.ts';

const ca = makeAuthority();
const key = newLogKey();
const signer = new NoteSigner(originOf('lab-01'), key);
const {verifier} = signer;
const digest = hash('sha256', verifier.publicKey, 'hex');
const uri = logKeyUri(verifier.publicKey);
const files = {cert: 'cert.pem', log: 'log.key'};

/** A host's certificate with these alternative names beside lab-01. */
const named = (...names: Asn1[]) =>
  ca.host('lab-01', {extensions: [alternativeNames([dnsName('lab-01'), ...names])]}).certificate;

const bytes = (text: string) => Buffer.from(text, 'latin1');

async function fileOf(t: ExecutionContext, text: string, mode = 0o600): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-log-key-'));
  t.teardown(() => rm(folder, {recursive: true, force: true}));
  await writeFile(join(folder, 'log.key'), text, {mode});
  return join(folder, 'log.key');
}

test('a certificate vouches for the log key whose hash it carries as a URI, under the name of its own host', t => {
  const {certificate} = ca.host('lab-01', {logKey: key});
  t.is(uri, `reeve:log-key:sha256:${digest}`);
  t.deepEqual(vouchedLogKeys(certificate), [digest]);
  t.true(isVouched(certificate, verifier));
  t.false(isVouched(certificate, new NoteVerifier(originOf('lab-01'), newLogKey())), 'another key');
  t.false(isVouched(certificate, new NoteVerifier(originOf('lab-02'), key)), 'the log of another host');
  t.false(
    isVouched(ca.host('lab-02', {logKey: key}).certificate, verifier),
    'the certificate of another host',
  );
  t.deepEqual(vouchedLogKeys(ca.user('alice').certificate), []);
});

test('a certificate may name several log keys', t => {
  const other = new NoteVerifier(originOf('lab-01'), newLogKey());
  const certificate = named(uriName(logKeyUri(other.publicKey)), uriName(uri));
  t.true(isVouched(certificate, verifier));
  t.true(isVouched(certificate, other));
});

test('what is nearly the name of a log key is none', t => {
  const near: Record<string, Asn1> = {
    'upper-case hex': uriName(`reeve:log-key:sha256:${digest.toUpperCase()}`),
    'an upper-case scheme': uriName(uri.replace('reeve', 'Reeve')),
    'a digit less': uriName(uri.slice(0, -1)),
    'a digit more': uriName(`${uri}0`),
    'a newline behind': contextBytes(6, bytes(`${uri}\n`)),
    'a line before': contextBytes(6, bytes(`x\n${uri}`)),
    'a NUL behind': contextBytes(6, bytes(`${uri}\0`)),
    'white space before': contextBytes(6, bytes(` ${uri}`)),
    'a high bit': contextBytes(6, bytes(uri.replace('e', '\u00e5'))),
    'another hash': uriName(uri.replace('sha256', 'sha512')),
    'a DNS name': contextBytes(2, bytes(uri)),
    'a mail address': contextBytes(1, bytes(uri)),
    'a mail address that prints as one': contextBytes(1, bytes(`a, URI:${uri}`)),
    'a DNS name that prints as one': contextBytes(2, bytes(`a, URI:${uri}`)),
    'an IA5String without its tag': octets(bytes(uri)),
    'part of a longer URI': uriName(`https://example.org/?${uri}`),
  };
  for (const [what, name] of Object.entries(near)) {
    const certificate = named(name);
    t.deepEqual(vouchedLogKeys(certificate), [], what);
    t.false(isVouched(certificate, verifier), what);
  }
});

test('a URI counts among the alternative names of the subject alone, and not in a list that is ill formed', t => {
  const issuerNames = extension('2.5.29.18', sequence(uriName(uri)));
  const elsewhere = ca.host('lab-01', {extensions: [alternativeNames([dnsName('lab-01')]), issuerNames]});
  t.deepEqual(vouchedLogKeys(elsewhere.certificate), []);
  const whole = encode(sequence(uriName(uri)));
  for (const der of [whole.subarray(0, -1), Buffer.concat([whole, Buffer.of(0)]), encode(uriName(uri))]) {
    const {certificate} = ca.host('lab-01', {extensions: [sequence(oid('2.5.29.17'), octets(der))]});
    t.throws(() => vouchedLogKeys(certificate), {code: 'certificate-malformed'});
  }
});

test('a log key is read from its file, under the name of its host', async t => {
  const loaded = await loadLogSigner(await fileOf(t, keyPem(key)), 'lab-01');
  t.is(loaded.verifier.toString(), verifier.toString());
});

test('a log key that cannot be used is refused, with what to do', async t => {
  const gone = join(tmpdir(), 'reeve-nowhere', 'log.key');
  await t.throwsAsync(loadLogSigner(gone, 'lab-01'), {
    code: 'credentials-missing',
    message: /nowhere\/log\.key: there is no such file; .* with: reeve cert renew host:lab-01$/,
  });
  const open = await fileOf(t, keyPem(key));
  await chmod(open, 0o640);
  await t.throwsAsync(loadLogSigner(open, 'lab-01'), {code: 'file-not-private', message: /chmod 600/});
  const malformed: [string, RegExp][] = [
    [keyPem(newKey().privateKey), /log\.key cannot be used: .* Ed25519 key, .* of the kind ec$/],
    [keyPem(key, 'secret'), /has a passphrase/],
    [`${verifier.toString()}\n`, /not a private key in PEM/],
    ['', /not a private key in PEM/],
  ];
  for (const [text, message] of malformed) {
    const path = await fileOf(t, text);
    await t.throwsAsync(loadLogSigner(path, 'lab-01'), {code: 'credentials-malformed', message});
  }
});

test('a host whose certificate names its log key is in order; one that names none is warned about', t => {
  t.deepEqual(requireVouched(ca.host('lab-01', {logKey: key}).certificate, signer, files), []);
  const [warning = '', another] = requireVouched(
    ca.host('lab-01', {logKey: 'none'}).certificate,
    signer,
    files,
  );
  t.regex(warning, /^the certificate cert\.pem names no log key, .* reeve cert renew host:lab-01$/);
  t.is(another, undefined);
});

test('a log key that is not the one in the certificate is refused', t => {
  t.throws(() => requireVouched(ca.host('lab-01').certificate, signer, files), {
    code: 'credentials-mismatch',
    message: /^log\.key is not the log key that the certificate cert\.pem names: .* host:lab-01 --rekey$/,
  });
  t.throws(() => requireVouched(ca.host('lab-02', {logKey: key}).certificate, signer, files), {
    code: 'credentials-mismatch',
    message: /"lab-01\/reeve-account", and cert\.pem is the certificate of lab-02$/,
  });
});
