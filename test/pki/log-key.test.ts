import {createPrivateKey, createPublicKey} from 'node:crypto';
import {mkdir, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {verifyHostName, verifyLeaf} from '../../src/identity/certificate.ts';
import {isVouched, loadLogSigner, logKeyUri, vouchedLogKeys} from '../../src/identity/log-key.ts';
import {NoteVerifier} from '../../src/merkle/note-verifier.ts';
import type {Authority} from '../../src/pki/authority.ts';
import {keyPem} from '../../src/pki/authority.ts';
import {issueHost} from '../../src/pki/issue.ts';
import {renew} from '../../src/pki/renew.ts';
import {revoke} from '../../src/pki/revoke.ts';
import {newAuthority, openssl, runScript} from '../fixtures/ca-folder.ts';
import {makeAuthority, newLogKey} from '../fixtures/certificates.ts';

const now = Date.now();
const lab = {kind: 'host', name: 'lab-01'} as const;
const folderOf = ({dir}: Authority) => join(dir, 'hosts/lab-01');

async function publicKeyIn(folder: string): Promise<NoteVerifier> {
  return NoteVerifier.parse((await readFile(join(folder, 'log.pub'), 'utf8')).replace(/\n$/, ''));
}

/** Makes the host one of before there were log keys. */
async function forget(ca: Authority): Promise<void> {
  const folder = folderOf(ca);
  for (const name of ['log.key', 'log.pub']) await rm(join(folder, name));
  const key = createPrivateKey(await readFile(join(folder, 'key.pem')));
  const authority = makeAuthority({key: {privateKey: ca.key, publicKey: ca.certificate.publicKey}});
  const {certPem} = authority.host('lab-01', {
    dns: ['lab-01', 'old.example.org'],
    key: {privateKey: key, publicKey: createPublicKey(key)},
    logKey: 'none',
  });
  await writeFile(join(folder, 'cert.pem'), certPem);
}

/** A host's keys as its administrator makes them there with openssl, and its certificate request. */
async function makeElsewhere(folder: string): Promise<{request: Buffer; logPublic: Buffer}> {
  await mkdir(folder);
  const at = (name: string) => join(folder, name);
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await openssl('req', '-new', ...ec, '-keyout', at('key.pem'), '-subj', '/CN=lab-01', '-out', at('csr'));
  await openssl('genpkey', '-algorithm', 'ed25519', '-out', at('log.key'));
  await openssl('pkey', '-in', at('log.key'), '-pubout', '-out', at('log.pub'));
  return {request: await readFile(at('csr')), logPublic: await readFile(at('log.pub'))};
}

test.serial('a host gets a log key for its owner alone, and a certificate that names it', async t => {
  const ca = await newAuthority(t);
  const {certificate, certPath, logKeyPath = ''} = await issueHost(ca, {name: 'lab-01'}, now);
  t.is(logKeyPath, join(folderOf(ca), 'log.key'));
  t.deepEqual((await readdir(folderOf(ca))).toSorted(), ['cert.pem', 'key.pem', 'log.key', 'log.pub']);
  t.is((await stat(logKeyPath)).mode & 0o777, 0o600);
  t.is((await stat(join(folderOf(ca), 'log.pub'))).mode & 0o777, 0o644);
  const {verifier} = await loadLogSigner(logKeyPath, 'lab-01');
  t.is((await publicKeyIn(folderOf(ca))).toString(), verifier.toString());
  t.is(verifier.name, 'lab-01/reeve-account');
  t.true(isVouched(certificate, verifier));
  t.is(verifyLeaf(certificate, [ca.certificate], [], now, 'server').name, 'lab-01');

  const printed = await openssl('x509', '-in', certPath, '-noout', '-ext', 'subjectAltName');
  t.true(printed.includes(`DNS:lab-01, URI:${logKeyUri(verifier.publicKey)}\n`), printed);
  const spki = await openssl('pkey', '-in', logKeyPath, '-pubout', '-outform', 'PEM');
  t.true(createPublicKey(spki).equals(createPublicKey(await readFile(logKeyPath))));
  await t.notThrowsAsync(openssl('verify', '-x509_strict', '-CAfile', join(ca.dir, 'ca.pem'), certPath));
  t.throws(() => verifyHostName(certificate, 'lab-02'), {message: /certificate is for "DNS:lab-01"$/});
});

test.serial(
  'a log key that is there without a certificate is used; one that is no good is refused',
  async t => {
    const ca = await newAuthority(t);
    await mkdir(folderOf(ca), {recursive: true, mode: 0o700});
    const path = join(folderOf(ca), 'log.key');
    await writeFile(path, keyPem(ca.key), {mode: 0o600});
    await t.throwsAsync(issueHost(ca, {name: 'lab-01'}, now), {message: /log\.key .* of the kind ec$/});
    const pem = keyPem(newLogKey());
    await writeFile(path, pem, {mode: 0o600});
    const {certificate} = await issueHost(ca, {name: 'lab-01'}, now);
    t.is(await readFile(path, 'utf8'), pem);
    t.true(isVouched(certificate, await publicKeyIn(folderOf(ca))));
  },
);

test.serial('a renewal keeps the log key, also with other names; a new key brings a new log key', async t => {
  const ca = await newAuthority(t);
  const before = await issueHost(ca, {name: 'lab-01', ip: ['10.0.0.5']}, now);
  const pem = await readFile(join(folderOf(ca), 'log.key'), 'utf8');
  const kept = await renew(ca, lab, {}, now);
  t.is(kept.certificate.subjectAltName, before.certificate.subjectAltName);
  const renamed = await renew(ca, lab, {dns: ['new.example.org']}, now);
  t.deepEqual(vouchedLogKeys(renamed.certificate), vouchedLogKeys(before.certificate));
  t.is(renamed.logKeyPath, join(folderOf(ca), 'log.key'));
  t.is(await readFile(join(folderOf(ca), 'log.key'), 'utf8'), pem);

  const rekeyed = await renew(ca, lab, {rekey: true}, now);
  t.not(await readFile(join(folderOf(ca), 'log.key'), 'utf8'), pem);
  t.is(vouchedLogKeys(rekeyed.certificate).length, 1);
  const {verifier} = await loadLogSigner(join(folderOf(ca), 'log.key'), 'lab-01');
  t.true(isVouched(rekeyed.certificate, verifier));
  t.is((await publicKeyIn(folderOf(ca))).toString(), verifier.toString());
  t.false(isVouched(before.certificate, verifier));
});

test.serial(
  'a host of before there were log keys gets one when it is renewed, and keeps its names',
  async t => {
    const ca = await newAuthority(t);
    await issueHost(ca, {name: 'lab-01'}, now);
    await forget(ca);
    const {certificate, notes} = await renew(ca, lab, {}, now);
    t.true(isVouched(certificate, await publicKeyIn(folderOf(ca))));
    verifyHostName(certificate, 'old.example.org');
    t.notRegex(notes.join(), /log key/);
  },
);

test.serial('setup gives such a host its log key', async t => {
  const ca = await newAuthority(t);
  await issueHost(ca, {name: 'lab-01'}, now);
  await forget(ca);
  const {status, stdout, stderr} = await runScript('scripts/setup.ts', ['--dir', ca.dir, '--host', 'lab-01']);
  t.is(status, 0, stderr);
  t.regex(stdout, /^kept {2}host lab-01.*\n {6}renewed for its log key/m);
  await t.notThrowsAsync(loadLogSigner(join(folderOf(ca), 'log.key'), 'lab-01'));
});

test.serial('a renewal says that the log key it names is not the one here, or not here at all', async t => {
  const ca = await newAuthority(t);
  const before = await issueHost(ca, {name: 'lab-01'}, now);
  await writeFile(join(folderOf(ca), 'log.key'), keyPem(newLogKey()));
  const {certificate, notes} = await renew(ca, lab, {}, now);
  t.deepEqual(vouchedLogKeys(certificate), vouchedLogKeys(before.certificate));
  t.regex(notes.join('\n'), /log\.key is not the log key that the certificate named .* --rekey$/m);
  await rm(join(folderOf(ca), 'log.key'));
  const lost = await renew(ca, lab, {}, now);
  t.deepEqual(vouchedLogKeys(lost.certificate), vouchedLogKeys(before.certificate));
  t.regex(lost.notes.join('\n'), /log\.key is not here, and the certificate still names it; .* --rekey$/m);
});

test.serial('a log key that stays on its host is named by its public half, beside a request', async t => {
  const ca = await newAuthority(t);
  const host = join(ca.dir, 'elsewhere');
  const {request, logPublic} = await makeElsewhere(host);
  const issued = await issueHost(ca, {name: 'lab-01', request, logPublic}, now);
  t.deepEqual((await readdir(folderOf(ca))).toSorted(), ['cert.pem', 'log.pub']);
  t.is(issued.logKeyPath, undefined);
  const {verifier} = await loadLogSigner(join(host, 'log.key'), 'lab-01');
  t.true(isVouched(issued.certificate, verifier));
  t.is((await publicKeyIn(folderOf(ca))).toString(), verifier.toString());
  t.true(isVouched((await renew(ca, lab, {}, now)).certificate, verifier), 'it is kept');

  const message = /say with --log-pub .* --log-pub .*hosts\/lab-01\/log\.pub$/;
  await t.throwsAsync(renew(ca, lab, {request}, now), {code: 'bad-target', message});
  await revoke(ca, ['host:lab-01'], now);
  const line = await readFile(join(folderOf(ca), 'log.pub'));
  const again = await renew(ca, lab, {request, logPublic: line}, now);
  t.true(isVouched(again.certificate, verifier));
});

test.serial(
  'a host that keeps its keys and brings no log key gets a certificate without, and a note',
  async t => {
    const ca = await newAuthority(t);
    const {request, logPublic} = await makeElsewhere(join(ca.dir, 'elsewhere'));
    const note = /names no log key, .* openssl genpkey .* reeve cert renew host:lab-01 --log-pub log\.pub/;
    const issued = await issueHost(ca, {name: 'lab-01', request}, now);
    t.deepEqual(vouchedLogKeys(issued.certificate), []);
    t.deepEqual(await readdir(folderOf(ca)), ['cert.pem'], 'no key is made that would have to travel');
    t.regex(issued.notes.join('\n'), note);
    const renewed = await renew(ca, lab, {}, now);
    t.deepEqual(vouchedLogKeys(renewed.certificate), []);
    t.regex(renewed.notes.join('\n'), note);
    const named = await renew(ca, lab, {logPublic}, now);
    t.true(isVouched(named.certificate, await publicKeyIn(folderOf(ca))));
  },
);

test.serial('a public half that is none, of another host, or beside another key is refused', async t => {
  const ca = await newAuthority(t);
  const issue = (text: string) => issueHost(ca, {name: 'lab-01', logPublic: Buffer.from(text)}, now);
  const other = new NoteVerifier('lab-02/reeve-account', newLogKey());
  const refused: [string, RegExp][] = [
    ['', /neither a line/],
    ['garbage', /neither a line/],
    [keyPem(newLogKey()), /neither a line/],
    [ca.certificate.publicKey.export({type: 'spki', format: 'pem'}).toString(), /neither a line/],
    [`${other.toString()}\n`, /"lab-02\/reeve-account", not of "lab-01\/reeve-account"/],
  ];
  for (const [text, message] of refused) await t.throwsAsync(issue(text), {code: 'bad-request', message});
  await issueHost(ca, {name: 'lab-01'}, now);
  const another = new NoteVerifier('lab-01/reeve-account', newLogKey());
  const logPublic = Buffer.from(another.toString());
  await t.throwsAsync(renew(ca, lab, {logPublic}, now), {code: 'file-exists', message: /another log key/});
  await t.throwsAsync(renew(ca, lab, {logPublic, rekey: true}, now), {code: 'bad-target'});
  const alice = {kind: 'user', name: 'alice'} as const;
  await t.throwsAsync(renew(ca, alice, {logPublic}, now), {code: 'bad-target', message: /a log key/});
});
