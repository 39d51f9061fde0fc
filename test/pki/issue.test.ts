import {generateKeyPairSync} from 'node:crypto';
import {mkdir, readdir, readFile, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {verifyHostName, verifyLeaf} from '../../src/identity/certificate.ts';
import {shownNames} from '../../src/identity/leaf.ts';
import {loadCredentials} from '../../src/identity/load-credentials.ts';
import {createAuthority, keyPem} from '../../src/pki/authority.ts';
import {issueHost, issueUser} from '../../src/pki/issue.ts';
import {newAuthority, openssl, temporaryFolder} from '../fixtures/ca-folder.ts';

const day = 24 * 60 * 60 * 1000;
const now = Date.now();

test.serial(
  "a host's certificate holds its own name, the other names and the addresses, for 397 days",
  async t => {
    const ca = await newAuthority(t);
    const {certificate, certPath, keyPath} = await issueHost(
      ca,
      {name: 'lab-01', dns: ['lab-01.example.org', 'lab-01'], ip: ['10.0.0.5', '::1']},
      now,
    );
    t.is(verifyLeaf(certificate, [ca.certificate], [], now, 'server').name, 'lab-01');
    for (const name of ['lab-01', 'lab-01.example.org', '10.0.0.5', '::1'])
      t.notThrows(() => verifyHostName(certificate, name));
    t.is(
      shownNames(certificate),
      'DNS:lab-01, DNS:lab-01.example.org, IP Address:10.0.0.5, IP Address:0:0:0:0:0:0:0:1',
    );
    t.true(Math.abs(certificate.validToDate.getTime() - now - 397 * day) < 1000);
    t.is(certPath, join(ca.dir, 'hosts/lab-01/cert.pem'));
    t.is(keyPath, join(ca.dir, 'hosts/lab-01/key.pem'));
  },
);

test.serial('IP addresses are encoded as Node reads them back', async t => {
  const ca = await newAuthority(t);
  const ip = [
    '0.0.0.0',
    '255.254.1.2',
    '::',
    '2001:db8::8a2e:370:7334',
    '::ffff:1.2.3.4',
    'fe80::1',
    '1:2:3:4:5:6:7:8',
    '1::',
  ];
  const {certificate} = await issueHost(ca, {name: 'lab-01', ip}, now);
  for (const address of ip) t.is(certificate.checkIP(address), address);
});

test.serial('a host that is named by its address has it as an address', async t => {
  const {certificate} = await issueHost(await newAuthority(t), {name: '10.0.0.5'}, now);
  t.is(shownNames(certificate), 'IP Address:10.0.0.5');
});

test.serial("a user's certificate holds name and groups, for 90 days", async t => {
  const ca = await newAuthority(t);
  const {certificate} = await issueUser(ca, {name: 'alice', groups: ['ops', 'admins', 'ops']}, now);
  const {name, groups, kind} = verifyLeaf(certificate, [ca.certificate], [], now, 'client');
  t.deepEqual({name, groups, kind}, {name: 'alice', groups: ['ops', 'admins'], kind: 'user'});
  t.true(Math.abs(certificate.validToDate.getTime() - now - 90 * day) < 1000);
});

test.serial('openssl finds both good for their purpose, and for no other', async t => {
  const ca = await newAuthority(t);
  const alice = await issueUser(ca, {name: 'alice'}, now);
  const lab = await issueHost(ca, {name: 'lab-01'}, now);
  const check = (purpose: string, path: string) =>
    openssl(
      'verify',
      '-x509_strict',
      '-purpose',
      purpose,
      '-CAfile',
      join(ca.dir, 'ca.pem'),
      '-crl_check',
      '-CRLfile',
      join(ca.dir, 'crl.pem'),
      path,
    );
  await t.notThrowsAsync(check('sslclient', alice.certPath));
  await t.notThrowsAsync(check('sslserver', lab.certPath));
  await t.throwsAsync(check('sslserver', alice.certPath));
  await t.throwsAsync(check('sslclient', lab.certPath));
});

test.serial('keys are for their owner alone, in folders for the owner alone', async t => {
  const ca = await newAuthority(t);
  const {keyPath = ''} = await issueUser(ca, {name: 'alice'}, now);
  t.is((await stat(keyPath)).mode & 0o777, 0o600);
  t.is((await stat(join(ca.dir, 'users/alice'))).mode & 0o777, 0o700);
  t.deepEqual(await readdir(join(ca.dir, 'users/alice')), ['cert.pem', 'key.pem'], 'no temporary file stays');
});

test.serial('what was written is loaded as credentials', async t => {
  const ca = await newAuthority(t);
  const {certPath, keyPath = ''} = await issueUser(ca, {name: 'alice'}, now);
  const {warnings} = await loadCredentials({cert: certPath, key: keyPath, ca: join(ca.dir, 'ca.pem')}, now);
  t.deepEqual(warnings, []);
});

test.serial('every certificate is in the ledger under its serial, and no serial comes twice', async t => {
  const ca = await newAuthority(t);
  const issued = [];
  for (const name of ['a', 'b', 'c']) issued.push(await issueUser(ca, {name}, now));
  const files = issued.map(({certificate}) => `${certificate.serialNumber}.pem`);
  t.deepEqual((await readdir(join(ca.dir, 'issued'))).toSorted(), files.toSorted());
  t.is(new Set(files).size, 3);
});

test.serial('who has a certificate keeps it: making another is refused, with what to do', async t => {
  const ca = await newAuthority(t);
  const {certPath, keyPath = ''} = await issueHost(ca, {name: 'lab-01'}, now);
  const before = [await readFile(certPath, 'utf8'), await readFile(keyPath, 'utf8')];
  const message = /host lab-01 has a certificate already .* reeve cert renew host:lab-01/;
  await t.throwsAsync(issueHost(ca, {name: 'lab-01'}, now), {code: 'certificate-exists', message});
  t.deepEqual([await readFile(certPath, 'utf8'), await readFile(keyPath, 'utf8')], before);
  t.is((await readdir(join(ca.dir, 'issued'))).length, 1);
});

test.serial('of several that ask for one name at once, one gets it', async t => {
  const ca = await newAuthority(t);
  const attempts = await Promise.allSettled(
    Array.from({length: 4}, () => issueUser(ca, {name: 'alice'}, now)),
  );
  t.is(attempts.filter(({status}) => status === 'fulfilled').length, 1);
  t.is((await readdir(join(ca.dir, 'issued'))).length, 1);
});

test.serial('a key that is there without a certificate is used, not overwritten', async t => {
  const ca = await newAuthority(t);
  const {privateKey} = generateKeyPairSync('ec', {namedCurve: 'P-256'});
  const path = join(ca.dir, 'users/alice/key.pem');
  await mkdir(join(ca.dir, 'users/alice'), {recursive: true});
  await writeFile(path, keyPem(privateKey), {mode: 0o600});
  const {certificate, notes} = await issueUser(ca, {name: 'alice'}, now);
  t.true(certificate.checkPrivateKey(privateKey));
  t.is(await readFile(path, 'utf8'), keyPem(privateKey));
  t.regex(notes.join(), /was there already/);
});

test.serial('names that are none are refused and leave no file', async t => {
  const ca = await newAuthority(t);
  for (const name of [
    '',
    '.',
    '..',
    '../x',
    'a/b',
    'a b',
    'a,b',
    'a\nb',
    'a\0b',
    '-x',
    'älice',
    'x'.repeat(65),
    'user:x',
  ]) {
    await t.throwsAsync(issueUser(ca, {name}, now), {code: 'bad-name'}, name);
    await t.throwsAsync(issueHost(ca, {name}, now), {code: 'bad-name'}, name);
    await t.throwsAsync(issueUser(ca, {name: 'alice', groups: [name]}, now), {code: 'bad-name'}, name);
  }
  for (const dns of ['*.example.org', 'a..b', '-a', 'a b', 'a\0b', 'x'.repeat(64), '']) {
    await t.throwsAsync(issueHost(ca, {name: 'lab-01', dns: [dns]}, now), {code: 'bad-name'}, dns);
  }
  for (const ip of ['localhost', '1.2.3', '10.0.0.5/24', 'fe80::1%eth0', '']) {
    await t.throwsAsync(issueHost(ca, {name: 'lab-01', ip: [ip]}, now), {code: 'bad-name'}, ip);
  }
  t.deepEqual((await readdir(ca.dir)).filter(name => !name.startsWith('.')).toSorted(), [
    'ca.key',
    'ca.pem',
    'crl.pem',
    'issued',
  ]);
});

test.serial('nothing outlives the CA', async t => {
  const ca = await createAuthority({dir: await temporaryFolder(t), now, days: 10});
  const {certificate} = await issueHost(ca, {name: 'lab-01'}, now);
  t.deepEqual(certificate.validToDate, ca.certificate.validToDate);
  await t.throwsAsync(issueHost(ca, {name: 'lab-02'}, now + 11 * day), {
    code: 'bad-lifetime',
    message: /CA's own certificate expired/,
  });
});

async function makeRequest(dir: string, subject: string, curve = 'P-256'): Promise<Buffer> {
  const path = join(dir, 'request.csr');
  await openssl(
    'req',
    '-new',
    '-newkey',
    'ec',
    '-pkeyopt',
    `ec_paramgen_curve:${curve}`,
    '-nodes',
    '-keyout',
    join(dir, 'own.key'),
    '-subj',
    subject,
    '-out',
    path,
  );
  return readFile(path);
}

test.serial(
  "a request gets a certificate for its key, which never comes here, and the operator's groups",
  async t => {
    const ca = await newAuthority(t);
    const request = await makeRequest(ca.dir, '/O=admins/CN=alice');
    const {certificate, keyPath} = await issueUser(ca, {name: 'alice', groups: ['ops'], request}, now);
    t.is(keyPath, undefined);
    t.deepEqual(await readdir(join(ca.dir, 'users/alice')), ['cert.pem']);
    t.deepEqual(verifyLeaf(certificate, [ca.certificate], [], now, 'client').groups, ['ops']);
    const {publicKey} = await import('node:crypto').then(async ({createPublicKey}) => ({
      publicKey: createPublicKey(await readFile(join(ca.dir, 'own.key'))),
    }));
    t.true(certificate.publicKey.equals(publicKey));
  },
);

test.serial('a request that is not in order is refused', async t => {
  const ca = await newAuthority(t);
  const issue = (request: Buffer) => issueUser(ca, {name: 'alice', request}, now);
  const good = await makeRequest(ca.dir, '/CN=alice');
  await t.throwsAsync(issue(await makeRequest(ca.dir, '/CN=bob')), {
    code: 'bad-request',
    message: /for "bob", not for "alice"/,
  });
  await t.throwsAsync(issue(await makeRequest(ca.dir, '/CN=alice', 'P-384')), {
    code: 'bad-request',
    message: /P-256/,
  });
  await t.throwsAsync(issue(Buffer.from('garbage')), {code: 'bad-request'});
  await t.throwsAsync(issue(Buffer.alloc(0)), {code: 'bad-request'});
  const der = Buffer.from(good.toString().replaceAll(/-----.*-----|\s/g, ''), 'base64');
  for (let bit = 0; bit < der.length * 8; bit += 5) {
    const turned = Buffer.from(der);
    turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    await t.throwsAsync(issue(turned), {code: 'bad-request'}, `bit ${bit}`);
  }
  await t.notThrowsAsync(issue(der));
});
