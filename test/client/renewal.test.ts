// A client that lives long: its certificate is renewed, and hosts are revoked, while it is connected.
import {mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Client} from '../../src/client/client.ts';
import {openClient} from '../../src/client/client.ts';
import type {ClientError} from '../../src/client/errors.ts';
import type {Minted} from '../fixtures/certificates.ts';
import type {Answer, Guest, ScriptedLab} from '../fixtures/scripted-server.ts';
import {answering, ordersOf} from '../fixtures/scripted-server.ts';
import {until} from '../fixtures/until.ts';

interface Living {
  readonly lab: ScriptedLab;
  readonly client: Client;
  readonly warnings: string[];
  /** Puts a file of the identity in place. */
  readonly write: (name: string, text: string) => void;
  readonly renew: (minted: Minted) => void;
}

const output: Answer = ({started, data, ended}) => {
  started();
  data(0, 'output');
  ended('output');
};

async function living(t: ExecutionContext, answer: Answer = output): Promise<Living> {
  const lab = await answering(t, answer);
  const write = (name: string, text: string) => {
    writeFileSync(join(lab.folder, `.${name}`), text, {mode: 0o600});
    renameSync(join(lab.folder, `.${name}`), join(lab.folder, name));
  };
  write('crl.pem', lab.authority.crl([], {number: 5n}));
  writeFileSync(
    lab.config,
    `identity: { cert: alice.pem, key: alice-key.pem, ca: ca.pem, crl: crl.pem }\nhosts: { lab-01: { address: "127.0.0.1:${lab.port}" } }\n`,
  );
  const warnings: string[] = [];
  const client = await openClient(lab.config, {receipts: false, onWarning: text => warnings.push(text)});
  t.teardown(() => client.close());
  const renew = ({certPem, keyPem}: Minted) => {
    write('alice.pem', certPem);
    write('alice-key.pem', keyPem);
  };
  return {lab, client, warnings, write, renew};
}

const serialOf = ({socket}: Guest) => socket.getPeerX509Certificate()?.serialNumber;

test('a renewed certificate is shown by the next connection, which an idle host is given at once', async t => {
  const {lab, client, renew} = await living(t);
  const host = await client.host('lab-01');
  await host.run('x');
  const renewed = lab.authority.user('alice');
  renew(renewed);
  await until(() => lab.guests[0]?.socket.destroyed, 'the end of the old connection');
  t.true((await host.run('x')).verified);
  t.deepEqual(lab.guests.slice(1).map(serialOf), [renewed.certificate.serialNumber]);
});

test('a job moves to a connection of the renewed certificate, and no byte of it is lost or comes twice', async t => {
  const followers: Parameters<Answer>[0][] = [];
  const {lab, client, renew} = await living(t, say => void followers.push(say));
  const host = await client.host('lab-01');
  const job = host.run('x');
  const first = await until(() => followers[0], 'the order');
  first.started();
  first.data(0, 'out');
  await job.started;
  const renewed = lab.authority.user('alice');
  renew(renewed);
  const second = await until(() => followers[1], 'the attach');
  t.like(second.order, {action: 'attach', job: job.id, from: 3});
  t.is(serialOf(second.guest), renewed.certificate.serialNumber);
  second.started({from: 3, attached: true});
  second.data(3, 'put');
  second.ended('output');
  t.like(await job, {verified: true, stdout: 'output'});
  await until(() => first.guest.socket.destroyed, 'the end of the old connection');
});

test('an order that was not answered is the same order after a renewal: only its signature is another', async t => {
  const followers: Parameters<Answer>[0][] = [];
  const {lab, client, renew} = await living(t, say => void followers.push(say));
  const host = await client.host('lab-01');
  const job = host.run('x');
  await until(() => followers[0], 'the order');
  renew(lab.authority.user('alice'));
  const second = await until(() => followers[1], 'the order again');
  const [before, after] = ordersOf(lab.guests).map(({message}) => message.envelope);
  t.is(after.payload, before.payload);
  t.not(after.signatures[0].sig, before.signatures[0].sig);
  output(second);
  t.true((await job).verified);
});

test('a host that is revoked while it is connected is left at once, and not trusted again', async t => {
  const {lab, client, write} = await living(t, ({started}) => started());
  const host = await client.host('lab-01');
  const job = host.run('x');
  await job.started;
  const serial = lab.guests[0]?.socket.getCertificate() as {serialNumber: string};
  write('crl.pem', lab.authority.crl([serial.serialNumber], {number: 6n}));
  const error = await t.throwsAsync<ClientError>(async () => await job, {code: 'connection-lost'});
  t.regex(error?.message ?? '', /lab-01 could not prove who it is: .*revoked/);
  await t.throwsAsync(client.host('lab-01'), {code: 'untrusted-host'});
  await t.throwsAsync(async () => await host.run('x'), {message: /revoked/});
});

test('a new list is in force though the certificate cannot be taken over, and an older list never is', async t => {
  const {lab, client, warnings, write} = await living(t);
  const host = await client.host('lab-01');
  await host.run('x');
  const serial = lab.guests[0]?.socket.getCertificate() as {serialNumber: string};
  write('alice-key.pem', 'no key');
  write('crl.pem', lab.authority.crl([serial.serialNumber], {number: 6n}));
  await until(() => lab.guests[0]?.socket.destroyed, 'the end of the connection');
  t.true(warnings.some(text => text.includes('alice.pem changed and was not taken over')));
  write('crl.pem', lab.authority.crl([], {number: 5n}));
  await until(() => warnings.some(text => text.includes('older than 6: 6 stays in force')), 'the warning');
  await t.throwsAsync(client.host('lab-01'), {code: 'untrusted-host'});
});

test('the certificate of somebody else is not taken over', async t => {
  const {lab, client, warnings, renew} = await living(t);
  const host = await client.host('lab-01');
  renew(lab.authority.user('bob'));
  await until(() => warnings.some(text => text.includes('it is of bob, and not of alice')), 'the warning');
  t.true((await host.run('x')).ok);
  t.is(lab.guests.length, 1);
});

test('a folder of the identity that is replaced, or that a link leads elsewhere from, is noticed', async t => {
  const {lab} = await living(t);
  const at = (name: string) => join(lab.folder, name);
  const fill = (folder: string) => {
    const minted = lab.authority.user('alice');
    mkdirSync(at(folder));
    writeFileSync(join(at(folder), 'cert.pem'), minted.certPem);
    writeFileSync(join(at(folder), 'key.pem'), minted.keyPem, {mode: 0o600});
    return minted.certificate.serialNumber;
  };
  fill('first');
  const second = fill('second');
  symlinkSync('first', at('now'));
  const config = at('linked.yaml');
  writeFileSync(
    config,
    `identity: { cert: now/cert.pem, key: now/key.pem, ca: ca.pem }\nhosts: { lab-01: { address: "127.0.0.1:${lab.port}" } }\n`,
  );
  await using client = await openClient(config, {receipts: false});
  const host = await client.host('lab-01');
  symlinkSync('second', at('next'));
  renameSync(at('next'), at('now'));
  await until(() => lab.guests[0]?.socket.destroyed, 'the end of the first connection');
  await host.run('x');
  t.is(serialOf(lab.guests[1] as Guest), second);
  rmSync(at('first'), {recursive: true});
  renameSync(at('second'), at('first'));
  const third = fill('second');
  await until(() => lab.guests[1]?.socket.destroyed, 'the end of the second connection');
  await host.run('x');
  t.is(serialOf(lab.guests[2] as Guest), third);
});
