import {chmod, mkdir, mkdtemp, rm, symlink, writeFile} from 'node:fs/promises';
import {homedir, tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {loadClientConfig} from '../../src/config/client-config.ts';
import {loadServerConfig} from '../../src/config/server-config.ts';
import {notRoot, skip} from '../fixtures/skip.ts';

async function fileOf(t: ExecutionContext, text: string): Promise<{folder: string; file: string}> {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-config-'));
  t.teardown(() => rm(folder, {recursive: true, force: true}));
  const file = join(folder, 'file.yaml');
  await writeFile(file, text);
  return {folder, file};
}

const server = `host: lab-01
listen: 127.0.0.1:7433
tls: { cert: certs/cert.pem, key: /etc/key.pem, ca: ~/ca.pem }
catalogue: catalogue.yaml
data: data
`;

test('a server’s configuration has its defaults filled in and its paths made absolute', async t => {
  const {folder, file} = await fileOf(t, server);
  t.deepEqual(await loadServerConfig(file), {
    file,
    host: 'lab-01',
    listen: [{host: '127.0.0.1', port: 7433}],
    tls: {
      cert: join(folder, 'certs/cert.pem'),
      key: '/etc/key.pem',
      log: '/etc/log.key',
      ca: join(homedir(), 'ca.pem'),
      crl: undefined,
    },
    catalogue: join(folder, 'catalogue.yaml'),
    data: join(folder, 'data'),
    logs: {dir: join(folder, 'logs'), level: 'info'},
    limits: {
      connections: 10_000,
      jobs: 64,
      queue: 64,
      perAddress: 256,
      perPrincipal: 256,
      messages: 20,
      messageEveryMs: 1000,
      handshakeMs: 10_000,
      idleMs: 90_000,
    },
    gate: {user: undefined},
    graceMs: 5000,
    retain: {ageMs: 604_800_000, bytes: 2 ** 30},
    ship: [],
    metrics: undefined,
  });
});

test('what a server’s configuration says is taken', async t => {
  const {file} = await fileOf(
    t,
    `${server.replace(/listen: .*/, 'listen: ["[::]:0", "lab-01:80"]')}logs: { dir: /var/log/reeve, level: debug }
limits: { connections: 5, jobs: 6, queue: 0, perAddress: 7, perPrincipal: 8, handshake: 1s, idle: 2m }
gate: { user: reeve }
grace: 250ms
retain: { age: 1d, size: 10MiB }
`,
  );
  const {listen, logs, limits, gate, graceMs, retain} = await loadServerConfig(file);
  t.deepEqual(listen, [
    {host: '::', port: 0},
    {host: 'lab-01', port: 80},
  ]);
  t.deepEqual(logs, {dir: '/var/log/reeve', level: 'debug'});
  t.deepEqual(limits, {
    connections: 5,
    jobs: 6,
    queue: 0,
    perAddress: 7,
    perPrincipal: 8,
    messages: 20,
    messageEveryMs: 1000,
    handshakeMs: 1000,
    idleMs: 120_000,
  });
  t.deepEqual([gate.user, graceMs, retain], ['reeve', 250, {ageMs: 86_400_000, bytes: 10 * 2 ** 20}]);
});

test('everything that is wrong with a configuration is told at once, with what was expected', async t => {
  const {file} = await fileOf(
    t,
    `host: -lab
listn: 127.0.0.1
tls: { cert: 5, key: k }
catalogue: [a]
data: data
logs: { level: loud }
limits: { jobs: 0, connections: "5" }
grace: 5 s
grace: 5s
retain: { size: 1GB, constructor: 1 }
`,
  );
  const error = await t.throwsAsync(loadServerConfig(file), {code: 'config-invalid'});
  t.deepEqual((error?.message ?? '').replaceAll(file, 'F').split('\n'), [
    'F:1:1: "listen" is missing; expected an address such as 127.0.0.1:7433 or [::1]:7433, or a list of them',
    'F:1:7: host: found "-lab", expected a name of letters, digits, dots and hyphens: that in the certificate of this host',
    'F:2:1: unknown key "listn"; did you mean "listen"?',
    'F:3:6: tls: "ca" is missing; expected the file of the CA certificates to trust',
    'F:3:14: tls.cert: found 5, expected a path, relative to this file unless it begins with /; put it into quotes',
    'F:4:12: catalogue: found a list of 1, expected a path, relative to this file unless it begins with /',
    'F:6:16: logs.level: found "loud", expected debug, info, warn or error',
    'F:7:17: limits.jobs: found 0, expected a whole number from 1 to 65536: how many jobs may run at once',
    'F:7:33: limits.connections: found "5", expected a whole number from 1 to 1000000',
    'F:9:1: this key is here a second time',
    'F:10:17: retain.size: found "1GB", expected a size such as 64MiB or 10GiB, or a number of bytes',
    'F:10:22: the key "constructor" cannot be used',
  ]);
});

test('addresses that are none are told where they stand', async t => {
  const {file} = await fileOf(t, server.replace(/listen: .*/, 'listen: [127.0.0.1:7433, "a b"]'));
  await t.throwsAsync(loadServerConfig(file), {
    code: 'config-invalid',
    message: /:2:26: listen: found "a b", expected an address/,
  });
});

test('as root, a configuration that others may write is refused', async t => {
  if (process.getuid?.() !== 0) return skip(t, notRoot);
  const {file, folder} = await fileOf(t, server);
  await chmod(file, 0o666);
  await t.throwsAsync(loadServerConfig(file), {code: 'config-unreadable', message: /chmod go-w/});
  await chmod(file, 0o644);
  await mkdir(join(folder, 'open'));
  await chmod(join(folder, 'open'), 0o777);
  await symlink(file, join(folder, 'open', 'link.yaml'));
  await t.throwsAsync(loadServerConfig(join(folder, 'open', 'link.yaml')), {
    code: 'config-unreadable',
    message: /others may write .*open, .*chmod go-w/,
  });
  await chmod(folder, 0o777);
  await t.throwsAsync(loadServerConfig(file), {code: 'config-unreadable', message: /chmod go-w/});
});

const client = `identity: { cert: c.pem, key: k.pem, ca: ca.pem, crl: crl.pem }
hosts:
  lab-01: { address: 127.0.0.1:7000 }
  lab-02: { address: "[::1]" }
groups: { lab: "lab-[01-40]", 'all': "@lab" }
log: { file: client.log }
`;

test('a client’s configuration is found by option, by environment, and by default', async t => {
  const {file, folder} = await fileOf(t, client);
  const config = await loadClientConfig(file, {});
  t.deepEqual(config.identity, {
    cert: join(folder, 'c.pem'),
    key: join(folder, 'k.pem'),
    ca: join(folder, 'ca.pem'),
    crl: join(folder, 'crl.pem'),
  });
  t.deepEqual(config.hosts.get('lab-01')?.address, {host: '127.0.0.1', port: 7000});
  t.deepEqual(config.hosts.get('lab-02')?.address, {host: '::1', port: 7433});
  t.is(config.hosts.get('toString'), undefined);
  t.deepEqual(
    [...config.groups],
    [
      ['lab', 'lab-[01-40]'],
      ['all', '@lab'],
    ],
  );
  t.deepEqual(config.log, {file: join(folder, 'client.log'), level: 'info'});
  t.deepEqual(config.receipts, {folder: undefined, keepMs: 365 * 86_400_000});
  const other = await fileOf(t, `${client}receipts: { folder: state, keep: 30d }\n`);
  const {receipts} = await loadClientConfig(other.file, {});
  t.deepEqual(receipts, {folder: join(other.folder, 'state'), keepMs: 30 * 86_400_000});
  t.deepEqual(await loadClientConfig(undefined, {REEVE_CONFIG: file}), config);
  const missing = join(folder, 'none.yaml');
  await t.throwsAsync(loadClientConfig(missing, {REEVE_CONFIG: file}), {
    code: 'config-missing',
    message: /none\.yaml \(from --config\)$/,
  });
  await t.throwsAsync(loadClientConfig(undefined, {REEVE_CONFIG: missing}), {
    code: 'config-missing',
    message: /from \$REEVE_CONFIG/,
  });
  await t.throwsAsync(loadClientConfig(folder, {}), {code: 'config-unreadable', message: /is a folder$/});
});

test('without any of them it is said where one was looked for', async t => {
  const {folder} = await fileOf(t, '');
  await mkdir(join(folder, 'home'));
  const hint = String.raw`\(the default\); name one with --config FILE or \$REEVE_CONFIG`;
  const HOME = join(folder, 'home');
  await t.throwsAsync(loadClientConfig(undefined, {HOME}), {
    code: 'config-missing',
    message: new RegExp(String.raw`/home/\.config/reeve/client\.yaml ${hint}`),
  });
  await t.throwsAsync(loadClientConfig(undefined, {HOME, XDG_CONFIG_HOME: folder}), {
    code: 'config-missing',
    message: new RegExp(`${folder}/reeve/client\\.yaml ${hint}`),
  });
});

test('a client’s mistakes are told with their places', async t => {
  const {file} = await fileOf(
    t,
    client.replace('7000', '70000').replace('ca: ca.pem, ', '').replace('address: "[', 'adress: "['),
  );
  const error = await t.throwsAsync(loadClientConfig(file, {}), {code: 'config-invalid'});
  t.deepEqual((error?.message ?? '').replaceAll(file, 'F').split('\n'), [
    'F:1:11: identity: "ca" is missing; expected the file of the CA certificates to trust',
    'F:4:11: hosts.lab-02: "address" is missing; expected an address such as 10.0.0.7:7433; the port may be left out',
    'F:4:13: hosts.lab-02: unknown key "adress"; did you mean "address"?',
  ]);
  const second = await fileOf(t, client.replace('7000', '70000'));
  await t.throwsAsync(loadClientConfig(second.file, {}), {
    message: /:3:22: hosts\.lab-01\.address: found "127\.0\.0\.1:70000", expected an address/,
  });
});

test('metrics are off unless they are asked for, and have a port and names of their own', async t => {
  const {file, folder} = await fileOf(
    t,
    `${server}metrics: { listen: "[::1]", hosts: [lab-01], token: token }\n`,
  );
  const {metrics} = await loadServerConfig(file);
  t.deepEqual(metrics, {listen: {host: '::1', port: 9433}, token: join(folder, 'token'), hosts: ['lab-01']});
});

test('metrics for other machines need a token, and those at every address a name', async t => {
  const problemsOf = async (metrics: string) => {
    const {file} = await fileOf(t, `${server}metrics: ${metrics}\n`);
    return loadServerConfig(file).then(
      () => '',
      (error: Error) => error.message.replaceAll(/^.*\/file\.yaml/gm, ''),
    );
  };
  for (const listen of [
    '127.0.0.1:9433',
    '127.1.2.3',
    '"[::1]:9433"',
    'localhost:9433',
    '10.0.0.7, token: t',
  ])
    t.is(await problemsOf(`{ listen: ${listen} }`), '', listen);
  for (const listen of ['10.0.0.7:9433', '"[fe80::1]"', 'lab-01:9433'])
    t.regex(
      await problemsOf(`{ listen: ${listen} }`),
      /^:6:20: metrics\.listen: \S+ is not of loopback: give "token", .* or listen on 127\.0\.0\.1$/,
      listen,
    );
  for (const listen of ['0.0.0.0', '"[::]:9433"'])
    t.regex(
      await problemsOf(`{ listen: ${listen}, token: t }`),
      /metrics\.listen: \S+ is every address: give "hosts"/,
    );
  t.regex(
    await problemsOf('{ listen: "nowhere at all" }'),
    /found "nowhere at all", expected an address such as 127/,
  );
  t.regex(await problemsOf('{ listen: 127.0.0.1, hosts: ["lab-01:9433"] }'), /without a port/);
  t.regex(
    await problemsOf('{ listen: 127.0.0.1:7433 }'),
    /127\.0\.0\.1:7433 is where clients connect: give it another/,
  );
  t.regex(await problemsOf('{ hosts: [lab-01] }'), /listen/);
});
