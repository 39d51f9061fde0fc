import {chmod, readdir, readFile, rm, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {parseRevocationList} from '../../src/identity/revocation-list.ts';
import {createAuthority, openAuthority} from '../../src/pki/authority.ts';
import {newAuthority, openssl, temporaryFolder} from '../fixtures/ca-folder.ts';

const day = 24 * 60 * 60 * 1000;
const never = () => Promise.reject(new Error('asked for a passphrase'));

test('a new CA is for ten years, signs leaves alone, and openssl agrees', async t => {
  const now = Date.now();
  const {dir, certificate} = await createAuthority({dir: await temporaryFolder(t), now});
  t.true(certificate.ca);
  t.true(Math.abs(certificate.validToDate.getTime() - now - 3650 * day) < 1000);
  const text = await openssl('x509', '-in', join(dir, 'ca.pem'), '-noout', '-text');
  t.regex(text, /CA:TRUE, pathlen:0/);
  t.regex(text, /Key Usage: critical\s+Certificate Sign, CRL Sign/);
  t.regex(text, /NIST CURVE: P-256/);
  await t.notThrowsAsync(
    openssl('verify', '-x509_strict', '-CAfile', join(dir, 'ca.pem'), join(dir, 'ca.pem')),
  );
});

test('a new CA has a revocation list with nobody on it', async t => {
  const {dir, certificate} = await newAuthority(t);
  const list = parseRevocationList(await readFile(join(dir, 'crl.pem')), [certificate]);
  t.is(list.number, 1n);
  t.is(list.serials.size, 0);
  t.is(list.nextUpdate - list.thisUpdate, 30 * day);
  t.regex(
    await openssl('crl', '-in', join(dir, 'crl.pem'), '-CAfile', join(dir, 'ca.pem'), '-noout'),
    /verify OK/,
  );
});

test("the CA's key is readable by its owner alone", async t => {
  const {dir} = await newAuthority(t);
  t.is((await stat(join(dir, 'ca.key'))).mode & 0o777, 0o600);
});

test('a folder that holds a CA gets no second one, and keeps the first as it is', async t => {
  const {dir} = await newAuthority(t);
  const before = await readFile(join(dir, 'ca.key'), 'utf8');
  await t.throwsAsync(createAuthority({dir, now: Date.now()}), {
    code: 'ca-exists',
    message: /holds a CA already/,
  });
  t.is(await readFile(join(dir, 'ca.key'), 'utf8'), before);
});

test('a key without its certificate is not overwritten either', async t => {
  const {dir} = await newAuthority(t);
  await rm(join(dir, 'ca.pem'));
  await t.throwsAsync(createAuthority({dir, now: Date.now()}), {
    code: 'ca-exists',
    message: /ca\.key is there without/,
  });
});

test('of several that make a CA in one folder at once, one does', async t => {
  const dir = await temporaryFolder(t);
  const attempts = await Promise.allSettled(
    Array.from({length: 4}, () => createAuthority({dir, now: Date.now()})),
  );
  t.is(attempts.filter(({status}) => status === 'fulfilled').length, 1);
  await t.notThrowsAsync(openAuthority(dir, never));
});

test('a passphrase encrypts the key, so that openssl needs it too', async t => {
  const dir = await temporaryFolder(t);
  await createAuthority({dir, now: Date.now(), passphrase: 'correct hörse'});
  const key = join(dir, 'ca.key');
  t.regex(await readFile(key, 'utf8'), /^-----BEGIN ENCRYPTED PRIVATE KEY-----/);
  await t.notThrowsAsync(openAuthority(dir, async () => 'correct hörse'));
  await t.throwsAsync(
    openAuthority(dir, async () => 'wrong'),
    {code: 'ca-key', message: /wrong passphrase/},
  );
  await t.notThrowsAsync(openssl('pkey', '-in', key, '-passin', 'pass:correct hörse', '-noout'));
  await t.throwsAsync(openssl('pkey', '-in', key, '-passin', 'pass:wrong', '-noout'));
});

test('a key without a passphrase asks for none', async t => {
  const {dir} = await newAuthority(t);
  await t.notThrowsAsync(openAuthority(dir, never));
});

test('a CA that is not there is told of, with what to do', async t => {
  const dir = await temporaryFolder(t);
  await t.throwsAsync(openAuthority(dir, never), {code: 'ca-missing', message: /reeve ca init --dir/});
});

test('a key that others can read, or of another CA, is refused', async t => {
  const {dir} = await newAuthority(t);
  await chmod(join(dir, 'ca.key'), 0o644);
  await t.throwsAsync(openAuthority(dir, never), {code: 'file-not-private'});
  const other = await newAuthority(t);
  await chmod(join(dir, 'ca.key'), 0o600);
  await writeFile(join(dir, 'ca.key'), await readFile(join(other.dir, 'ca.key')));
  await t.throwsAsync(openAuthority(dir, never), {code: 'ca-key', message: /is not the key of/});
});

test('names and lifetimes that make no sense are refused before anything is written', async t => {
  const dir = await temporaryFolder(t);
  for (const days of [0, -1, 1.5, Number.NaN, 100_000]) {
    await t.throwsAsync(createAuthority({dir, now: Date.now(), days}), {code: 'bad-lifetime'});
  }
  for (const name of ['', 'a\nb', 'a,b', 'x'.repeat(65)]) {
    await t.throwsAsync(createAuthority({dir, now: Date.now(), name}), {code: 'bad-name'});
  }
  t.deepEqual(await readdir(dir), []);
});
