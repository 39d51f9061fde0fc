// What else of a host may be wrong when a revocation list comes: nobody who is revoked goes on for it.
import {mkdirSync, renameSync, symlinkSync} from 'node:fs';
import {rename, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {makeAuthority} from '../fixtures/certificates.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {noMount, skip} from '../fixtures/skip.ts';
import type {SmallDisk} from '../fixtures/small-disk.ts';
import {openSmallDisk} from '../fixtures/small-disk.ts';
import {until} from '../fixtures/until.ts';

const reloads = (lab: Lab) => lab.entries().flatMap(entry => (entry.event === 'reload' ? [entry] : []));
const warnings = async (lab: Lab): Promise<string> =>
  JSON.parse((await lab.reeve(['status', 'lab-01', '--json'])).stdout).warnings.join('; ');

async function isRefused(t: ExecutionContext, lab: Lab, config: string, what: string): Promise<void> {
  await t.throwsAsync(lab.connect(config), {message: /revoked/}, what);
}

/** In one step, as a careful tool replaces it. */
async function put(lab: Lab, name: string, text: string): Promise<void> {
  await writeFile(join(lab.folder, `${name}.new`), text, {mode: 0o600});
  await rename(join(lab.folder, `${name}.new`), join(lab.folder, name));
}

test('a list that also revokes this host is in force for everybody else, before and after a restart', async t => {
  const lab = await startLab(t);
  const minted = lab.authority.user('mallory', {groups: ['ops']});
  const config = await lab.client('mallory', {minted});
  const mallory = await lab.connect(config);
  const job = mallory.run('sleep', {seconds: 1000});
  await job.started;
  await lab.revoke([lab.host.certificate.serialNumber, minted.certificate.serialNumber], 2n, {
    compromised: true,
  });
  await t.throwsAsync(async () => await job, {message: /revoked/});
  await isRefused(t, lab, config, 'while it runs');
  await until(() => lab.entries().some(({event}) => event === 'job-end'), 'the end of the job');
  t.regex(await warnings(lab), /the certificate of this host, serial [0-9A-F]+, is revoked/);
  t.true(reloads(lab).at(-1)?.ok);
  const said = lab.serverLog.length;
  await lab.end('SIGTERM');
  await lab.start();
  t.regex(lab.serverLog.slice(said), /the certificate of this host, serial [0-9A-F]+, is revoked/);
  await isRefused(t, lab, config, 'after a restart');
  t.is((await lab.reeve(['run', 'lab-01', 'true'])).exitCode, 0);
});

test('two lists with one number, as of a CA that was restored from a backup, are in force together', async t => {
  const lab = await startLab(t);
  const mallory = lab.authority.user('mallory', {groups: ['ops']});
  const trudy = lab.authority.user('trudy', {groups: ['ops']});
  const [first, second] = [
    await lab.client('mallory', {minted: mallory}),
    await lab.client('trudy', {minted: trudy}),
  ];
  await lab.revoke([mallory.certificate.serialNumber], 2n);
  await until(() => reloads(lab).some(({what, ok}) => what === 'revocations' && ok), 'the first list');
  await lab.connect(second);
  const serial = trudy.certificate.serialNumber;
  await lab.revoke([serial], 2n);
  await until(() => mayStatus(lab, /signed several revocation lists with the number 2;/), 'the warning');
  await isRefused(t, lab, first, 'who is in the first');
  await isRefused(t, lab, second, 'who is in the second');
  await lab.end('SIGTERM');
  await lab.revoke([], 1n);
  await lab.start();
  await isRefused(t, lab, first, 'who is in the first, after a restart with an older file');
  await isRefused(t, lab, second, 'who is in the second, after a restart with an older file');
  await lab.revoke([serial], 3n);
  await until(async () => (await warnings(lab)) === '', 'the list with a higher number');
  await lab.connect(first);
  await isRefused(t, lab, second, 'who is in the newest');
});

test('a list is in force although the keys beside it cannot be used', async t => {
  const lab = await startLab(t);
  const minted = lab.authority.user('mallory', {groups: ['ops']});
  const config = await lab.client('mallory', {minted});
  await put(lab, 'host-key.pem', 'no key');
  await until(() => reloads(lab).some(({ok}) => !ok), 'the refusal of the key');
  await put(lab, 'catalogue.yaml', 'no: catalogue');
  await lab.revoke([minted.certificate.serialNumber], 2n);
  await until(() => reloads(lab).some(({what, ok}) => what === 'revocations' && ok), 'the list');
  await isRefused(t, lab, config, 'with a broken key and catalogue');
});

test('a list that comes by a swapped link is in force', async t => {
  const lab = await startLab(t, {
    async prepare(folder) {
      mkdirSync(join(folder, '..v1'));
      renameSync(join(folder, 'crl.pem'), join(folder, '..v1/crl.pem'));
      symlinkSync('..v1', join(folder, '..data'));
      symlinkSync('..data/crl.pem', join(folder, 'crl.pem'));
      return {};
    },
  });
  const minted = lab.authority.user('mallory', {groups: ['ops']});
  const config = await lab.client('mallory', {minted});
  await lab.connect(config);
  mkdirSync(join(lab.folder, '..v2'));
  const list = lab.authority.crl([minted.certificate.serialNumber], {number: 2n});
  await writeFile(join(lab.folder, '..v2/crl.pem'), list, {mode: 0o600});
  symlinkSync('..v2', join(lab.folder, '..next'));
  await rename(join(lab.folder, '..next'), join(lab.folder, '..data'));
  await until(() => reloads(lab).some(({what, ok}) => what === 'revocations' && ok), 'the list');
  await isRefused(t, lab, config, 'after the swap');
});

const sharedLab = shareLab();

test.serial(
  'of two lists, one that is cut, mislabelled, older or missing stays in force, before and after a restart',
  async t => {
    const lab = await sharedLab();
    const other = makeAuthority({name: 'Other CA'});
    const minted = other.user('mallory', {groups: ['ops']});
    const config = await lab.client('mallory', {minted});
    const hers = other.crl([minted.certificate.serialNumber], {number: 5n});
    let number = 1n;
    const ours = () => lab.authority.crl([], {number: ++number});
    await put(lab, 'crl.pem', `${ours()}${hers}`);
    await put(lab, 'ca.pem', `${lab.authority.certPem}${other.certPem}`);
    await until(
      async () => (await isTold(lab, config, /revoked/)) && (await warnings(lab)) === '',
      'both lists in force',
    );
    const spoiled: [string, () => string][] = [
      ['cut', () => `${ours()}${hers.slice(0, -60)}`],
      ['mislabelled', () => `${ours()}${hers.replaceAll('X509 CRL', 'CRL')}`],
      ['older', () => `${ours()}${other.crl([], {number: 4n})}`],
      ['missing', ours],
      ['first of all missing', () => hers.slice(0, 20)],
    ];
    for (const [what, text] of spoiled) {
      const count = reloads(lab).length;
      await put(lab, 'crl.pem', text());
      const entry = await until(() => reloads(lab)[count], what);
      t.like(entry, {what: 'revocations', ok: false}, what);
      await isRefused(t, lab, config, what);
      await lab.end('SIGTERM');
      await lab.start();
      await isRefused(t, lab, config, `${what}, after a restart`);
      t.is((await lab.reeve(['run', 'lab-01', 'true'])).exitCode, 0, what);
      t.not(await warnings(lab), '', what);
    }
  },
);

test.serial(
  'a CA is not trusted while its list may be what cannot be read, and is forgotten with its list',
  async t => {
    const lab = await sharedLab();
    const other = makeAuthority({name: 'New CA'});
    const minted = other.user('mallory', {groups: ['ops']});
    const config = await lab.client('mallory', {minted});
    const ours = lab.authority.crl([], {number: 100n});
    const hers = other.crl([minted.certificate.serialNumber], {number: 5n});
    await put(lab, 'crl.pem', `${ours}${hers.slice(0, -60)}`);
    const count = reloads(lab).filter(({what}) => what === 'certificates').length;
    await put(lab, 'ca.pem', `${lab.authority.certPem}${other.certPem}`);
    const refused = await until(
      () => reloads(lab).filter(({what}) => what === 'certificates')[count],
      'the refusal of the CA',
    );
    t.false(refused.ok);
    t.regex(
      refused.message ?? '',
      /the CA "CN=New CA" is not trusted while its revocation list cannot be read/,
    );
    t.false(await isTold(lab, config, /revoked/));
    await put(lab, 'crl.pem', `${ours}${hers}`);
    await put(lab, 'ca.pem', `${lab.authority.certPem}${other.certPem}\n`);
    await until(() => isTold(lab, config, /revoked/), 'the CA and its list');
    await put(lab, 'ca.pem', lab.authority.certPem);
    await put(lab, 'crl.pem', ours);
    await until(async () => (await warnings(lab)) === '', 'nothing to be left to warn of');
    t.is((await lab.reeve(['run', 'lab-01', 'true'])).exitCode, 0);
  },
);

test.serial('a CA without a list is warned of', async t => {
  const lab = await sharedLab();
  const other = makeAuthority({name: 'Bare CA'});
  await put(lab, 'ca.pem', `${lab.authority.certPem}${other.certPem}`);
  const bare = /there is no revocation list of the CA "CN=Bare CA": whom it revoked is let in/;
  await until(async () => bare.test(await warnings(lab)), 'the warning');
  const check = await lab.reeve(['check', '--config', join(lab.folder, 'server.yaml')]);
  t.regex(check.stdout, bare);
});

test('a disk that is full holds up no revocation, and the list is kept once there is room', async t => {
  let disk: SmallDisk | undefined;
  const lab = await startLab(t, {
    async prepare(folder) {
      disk = await openSmallDisk(join(folder, 'data'), '24m');
      return disk ? {enter: disk.enter, account: join(disk.path, 'audit')} : {};
    },
  });
  t.teardown(async () => disk?.close());
  if (!disk) {
    return skip(t, noMount);
  }
  const minted = lab.authority.user('mallory', {groups: ['ops']});
  const config = await lab.client('mallory', {minted});
  const mallory = await lab.connect(config);
  const job = mallory.run('sleep', {seconds: 1000});
  await job.started;
  // Nothing more than her certificate is needed of her, which is kept with her first order.
  t.is(await warnings(lab), '');
  disk.fill();
  await lab.revoke([minted.certificate.serialNumber], 2n, {compromised: true});
  await t.throwsAsync(async () => await job, {message: /revoked/});
  await isRefused(t, lab, config, 'on a full disk');
  await until(() => /in force cannot be kept in .*revocation-lists/.test(lab.serverLog), 'the log');
  await until(() => mayStatus(lab, /cannot be kept/), 'the warning');
  disk.free();
  await until(() => mayStatus(lab, /^$/), 'the list to be kept');
  await lab.end('SIGTERM');
  await lab.revoke([], 1n);
  await lab.start();
  await isRefused(t, lab, config, 'after a restart with the older list');
});

async function mayStatus(lab: Lab, pattern: RegExp): Promise<boolean> {
  return pattern.test(await warnings(lab));
}

/** Whether a client is refused with such words. */
async function isTold(lab: Lab, config: string, pattern: RegExp): Promise<boolean> {
  const {exitCode, stderr} = await lab.reeve(['run', 'lab-01', 'true'], {config});
  return exitCode !== 0 && pattern.test(stderr);
}
