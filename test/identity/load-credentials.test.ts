import {generateKeyPairSync} from 'node:crypto';
import {chmod, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {FileTrustError} from '../../src/base/file-trust.ts';
import {expiryWarning} from '../../src/identity/dates.ts';
import {loadCredentials, loadRevocations} from '../../src/identity/load-credentials.ts';
import {keyPem} from '../../src/pki/authority.ts';
import type {LeafOptions} from '../fixtures/certificates.ts';
import {makeAuthority, newKey, rootExtensions} from '../fixtures/certificates.ts';

const day = 24 * 60 * 60 * 1000;
const ca = makeAuthority();

async function makeFiles(t: ExecutionContext, options: LeafOptions = {}) {
  const dir = await mkdtemp(join(tmpdir(), 'reeve-credentials-'));
  t.teardown(() => rm(dir, {recursive: true}));
  const alice = ca.user('alice', options);
  const files = {
    cert: join(dir, 'cert.pem'),
    key: join(dir, 'key.pem'),
    ca: join(dir, 'ca.pem'),
    crl: join(dir, 'crl.pem'),
  };
  await writeFile(files.cert, alice.certPem);
  await writeFile(files.key, alice.keyPem, {mode: 0o600});
  await writeFile(files.ca, ca.certPem);
  await writeFile(files.crl, ca.crl(['0A']));
  return files;
}

test('certificate, key and CAs are read, with the texts that TLS wants', async t => {
  const files = await makeFiles(t);
  const other = makeAuthority({name: 'Other CA'});
  await writeFile(files.ca, `# ours\n${ca.certPem}\n# theirs\n${other.certPem}`);
  const {certificate, key, bundle, pem, warnings} = await loadCredentials(files, Date.now());
  t.true(certificate.checkPrivateKey(key));
  t.deepEqual(
    bundle.map(({fingerprint256}) => fingerprint256),
    [ca, other].map(({certificate}) => certificate.fingerprint256),
  );
  t.is(pem.cert, certificate.toString());
  t.deepEqual(warnings, []);
  const [list] = await loadRevocations(files.crl, bundle);
  t.deepEqual([...(list?.serials ?? [])], ['0A']);
});

test('a bundle in which a CA leads to no root is refused, and it is said what to add', async t => {
  const files = await makeFiles(t);
  const root = makeAuthority({name: 'Lab Root', extensions: rootExtensions()});
  const middle = makeAuthority({name: 'Lab Middle', extensions: rootExtensions(), signedBy: root});
  const last = makeAuthority({name: 'Lab Last', signedBy: middle});
  const load = async (...authorities: {certPem: string}[]) => {
    await writeFile(files.ca, authorities.map(({certPem}) => certPem).join(''));
    return loadCredentials(files, Date.now());
  };
  const lacks = (ca: string, issuer: string) => ({
    code: 'credentials-malformed',
    message: `${files.ca} cannot be used: it holds the intermediate CA "CN=${ca}" without the CA that signed it, "CN=${issuer}"; add that one's certificate, up to a self-signed root`,
  });
  await t.throwsAsync(load(last), lacks('Lab Last', 'Lab Middle'));
  await t.throwsAsync(load(last, middle), lacks('Lab Middle', 'Lab Root'));
  await t.throwsAsync(load(last, root), lacks('Lab Last', 'Lab Middle'));
  await t.throwsAsync(load(ca, middle), lacks('Lab Middle', 'Lab Root'));
  t.is((await load(last, middle, root)).bundle.length, 3);
  t.is((await load(root)).bundle.length, 1);

  const key = newKey();
  const own = makeAuthority({name: 'Lab Root of 2026', key, extensions: rootExtensions()});
  const crossSigned = makeAuthority({
    name: 'Lab Root of 2026',
    key,
    extensions: rootExtensions(),
    signedBy: makeAuthority({name: 'Lab Root of 2016', extensions: rootExtensions()}),
  });
  t.is((await load(crossSigned, own)).bundle.length, 2, 'a CA that is a root as well');
});

test('a file that is not there is named', async t => {
  for (const name of ['cert', 'key', 'ca'] as const) {
    const files = await makeFiles(t);
    await rm(files[name]);
    const error = await t.throwsAsync(loadCredentials(files, Date.now()), {code: 'credentials-missing'});
    t.true(error?.message.includes(files[name]));
  }
  const files = await makeFiles(t);
  await rm(files.crl);
  await t.throwsAsync(loadRevocations(files.crl, [ca.certificate]), {
    code: 'credentials-missing',
    message: /crl\.pem/,
  });
});

test('a file with something else in it is named', async t => {
  for (const name of ['cert', 'key', 'ca'] as const) {
    const files = await makeFiles(t);
    await writeFile(files[name], 'something else');
    const error = await t.throwsAsync(loadCredentials(files, Date.now()), {code: 'credentials-malformed'});
    t.true(error?.message.includes(files[name]));
  }
  const files = await makeFiles(t);
  await writeFile(files.crl, makeAuthority().crl([]));
  await t.throwsAsync(loadRevocations(files.crl, [ca.certificate]), {
    code: 'crl-untrusted',
    message: /crl\.pem: /,
  });
});

test('a bundle of CAs of which one is cut or mislabelled is refused, and not taken without it', async t => {
  const other = makeAuthority({name: 'Other CA'}).certPem;
  const spoiled = [
    other.slice(0, -40),
    other.slice(0, 9),
    other.replaceAll(' CERTIFICATE', ' TRUSTED CERTIFICATE'),
    other.replace('-----END CERTIFICATE-----', ''),
    ca.crl([]),
  ];
  for (const text of spoiled) {
    const files = await makeFiles(t);
    await writeFile(files.ca, `${ca.certPem}${text}`);
    await t.throwsAsync(loadCredentials(files, Date.now()), {
      code: 'credentials-malformed',
      message: /ca\.pem cannot be used: /,
    });
  }
});

test('a certificate may stand in one file with its key, and is the first where there are several', async t => {
  const files = await makeFiles(t);
  const [cert, key] = await Promise.all([readFile(files.cert, 'utf8'), readFile(files.key, 'utf8')]);
  await writeFile(files.cert, `${key}${cert}${ca.certPem}`);
  const {certificate} = await loadCredentials(files, Date.now());
  t.is(certificate.toString(), cert);
});

test('a file that is far too long is not read', async t => {
  const files = await makeFiles(t);
  await writeFile(files.cert, Buffer.alloc(2 * 1024 * 1024, 'x'));
  await t.throwsAsync(loadCredentials(files, Date.now()), {
    code: 'credentials-malformed',
    message: /at most 1048576/,
  });
});

test('a key that others can read is refused, as ssh does', async t => {
  const files = await makeFiles(t);
  for (const mode of [0o640, 0o604, 0o660, 0o644]) {
    await chmod(files.key, mode);
    await t.throwsAsync(loadCredentials(files, Date.now()), {
      instanceOf: FileTrustError,
      code: 'file-not-private',
    });
  }
});

test('a key that is of another certificate is refused', async t => {
  const files = await makeFiles(t);
  await writeFile(files.key, ca.user('bob').keyPem);
  await t.throwsAsync(loadCredentials(files, Date.now()), {
    code: 'credentials-mismatch',
    message: /key\.pem is not the key of/,
  });
});

test('a key with a passphrase is said to have one', async t => {
  const files = await makeFiles(t);
  const {privateKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
  await writeFile(files.key, keyPem(privateKey, 'secret'));
  await t.throwsAsync(loadCredentials(files, Date.now()), {
    code: 'credentials-malformed',
    message: /has a passphrase/,
  });
});

test('a bundle with a certificate that is not of a CA is refused', async t => {
  const files = await makeFiles(t);
  await writeFile(files.ca, ca.certPem + ca.user('bob').certPem);
  await t.throwsAsync(loadCredentials(files, Date.now()), {
    code: 'credentials-malformed',
    message: /not of a CA/,
  });
});

test('what expires soon is warned about, what has expired is too and is still loaded', async t => {
  const now = Date.now();
  const soon = await loadCredentials(
    await makeFiles(t, {notBefore: now - 80 * day, notAfter: now + 10.5 * day}),
    now,
  );
  t.regex(
    soon.warnings.join(),
    /^the certificate .*cert\.pem expires in 10 days, on .*; renew it \(reeve cert renew\)$/,
  );
  const past = await loadCredentials(
    await makeFiles(t, {notBefore: now - 90 * day, notAfter: now - day}),
    now,
  );
  t.regex(past.warnings.join(), /cert\.pem expired on /);
});

test('the warning begins with the last sixth of the lifetime, yet at most 30 days before the end', t => {
  const start = Date.UTC(2026, 0, 1);
  const begins = (days: number) => {
    const {certificate} = ca.user('alice', {notBefore: start, notAfter: start + days * day});
    for (let left = days; left >= 0; left--) {
      if (expiryWarning(certificate, start + (days - left) * day, 'it') !== undefined) return left;
    }
    return -1;
  };
  t.deepEqual([90, 397, 12].map(begins), [15, 30, 2]);
});
