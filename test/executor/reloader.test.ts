// Revocation lists where nothing that comes after them can be done: they are in force all the same.
import {mkdtemp, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, resolve} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {ownPrograms} from '../../src/base/own-programs.ts';
import type {ReloaderOptions} from '../../src/executor/reloader.ts';
import {Reloader} from '../../src/executor/reloader.ts';
import {loadHostCredentials, prepareCredentials} from '../../src/executor/trust/host-credentials.ts';
import {Trust} from '../../src/executor/trust/trust.ts';
import {makeAuthority} from '../fixtures/certificates.ts';
import {heldStep} from '../fixtures/held-step.ts';
import {until} from '../fixtures/until.ts';

/** A reloader of a host on which the steps behind a list do what the test says. */
async function makeReloader(
  t: ExecutionContext,
  {keep, append}: {keep: () => Promise<void>; append: () => Promise<void>},
) {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-reloader-'));
  t.teardown(() => rm(folder, {recursive: true}));
  const authority = makeAuthority();
  const host = authority.host('lab-01');
  const put = (name: string, text: string) => writeFile(join(folder, name), text, {mode: 0o600});
  await put('cert.pem', host.certPem);
  await put('key.pem', host.keyPem);
  await put('log.key', host.logKeyPem);
  await put('ca.pem', authority.certPem);
  const [cert, key, log, ca, crl] = ['cert.pem', 'key.pem', 'log.key', 'ca.pem', 'crl.pem'].map(name =>
    join(folder, name),
  ) as [string, string, string, string, string];
  const config = {host: 'lab-01', tls: {cert, key, log, ca, crl}};
  const credentials = prepareCredentials('lab-01', await loadHostCredentials(config, Date.now()), Date.now());
  const trust = new Trust(credentials);
  const told: string[][] = [];
  const messages: string[] = [];
  const options = {
    host: 'lab-01',
    trust,
    settings: {config},
    helper: ownPrograms(resolve('dist')).helper,
    clock: {now: () => Date.now()},
    account: {verifier: credentials.signer.verifier, append, setSigner: async () => {}},
    log: {info() {}, warn() {}, error: (...words: unknown[]) => void messages.push(String(words.at(-1)))},
    heldLists: {keep, keepOnly: async () => {}},
    told: () => {},
    trustTaken: () => void told.push(trust.message().revocations.flatMap(({serials}) => [...serials])),
    configTaken() {},
  } as unknown as ReloaderOptions;
  const reloader = new Reloader(options);
  t.teardown(() => reloader[Symbol.dispose]());
  return {authority, put, reloader, options, told, messages, trust};
}

const never = () => new Promise<void>(() => {});
const fails = () => Promise.reject(new Error('no space left on device'));

for (const [what, steps] of Object.entries({
  'is written': {keep: never, append: never},
  'can be written': {keep: async () => {}, append: fails},
})) {
  test(`lists are told of, one after the other, although nothing ${what}`, async t => {
    const {authority, put, reloader, told, trust} = await makeReloader(t, steps);
    const mallory = authority.user('mallory');
    const der = mallory.certificate.raw.toString('base64');
    t.is(trust.judge(der, Date.now()).principal.name, 'mallory');
    await put('crl.pem', authority.crl(['0A'], {number: 2n}));
    await reloader.lists();
    await put('crl.pem', authority.crl(['0A', mallory.certificate.serialNumber], {number: 3n}));
    await reloader.lists();
    t.deepEqual(told, [['0A'], ['0A', mallory.certificate.serialNumber]]);
    t.throws(() => trust.judge(der, Date.now()), {code: 'certificate-revoked'});
  });
}

test('lists that could not be read for want of a process are tried again soon, which status says, and are said once', async t => {
  const {authority, put, reloader, options, told, messages, trust} = await makeReloader(t, {
    keep: async () => {},
    append: async () => {},
  });
  await put('crl.pem', authority.crl(['0A']));
  const {helper} = options;
  Object.assign(options, {helper: ['/there/is/none']});
  await reloader.lists();
  await reloader.lists();
  t.regex(trust.problems.join(), /could not be read, which is tried again each second/);
  t.deepEqual(told, []);
  Object.assign(options, {helper});
  await until(() => told.length > 0, 'another try');
  t.deepEqual(told, [['0A']]);
  await until(() => trust.problems.length === 0, 'the end of the complaint');
  t.is(messages.filter(message => message.includes('tried again')).length, 1);
});

test('credentials that cannot be taken as a whole change nothing', async t => {
  const {authority, put, reloader, told, messages, trust} = await makeReloader(t, {
    keep: async () => {},
    append: async () => {},
  });
  await put('crl.pem', authority.crl([]));
  const before = trust.message();
  await put('ca.pem', `${authority.certPem}${makeAuthority({name: 'Other CA'}).certPem.slice(0, -60)}`);
  await reloader.credentials();
  t.deepEqual(trust.message(), before);
  t.is(told.length, 0);
  t.regex(messages.join('\n'), /ca\.pem cannot be used: .* has no end/);
});

test('a list that is read before its CA is trusted is complained of no more once that is', async t => {
  const keeping = heldStep();
  const recorded = heldStep();
  const {authority, put, reloader, trust} = await makeReloader(t, {
    keep: () => keeping.pass(),
    append: () => recorded.pass(),
  });
  const other = makeAuthority({name: 'Other CA'});
  await put('crl.pem', `${authority.crl([], {number: 2n})}${other.crl(['0A'])}`);
  await reloader.lists();
  t.regex(trust.problems.join(), /no CA that is trusted here signed/);
  await keeping.reached;
  await put('ca.pem', `${authority.certPem}${other.certPem}`);
  void reloader.credentials();
  await until(() => trust.authorities.size === 2, 'the other CA');
  keeping.release();
  recorded.release();
  await until(() => trust.problems.length === 0, 'the end of the complaint');
  t.deepEqual(
    trust.message().revocations.map(({number}) => number),
    ['2', '1'],
  );
});
