import {readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {openAuthority} from '../../src/pki/authority.ts';
import {issueHost, issueUser} from '../../src/pki/issue.ts';
import {readLedger, statusOf} from '../../src/pki/ledger.ts';
import {renew} from '../../src/pki/renew.ts';
import {readRevoked, revoke} from '../../src/pki/revoke.ts';
import {newAuthority, openssl, runScript} from '../fixtures/ca-folder.ts';

const day = 24 * 60 * 60 * 1000;
const now = Date.now();
const alice = {kind: 'user', name: 'alice'} as const;

test('revoking a name revokes all its certificates, and nobody else of that name', async t => {
  const ca = await newAuthority(t);
  const serials = [
    (await issueUser(ca, {name: 'alice'}, now)).certificate.serialNumber,
    (await renew(ca, alice, {}, now)).certificate.serialNumber,
  ];
  await issueHost(ca, {name: 'alice'}, now);
  await issueUser(ca, {name: 'alice2'}, now);
  const {revoked, number} = await revoke(ca, ['user:alice'], now);
  t.deepEqual(revoked.map(({serial}) => serial).toSorted(), serials.toSorted());
  t.is(number, 2n);
  t.deepEqual([...(await readRevoked(ca.dir, ca.certificate)).serials].toSorted(), serials.toSorted());
});

test('revoking with its jobs marks a certificate as compromised, also one that was revoked before', async t => {
  const ca = await newAuthority(t);
  const {serialNumber} = (await issueUser(ca, {name: 'alice'}, now)).certificate;
  await issueUser(ca, {name: 'bob'}, now);
  await revoke(ca, ['user:alice', 'user:bob'], now);
  await revoke(ca, ['user:alice'], now, {endJobs: true});
  const held = await readRevoked(ca.dir, ca.certificate);
  t.is(held.serials.size, 2);
  t.deepEqual([...held.compromised], [serialNumber]);
  t.regex(await openssl('crl', '-in', join(ca.dir, 'crl.pem'), '-noout', '-text'), /Key Compromise/);
  // Being revoked once more, without a word about jobs, takes nothing back.
  await revoke(ca, ['user:alice'], now);
  t.deepEqual([...(await readRevoked(ca.dir, ca.certificate)).compromised], [serialNumber]);
});

test('openssl refuses what is revoked and takes what is not', async t => {
  const ca = await newAuthority(t);
  const bad = await issueUser(ca, {name: 'alice'}, now);
  const good = await issueUser(ca, {name: 'bob'}, now);
  await revoke(ca, ['user:alice'], now);
  const check = (path: string) =>
    openssl(
      'verify',
      '-CAfile',
      join(ca.dir, 'ca.pem'),
      '-crl_check',
      '-CRLfile',
      join(ca.dir, 'crl.pem'),
      path,
    );
  await t.throwsAsync(check(bad.certPath), {message: /certificate revoked/});
  await t.notThrowsAsync(check(good.certPath));
  t.regex(
    await openssl(
      'crl',
      '-in',
      join(ca.dir, 'crl.pem'),
      '-CAfile',
      join(ca.dir, 'ca.pem'),
      '-noout',
      '-text',
    ),
    /CRL Number:\s+2/,
  );
});

test('a certificate is revoked by its serial, in any spelling, and by its file', async t => {
  const ca = await newAuthority(t);
  const [a, b, c] = await Promise.all(['a', 'b', 'c'].map(name => issueUser(ca, {name}, now)));
  if (!a || !b || !c) return t.fail();
  await revoke(ca, [a.certificate.serialNumber], now);
  await revoke(ca, [b.certificate.serialNumber.toLowerCase().replaceAll(/..(?=.)/g, '$&:')], now);
  await rm(join(ca.dir, 'issued', `${c.certificate.serialNumber}.pem`));
  await revoke(ca, [c.certPath], now);
  const {serials, number} = await readRevoked(ca.dir, ca.certificate);
  t.deepEqual(serials, new Set([a, b, c].map(({certificate}) => certificate.serialNumber)));
  t.is(number, 4n);
});

test('revoking again changes nothing but the number and the dates', async t => {
  const ca = await newAuthority(t);
  await issueUser(ca, {name: 'alice'}, now);
  await revoke(ca, ['user:alice'], now);
  const {revoked, before, number} = await revoke(ca, ['user:alice'], now);
  t.deepEqual([revoked.length, before.length, number], [0, 1, 3n]);
  t.is((await readRevoked(ca.dir, ca.certificate)).serials.size, 1);
});

test('writing the list anew puts off its next update and keeps who is on it', async t => {
  const ca = await newAuthority(t);
  await issueUser(ca, {name: 'alice'}, now);
  await revoke(ca, ['user:alice'], now);
  const held = await readRevoked(ca.dir, ca.certificate);
  await revoke(ca, [], now + 10 * day, {days: 60});
  const next = await readRevoked(ca.dir, ca.certificate);
  t.deepEqual(next.serials, held.serials);
  t.is(next.nextUpdate - held.nextUpdate, 40 * day);
  t.true(next.number > held.number);
});

test('what was never signed here cannot be revoked, and nothing is written', async t => {
  const ca = await newAuthority(t);
  const before = await readFile(join(ca.dir, 'crl.pem'), 'utf8');
  const other = await newAuthority(t);
  const foreign = await issueUser(other, {name: 'mallory'}, now);
  await t.throwsAsync(revoke(ca, ['user:mallory'], now), {code: 'certificate-missing'});
  await t.throwsAsync(revoke(ca, ['0123456789ABCDEF'], now), {
    code: 'bad-target',
    message: /no serial in the ledger/,
  });
  await t.throwsAsync(revoke(ca, [foreign.certPath], now), {
    code: 'bad-target',
    message: /not signed by this CA/,
  });
  await t.throwsAsync(revoke(ca, ['user:../x'], now), {code: 'bad-name'});
  await t.throwsAsync(revoke(ca, [join(ca.dir, 'ca.key')], now), {code: 'certificate-malformed'});
  t.is(await readFile(join(ca.dir, 'crl.pem'), 'utf8'), before);
});

test('a list that is gone or broken is not begun anew: it would forget who was revoked', async t => {
  const ca = await newAuthority(t);
  await issueUser(ca, {name: 'alice'}, now);
  await writeFile(join(ca.dir, 'crl.pem'), 'broken');
  await t.throwsAsync(revoke(ca, ['user:alice'], now), {code: 'crl-malformed'});
  await rm(join(ca.dir, 'crl.pem'));
  await t.throwsAsync(revoke(ca, ['user:alice'], now), {code: 'crl-missing', message: /from a copy/});
});

test('revocations by several processes at once all end up on the list', async t => {
  const ca = await newAuthority(t);
  const names = ['a', 'b', 'c', 'd'];
  for (const name of names) await issueUser(ca, {name}, now);
  const ends = await Promise.all(
    names.map(name => runScript('src/cli/main.ts', ['cert', 'revoke', `user:${name}`, '--dir', ca.dir])),
  );
  t.deepEqual(
    ends.map(({status, stderr}) => ({status, stderr})),
    names.map(() => ({status: 0, stderr: ''})),
  );
  const {serials, number} = await readRevoked(ca.dir, ca.certificate);
  t.deepEqual([serials.size, number], [4, 5n]);
});

test('the ledger says of each certificate how it stands', async t => {
  const ca = await newAuthority(t);
  await issueUser(ca, {name: 'valid', groups: ['ops']}, now);
  await issueUser(ca, {name: 'expiring'}, now - 80 * day);
  await issueUser(ca, {name: 'expired', days: 1}, now - 2 * day);
  await issueUser(ca, {name: 'revoked'}, now);
  await revoke(await openAuthority(ca.dir, async () => ''), ['user:revoked'], now);
  const {serials} = await readRevoked(ca.dir, ca.certificate);
  for (const entry of await readLedger(ca.dir)) t.is(statusOf(entry, serials, now), entry.name as never);
});
