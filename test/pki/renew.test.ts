import type {X509Certificate} from 'node:crypto';
import {createPrivateKey} from 'node:crypto';
import {readdir, readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {verifyLeaf} from '../../src/identity/certificate.ts';
import {shownNames} from '../../src/identity/leaf.ts';
import {issueHost, issueUser} from '../../src/pki/issue.ts';
import {renew} from '../../src/pki/renew.ts';
import {revoke} from '../../src/pki/revoke.ts';
import {newAuthority} from '../fixtures/ca-folder.ts';

const day = 24 * 60 * 60 * 1000;
const now = Date.now();
const alice = {kind: 'user', name: 'alice'} as const;
const lab = {kind: 'host', name: 'lab-01'} as const;

test('a renewal keeps name, groups and key, and has a new serial', async t => {
  const ca = await newAuthority(t);
  const before = await issueUser(ca, {name: 'alice', groups: ['ops'], days: 7}, now);
  const after = await renew(ca, alice, {}, now + 5 * day);
  const {name, groups} = verifyLeaf(after.certificate, [ca.certificate], [], now + 5 * day, 'client');
  t.deepEqual({name, groups}, {name: 'alice', groups: ['ops']});
  t.not(after.certificate.serialNumber, before.certificate.serialNumber);
  t.true(after.certificate.publicKey.equals(before.certificate.publicKey));
  t.is(await readFile(after.certPath, 'utf8'), after.certificate.toString());
  t.is((await readdir(join(ca.dir, 'issued'))).length, 2);
  t.regex(after.notes.join(), new RegExp(`reeve cert revoke ${before.certificate.serialNumber}`));
});

test('a renewal is as long as those of its kind are, and says so where the one before was not', async t => {
  const ca = await newAuthority(t);
  await issueUser(ca, {name: 'alice', days: 1}, now);
  await issueHost(ca, {name: 'lab-01', days: 400}, now);
  const daysOf = (certificate: X509Certificate) =>
    Math.round((certificate.validToDate.getTime() - now) / day);
  const user = await renew(ca, alice, {}, now);
  t.is(daysOf(user.certificate), 90);
  t.is(
    user.notes[0],
    'the one before was made for 1 day, this one for the usual 90; --days makes it another',
  );
  const host = await renew(ca, lab, {}, now);
  t.is(daysOf(host.certificate), 397);
  t.regex(host.notes[0] ?? '', /made for 400 days, this one for the usual 397/);
  const again = await renew(ca, alice, {}, now + 95 * day);
  t.deepEqual(again.notes, []);
});

test("a host's renewal keeps its names and addresses", async t => {
  const ca = await newAuthority(t);
  const before = await issueHost(ca, {name: 'lab-01', dns: ['lab-01.example.org'], ip: ['10.0.0.5']}, now);
  const after = await renew(ca, lab, {}, now);
  t.is(after.certificate.subjectAltName, before.certificate.subjectAltName);
  t.is(verifyLeaf(after.certificate, [ca.certificate], [], now, 'server').name, 'lab-01');
});

test('groups, names and life can be changed, each in place of the old', async t => {
  const ca = await newAuthority(t);
  await issueUser(ca, {name: 'alice', groups: ['ops']}, now);
  const {certificate} = await renew(ca, alice, {groups: ['students'], days: 1}, now);
  t.deepEqual(verifyLeaf(certificate, [ca.certificate], [], now, 'client').groups, ['students']);
  t.true(certificate.validToDate.getTime() - now <= day);
  await issueHost(ca, {name: 'lab-01', dns: ['old.example.org']}, now);
  t.deepEqual((await renew(ca, alice, {days: 1}, now)).notes.length, 1);
  const host = await renew(ca, lab, {dns: ['new.example.org']}, now);
  t.is(shownNames(host.certificate), 'DNS:lab-01, DNS:new.example.org');
});

test('a new key is made when asked for, and matches', async t => {
  const ca = await newAuthority(t);
  const before = await issueUser(ca, {name: 'alice'}, now);
  const {certificate, keyPath = ''} = await renew(ca, alice, {rekey: true}, now);
  t.false(certificate.publicKey.equals(before.certificate.publicKey));
  t.true(certificate.checkPrivateKey(createPrivateKey(await readFile(keyPath))));
});

test('who was revoked is admitted again only with a new key', async t => {
  const ca = await newAuthority(t);
  await issueUser(ca, {name: 'alice'}, now);
  await revoke(ca, ['user:alice'], now);
  await t.throwsAsync(renew(ca, alice, {}, now), {code: 'certificate-revoked', message: /add --rekey/});
  await t.notThrowsAsync(renew(ca, alice, {rekey: true}, now));
});

test('what cannot be renewed is refused', async t => {
  const ca = await newAuthority(t);
  await t.throwsAsync(renew(ca, alice, {}, now), {
    code: 'certificate-missing',
    message: /make one with: reeve cert user alice/,
  });
  await issueUser(ca, {name: 'alice'}, now);
  await t.throwsAsync(renew(ca, alice, {dns: ['x']}, now), {code: 'bad-target'});
  await t.throwsAsync(renew(ca, lab, {groups: ['x']}, now), {code: 'bad-target'});
  await t.throwsAsync(renew(ca, alice, {days: 0}, now), {code: 'bad-lifetime'});
});
