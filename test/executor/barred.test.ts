// What somebody tries whose certificate is no longer good is in the account under the name, as far as this host itself can see.
import {once} from 'node:events';
import {connect} from 'node:tls';
import test from 'ava';
import type {Entry} from '../../src/audit/generated/entry.ts';
import type {Minted} from '../fixtures/certificates.ts';
import {makeAuthority} from '../fixtures/certificates.ts';
import {der, runOrder, takenOver} from '../fixtures/hostile-gate.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {until} from '../fixtures/until.ts';

const denialsOf = (lab: Lab, name: string) =>
  lab.entries().flatMap(entry => (entry.event === 'denial' && entry.principal.name === name ? [entry] : []));

/** Comes with a certificate, whatever our own client would think of it first, and hears how it is turned away. */
async function come(lab: Lab, {certPem: cert, keyPem: key}: Minted): Promise<void> {
  const ca = lab.authority.certPem;
  const options = {host: '127.0.0.1', port: lab.port, ALPNProtocols: ['reeve/1'], servername: 'lab-01'};
  const socket = connect({...options, cert, key, ca});
  socket.on('error', () => {});
  socket.resume();
  await once(socket, 'close');
}

test('whoever comes with a revoked or expired certificate is in the account under the name, and a stranger is not', async t => {
  const lab = await startLab(t);
  const bob = lab.authority.user('bob', {groups: ['students']});
  const old = lab.authority.user('old', {notBefore: Date.now() - 9e9, notAfter: Date.now() - 1000});
  await lab.revoke([bob.certificate.serialNumber], 2n);
  await until(() => lab.entries().some(({event}) => event === 'reload'), 'the list');
  for (const minted of [bob, old, makeAuthority().user('eve'), lab.authority.host('bert')])
    await come(lab, minted);
  const [entry] = await until(() => denialsOf(lab, 'bob').length > 0 && denialsOf(lab, 'bob'), 'the entry');
  t.like(entry, {
    principal: {name: 'bob', groups: ['students']},
    certificate: {serial: bob.certificate.serialNumber},
    code: 'certificate-revoked',
  });
  t.regex(entry?.message ?? '', /"bob", serial [0-9A-F]+, is revoked; .* is what the gate says/);
  t.regex(entry?.address ?? '', /^127\.0\.0\.1:\d+$/);
  t.is(entry?.order, undefined);
  await until(() => denialsOf(lab, 'old').some(({code}) => code === 'certificate-expired'), 'who expired');
  const names = lab.entries().flatMap(other => (other.event === 'denial' ? [other.principal.name] : []));
  t.deepEqual(names.toSorted(), ['bob', 'old']);
  const log = await lab.reeve(['audit', 'log', 'lab-01', '--person', 'bob']);
  t.regex(log.stdout, /certificate-revoked/);
  await lab.end('SIGTERM');
  const verified = await lab.reeve([
    'audit',
    'verify',
    `${lab.folder}/data/audit`,
    '--ca',
    `${lab.folder}/ca.pem`,
  ]);
  t.is(verified.exitCode, 0, verified.stderr + verified.stdout);
});

test('a crowd of such attempts costs few entries, and how many there were is told in the end', async t => {
  const lab = await startLab(t);
  const bob = lab.authority.user('bob');
  await lab.revoke([bob.certificate.serialNumber], 2n);
  await until(() => lab.entries().some(({event}) => event === 'reload'), 'the list');
  const times = 12;
  for (let count = 0; count < times; count++) await come(lab, bob);
  // The executor hears of them in their order, and of this run behind them.
  t.is((await lab.reeve(['run', 'lab-01', 'true'])).exitCode, 0);
  await until(() => denialsOf(lab, 'bob').length >= 3, 'some entries');
  await lab.end('SIGTERM');
  const entries = denialsOf(lab, 'bob');
  t.true(entries.length <= 4, JSON.stringify(entries));
  t.is(
    entries.reduce((sum, {suppressed = 0}) => sum + 1 + suppressed, 0),
    times,
  );
  t.is(entries.at(-1)?.code, 'suppressed');
});

test('a gate that was taken over can say so of nobody who is not revoked or expired', async t => {
  const {lab, gate, alice, submitter} = await takenOver(t);
  const bob = lab.authority.user('bob');
  await lab.revoke([bob.certificate.serialNumber], 2n);
  await gate.hears(({type, revocations}) => type === 'trust' && revocations[0].number === '2');
  const come = (certificate: string) => gate.say({type: 'barred', certificate, address: '10.0.0.1:1'});
  const before = lab.entries().length;
  for (const liar of [alice, makeAuthority().user('eve'), lab.authority.host('bert'), lab.authority])
    come(der(liar));
  come('AAAA');
  come(der(bob));
  // An order that bob did sign, and one in his name that he did not.
  t.like(await submitter.submit(der(bob), runOrder(bob.key)), {code: 'certificate-revoked'});
  t.like(await submitter.submit(der(bob), runOrder(alice.key)), {code: 'certificate-revoked'});
  const isDenial = (entry: Entry) => entry.event === 'denial';
  const entries = await until(() => {
    const denials = lab.entries().slice(before).filter(isDenial);
    return denials.length >= 2 && denials;
  }, 'the entries');
  t.deepEqual(
    entries.map(({principal, code, order}) => [principal.name, code, order !== undefined]),
    [
      ['bob', 'certificate-revoked', false],
      ['bob', 'certificate-revoked', true],
    ],
  );
});
