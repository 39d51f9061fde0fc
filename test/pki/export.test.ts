import {createPrivateKey, X509Certificate} from 'node:crypto';
import {readFile, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {createSecureContext} from 'node:tls';
import test from 'ava';
import {exportPkcs12} from '../../src/pki/export.ts';
import {issueHost, issueUser} from '../../src/pki/issue.ts';
import {newAuthority, openssl} from '../fixtures/ca-folder.ts';

const alice = {kind: 'user', name: 'alice'} as const;

test('openssl reads certificate, key, CA and name out of an export, under its password alone', async t => {
  const ca = await newAuthority(t);
  const {certPath, keyPath = ''} = await issueUser(ca, {name: 'alice', groups: ['ops']}, Date.now());
  const path = join(ca.dir, 'alice.p12');
  const password = 'pässword with spaces €';
  await exportPkcs12(ca.dir, alice, password, path);
  const read = (...args: string[]) => openssl('pkcs12', '-in', path, '-passin', `pass:${password}`, ...args);
  const fingerprint = (pem: string | Buffer) => new X509Certificate(pem).fingerprint256;
  t.is(fingerprint(await read('-clcerts', '-nokeys')), fingerprint(await readFile(certPath)));
  t.is(fingerprint(await read('-cacerts', '-nokeys')), ca.certificate.fingerprint256);
  t.true(
    createPrivateKey(await read('-nocerts', '-nodes')).equals(createPrivateKey(await readFile(keyPath))),
  );
  t.regex(await read('-nodes'), /friendlyName: alice/);
  t.regex(
    await read('-info', '-noout'),
    /MAC: sha256, Iteration 100000.*PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256/s,
  );
  await t.throwsAsync(openssl('pkcs12', '-in', path, '-passin', 'pass:wrong', '-nodes'), {
    message: /invalid password/,
  });
});

test('Node reads an export too', async t => {
  const ca = await newAuthority(t);
  await issueHost(ca, {name: 'lab-01'}, Date.now());
  const path = join(ca.dir, 'lab-01.p12');
  await exportPkcs12(ca.dir, {kind: 'host', name: 'lab-01'}, 'secret', path);
  const pfx = await readFile(path);
  t.notThrows(() => createSecureContext({pfx, passphrase: 'secret'}));
  t.throws(() => createSecureContext({pfx, passphrase: 'wrong'}));
});

test('an export is for its owner alone and overwrites nothing', async t => {
  const ca = await newAuthority(t);
  await issueUser(ca, {name: 'alice'}, Date.now());
  const path = join(ca.dir, 'alice.p12');
  await exportPkcs12(ca.dir, alice, 'secret', path);
  t.is((await stat(path)).mode & 0o777, 0o600);
  await t.throwsAsync(exportPkcs12(ca.dir, alice, 'secret', path), {code: 'file-exists'});
});

test('an export without a password, or of somebody whose key is elsewhere, is refused', async t => {
  const ca = await newAuthority(t);
  const path = join(ca.dir, 'alice.p12');
  await t.throwsAsync(exportPkcs12(ca.dir, alice, 'secret', path), {code: 'certificate-missing'});
  const {keyPath = ''} = await issueUser(ca, {name: 'alice'}, Date.now());
  await t.throwsAsync(exportPkcs12(ca.dir, alice, '', path), {code: 'no-secret'});
  await rm(keyPath);
  await t.throwsAsync(exportPkcs12(ca.dir, alice, 'secret', path), {
    code: 'certificate-missing',
    message: /key\.pem/,
  });
});
