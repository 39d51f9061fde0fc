import {chmod, chown, mkdir, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {checkServer} from '../../src/executor/check-server.ts';
import {ownFileWarnings} from '../../src/executor/own-files.ts';
import {keyPem} from '../../src/pki/authority.ts';
import {temporaryFolder} from '../fixtures/ca-folder.ts';
import type {LeafOptions, TestAuthority} from '../fixtures/certificates.ts';
import {makeAuthority, newKey, newLogKey, rootExtensions} from '../fixtures/certificates.ts';
import {notRoot, skip} from '../fixtures/skip.ts';

const ca = makeAuthority();

interface ServerOptions {
  logKey?: LeafOptions['logKey'];
  log?: string | undefined;
  /** The CA of the host, and what stands behind its certificate. */
  by?: TestAuthority;
  chain?: string;
  /** The file of CAs. */
  trusted?: string;
  crl?: string;
}

/** The files of a server; gives the one to check. */
async function serverOf(
  t: ExecutionContext,
  {logKey, log, by = ca, chain = '', trusted = by.certPem, crl}: ServerOptions,
): Promise<string> {
  const folder = await temporaryFolder(t);
  const write = (name: string, text: string) => writeFile(join(folder, name), text, {mode: 0o600});
  const host = by.host('lab-01', logKey === undefined ? {} : {logKey});
  await write('ca.pem', trusted);
  await write('host.pem', host.certPem + chain);
  await write('key.pem', host.keyPem);
  if (log !== '') await write('log.key', log ?? host.logKeyPem);
  const defaults = process.getuid?.() === 0 ? 'defaults: { user: root }\n' : '';
  await write('catalogue.yaml', `${defaults}commands: { "true": { argv: ["true"] } }\n`);
  if (crl !== undefined) await write('crl.pem', crl);
  const tls = `tls: { cert: host.pem, key: key.pem, ca: ca.pem${crl === undefined ? '' : ', crl: crl.pem'} }`;
  await write(
    'server.yaml',
    `host: lab-01\nlisten: 127.0.0.1:0\n${tls}\ncatalogue: catalogue.yaml\ndata: data\n`,
  );
  return join(folder, 'server.yaml');
}

test('a log key that the certificate names is in order', async t => {
  const {errors, warnings, facts} = await checkServer(await serverOf(t, {}));
  t.deepEqual(errors, []);
  t.false(warnings.some(warning => warning.includes('log key')));
  t.regex(facts.join('\n'), /^log key lab-01\/reeve-account\+[0-9a-f]{8}\+\S+$/m);
});

test('a host whose certificate names no log key is warned about', async t => {
  const {errors, warnings} = await checkServer(await serverOf(t, {logKey: 'none'}));
  t.deepEqual(errors, []);
  t.regex(warnings.join('\n'), /host\.pem names no log key, .* reeve cert renew host:lab-01$/m);
});

test('a log key that is missing, of another kind or another altogether is one error', async t => {
  const cases: [string, RegExp][] = [
    ['', /log key, .*log\.key: there is no such file; .* reeve cert renew host:lab-01/],
    [keyPem(newKey().privateKey), /log\.key cannot be used: .* Ed25519/],
    [keyPem(newLogKey()), /log\.key is not the log key that the certificate .*host\.pem names/],
  ];
  for (const [log, message] of cases) {
    const {errors} = await checkServer(await serverOf(t, {log}));
    t.is(errors.length, 1, errors.join('\n'));
    t.regex(errors[0] ?? '', message);
  }
});

test('a log key that others can read is refused', async t => {
  const file = await serverOf(t, {});
  await chmod(join(file, '../log.key'), 0o640);
  const {errors} = await checkServer(file);
  t.is(errors.length, 1, errors.join('\n'));
  t.regex(errors[0] ?? '', /log\.key has mode 0640: others can read this key/);
});

test('an intermediate CA and its root are both in the file of CAs, and which is missing is said', async t => {
  const root = makeAuthority({name: 'Lab Root', extensions: rootExtensions()});
  const by = makeAuthority({name: 'Lab Intermediate', signedBy: root});
  const chain = by.certPem;
  const errorsWith = async (trusted: string, withChain = chain) =>
    (await checkServer(await serverOf(t, {by, chain: withChain, trusted}))).errors.map(error =>
      error.replaceAll(/\/\S*\//g, ''),
    );
  t.deepEqual(await errorsWith(by.certPem + root.certPem), []);
  const trusted = by.certPem + root.certPem;
  const {warnings} = await checkServer(await serverOf(t, {by, chain, trusted, crl: root.crl([])}));
  const unlisted = 'there is no revocation list of the CA "CN=Lab Intermediate": whom it revoked is let in';
  t.true(warnings.includes(unlisted), warnings.join('\n'));
  t.deepEqual(await errorsWith(root.certPem), [
    'the intermediate CA "CN=Lab Intermediate", which signed host.pem and stands behind it there, is not in ca.pem; add its certificate, too, on hosts and for users: a certificate that it signed is believed only where it is in the file of CAs itself',
  ]);
  t.deepEqual(await errorsWith(root.certPem, ''), [
    'no CA that is trusted here signed the certificate; its issuer says "CN=Lab Intermediate"; if that is an intermediate CA, its certificate belongs into the file of CAs here, too',
  ]);
  t.deepEqual(await errorsWith(by.certPem), [
    'ca.pem cannot be used: it holds the intermediate CA "CN=Lab Intermediate" without the CA that signed it, "CN=Lab Root"; add that one\'s certificate, up to a self-signed root',
  ]);
});

test('as root, folders to write to that somebody else could make lead elsewhere are errors', async t => {
  if (process.getuid?.() !== 0) return skip(t, notRoot);
  const nobody = 65_534;
  const refused = async (prepare: (folder: string) => Promise<void>, message: RegExp) => {
    const file = await serverOf(t, {});
    await prepare(join(file, '..'));
    const {errors} = await checkServer(file);
    t.is(errors.length, 1, errors.join('\n'));
    t.regex(errors[0] ?? '', message);
  };
  const hers = async (path: string) => {
    await mkdir(path);
    await chown(path, nobody, nobody);
  };
  await refused(folder => hers(join(folder, 'data')), /data belongs to uid 65534, not to root/);
  await refused(folder => hers(join(folder, 'logs')), /logs belongs to uid 65534, not to root/);
  await refused(async folder => {
    await hers(join(folder, 'hers'));
    await symlink(join(folder, 'hers', 'logs'), join(folder, 'logs'));
  }, /hers belongs to uid 65534, not to root, on the way to .*logs/);
  await refused(async folder => {
    await mkdir(join(folder, 'data'), {mode: 0o750});
    await symlink(folder, join(folder, 'data', 'output'));
  }, /output is a link or no folder/);
});

test('as root, files of its own that somebody else could replace are warned about', async t => {
  if (process.getuid?.() !== 0) return skip(t, notRoot);
  const folder = await temporaryFolder(t);
  const file = join(folder, 'executor.js');
  await writeFile(file, '');
  t.deepEqual(ownFileWarnings([file]), []);
  await chown(folder, 65_534, 65_534);
  t.regex(
    ownFileWarnings([file])[0] ?? '',
    /^root runs .*executor\.js, which somebody else could replace: .* belongs to uid 65534/,
  );
});
