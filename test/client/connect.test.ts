import {appendFile, readFile, writeFile} from 'node:fs/promises';
import type {AddressInfo, Server} from 'node:net';
import {createServer} from 'node:net';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {CodedError} from '../../src/base/errors.ts';
import {connect} from '../../src/client/connect.ts';
import {makeAuthority, selfSigned} from '../fixtures/certificates.ts';
import type {Script} from '../fixtures/scripted-server.ts';
import {startScripted, welcome} from '../fixtures/scripted-server.ts';
import {until} from '../fixtures/until.ts';

/** Something that is not reeve, on a port of its own. */
async function listening(t: ExecutionContext, server: Server): Promise<number> {
  await new Promise<void>(resolve => void server.listen(0, '127.0.0.1', resolve));
  t.teardown(() => void server.close());
  return (server.address() as AddressInfo).port;
}

/** A client.yaml of the lab with another address for `name`. */
async function configFor(t: ExecutionContext, name: string, port: number): Promise<string> {
  const {folder, config} = await startScripted(t);
  const text = await readFile(config, 'utf8');
  const other = join(folder, 'other.yaml');
  await writeFile(other, text.replace(/hosts:.*/, `hosts: { ${name}: { address: "127.0.0.1:${port}" } }`));
  return other;
}

async function failure(t: ExecutionContext, attempt: Promise<unknown>): Promise<CodedError> {
  const error = await t.throwsAsync<CodedError>(attempt);
  if (!error) throw new Error('it connected');
  return error;
}

test('where nothing listens, the error says so and what to look for', async t => {
  const server = createServer();
  const port = await listening(t, server);
  server.close();
  const error = await failure(t, connect('lab-01', {config: await configFor(t, 'lab-01', port)}));
  t.is(error.code, 'unreachable');
  t.regex(error.message, /nothing listens at 127\.0\.0\.1:\d+; is reeve serve running there\?/);
});

test('a name that does not resolve is told from one that is not listed', async t => {
  const {config} = await startScripted(t);
  const unknown = await failure(t, connect('no-such-host.invalid', {config}));
  t.is(unknown.code, 'unreachable');
  t.regex(
    unknown.message,
    /^no-such-host\.invalid is no host of client\.yaml, and DNS (does not know|has no answer for) it; list it there/,
  );
  t.is((await failure(t, connect('a b', {config}))).code, 'bad-target');
  t.is((await failure(t, connect('host:99999', {config}))).code, 'bad-target');
});

test('a host that is not listed, and resembles one that is, is answered with that one', async t => {
  const {config, port} = await startScripted(t);
  const said = async (target: string) => (await failure(t, connect(target, {config}))).message;
  for (const mistyped of ['lab-1', 'lab-011', 'LAB01', 'lba-01'])
    t.regex(await said(mistyped), / is no host of client\.yaml, and DNS .* it; did you mean lab-01\?$/);
  t.regex(await said('lab-1:7433'), /; did you mean lab-01\?$/);
  t.regex(await said('lab-01:22'), /; lab-01 is one, whose address is there: leave out the port$/);
  t.regex(await said('lab 01'), /nor HOST or HOST:PORT; did you mean lab-01\?$/);
  t.notRegex(await said('elsewhere.invalid'), /did you mean/);
  // One that answers to the name, but is not the host that was meant.
  const local = await configFor(t, 'localhos', port);
  const refusing = createServer();
  const free = await listening(t, refusing);
  refusing.close();
  const there = await failure(t, connect(`localhost:${free}`, {config: local}));
  t.regex(there.message, /^nothing listens at localhost:\d+; .* did you mean localhos\?$/);
});

test('a listed host whose address has a name that does not resolve is told where that name stands', async t => {
  const {folder, config} = await startScripted(t);
  const other = join(folder, 'other.yaml');
  const text = await readFile(config, 'utf8');
  await writeFile(other, text.replace(/"127.*?"/, 'gone.invalid'));
  const {code, message} = await failure(t, connect('lab-01', {config: other}));
  t.is(code, 'unreachable');
  t.regex(message, /^lab-01 cannot be found: DNS .* "gone\.invalid", which is its address in client\.yaml$/);
});

const hosts: Record<string, [script: Script, pattern: RegExp]> = {
  'of another CA': [{host: () => makeAuthority().host('lab-01')}, /no CA that is trusted here signed/],
  'of an intermediate CA that is not in the file of CAs': [
    {host: ca => makeAuthority({name: 'Middle', signedBy: ca}).host('lab-01')},
    /its issuer says "CN=Middle"; if that is an intermediate CA, its certificate belongs into the file of CAs here, too$/,
  ],
  'self-signed': [{host: () => selfSigned('lab-01')}, /self-signed/],
  expired: [
    {host: ca => ca.host('lab-01', {notBefore: Date.UTC(2024, 0), notAfter: Date.UTC(2024, 5, 1)})},
    /expired on 2024-06-01/,
  ],
  'not yet valid': [{host: ca => ca.host('lab-01', {notBefore: Date.now() + 3_600_000})}, /valid from/],
  'for another name': [{host: ca => ca.host('lab-02')}, /not "lab-01": its certificate is for "DNS:lab-02"/],
  'for a wildcard': [{host: ca => ca.host('lab-01', {dns: ['*']})}, /its certificate is for/],
  "a user's": [{host: ca => ca.user('lab-01')}, /a user's certificate was brought where a host's is due/],
};
for (const [what, [script, pattern]] of Object.entries(hosts)) {
  test(`a host whose certificate is ${what} is not trusted, and hears no order`, async t => {
    const lab = await startScripted(t, script);
    const error = await failure(t, lab.connect());
    t.is(error.code, 'untrusted-host');
    t.regex(error.message, /^lab-01 could not prove who it is: /);
    t.regex(error.message, pattern);
    t.deepEqual(
      lab.guests.flatMap(({heard}) => heard),
      [],
    );
  });
}

test('a host whose certificate is revoked is not trusted, where the client has a list', async t => {
  const lab = await startScripted(t);
  await lab.connect();
  const server = lab.authority.host('lab-01');
  const other = await startScripted(t, {host: () => server});
  await writeFile(join(other.folder, 'ca.pem'), lab.authority.certPem, {mode: 0o600});
  await writeFile(join(lab.folder, 'crl.pem'), lab.authority.crl([server.certificate.serialNumber]));
  const text = await readFile(lab.config, 'utf8');
  await writeFile(
    lab.config,
    text
      .replace('ca: ca.pem', 'ca: ca.pem, crl: crl.pem')
      .replace(/127\.0\.0\.1:\d+/, `127.0.0.1:${other.port}`),
  );
  const error = await failure(t, lab.connect());
  t.is(error.code, 'untrusted-host');
  t.regex(error.message, /is revoked/);
});

test('the order is for the name in the certificate, also where a host is reached by another of its names', async t => {
  const named: string[] = [];
  const lab = await startScripted(t, {
    host: ca => ca.host('lab-01', {dns: ['lab-01', 'alias.example'], logKey: 'none'}),
    ordered(guest, stream, order) {
      named.push(order.host);
      guest.say(stream, {type: 'refused', code: 'denied', message: 'no'});
    },
  });
  await appendFile(lab.config, '');
  const text = await readFile(lab.config, 'utf8');
  await writeFile(lab.config, text.replace('lab-01:', 'alias.example:'));
  await using host = await connect('alias.example', {config: lab.config});
  t.is(host.name, 'lab-01');
  await t.throwsAsync(async () => await host.run('x'), {code: 'refused'});
  t.deepEqual(named, ['lab-01']);
});

test('what does not speak reeve is told as such: TLS without ALPN, plain TCP, another greeting', async t => {
  const web = await startScripted(t, {tls: {ALPNProtocols: []}});
  const noAlpn = await failure(t, web.connect());
  t.is(noAlpn.code, 'not-reeve');
  t.regex(noAlpn.message, /does not speak reeve/);
  const http = createServer(socket => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const plain = await failure(
    t,
    connect('lab-01', {config: await configFor(t, 'lab-01', await listening(t, http))}),
  );
  t.true(['not-reeve', 'unreachable'].includes(plain.code), plain.message);
  for (const greet of [
    Buffer.from('220 smtp ready\r\n'),
    Buffer.from([0, 0, 0, 7, 0, 0, 0, 0, 0, 0x7b, 0x7d]),
  ]) {
    const lab = await startScripted(t, {greet: guest => guest.write(greet)});
    const error = await failure(t, lab.connect());
    t.is(error.code, 'not-reeve');
    t.regex(error.message, /did not say its welcome.*does reeve serve answer there\?/);
  }
  const later = await startScripted(t, {greet: guest => guest.say(0, {...welcome, protocol: 2})});
  t.is((await failure(t, later.connect())).code, 'not-reeve');
});

test('a host that says nothing is given up in time: before, in and after the handshake', async t => {
  const silent = createServer(socket => void socket.on('error', () => {}));
  const port = await listening(t, silent);
  const config = await configFor(t, 'lab-01', port);
  const before = await failure(t, connect('lab-01', {config, timeoutMs: 300}));
  t.is(before.code, 'timeout');
  t.regex(before.message, /no answer from .* after 0\.3 s/);
  const lab = await startScripted(t, {greet() {}});
  const after = await failure(t, lab.connect({timeoutMs: 300}));
  t.is(after.code, 'timeout');
  t.regex(after.message, /did not say its welcome: 0\.3 s are over since it was dialled/);
  const hasty = await startScripted(t, {greet: guest => guest.socket.destroy()});
  t.is((await failure(t, hasty.connect())).code, 'unreachable');
});

test('a time between signs of life that is none is that which is usual', async t => {
  for (const heartbeatMs of [0, -1, Number.NaN]) {
    const lab = await startScripted(t);
    const host = await lab.connect({heartbeatMs});
    for (let count = 0; count < 20; count++) await host.ping();
    t.is(lab.guests[0]?.heard.length, 20);
  }
});

test('connecting can be given up at any time', async t => {
  const lab = await startScripted(t, {greet() {}});
  const reason = new Error('enough');
  const signal = AbortSignal.abort(reason);
  t.is(await lab.connect({signal}).catch((error: unknown) => error as never), reason as never);
  const late = new AbortController();
  const attempt = lab.connect({signal: late.signal});
  await until(() => lab.guests.length > 0, 'the handshake');
  late.abort(reason);
  t.is(await attempt.catch((error: unknown) => error as never), reason as never);
});

test("a refusal in place of the welcome is told with the host's own code", async t => {
  const lab = await startScripted(t, {
    greet: guest => guest.say(0, {type: 'fault', code: 'certificate-revoked', message: 'it is revoked'}),
  });
  t.like(await failure(t, lab.connect()), {
    code: 'refused',
    wireCode: 'certificate-revoked',
    message: 'it is revoked',
  });
});

test('a parameter that an order cannot say is refused before anything is sent, by its name', async t => {
  const lab = await startScripted(t);
  const host = await lab.connect();
  const wrong: [unknown, RegExp][] = [
    [-0, /"order\.params\.n" cannot be written as JSON: -0/],
    [2 ** 53, /"order\.params\.n" .* whole numbers are no longer held exactly/],
    [Number.NaN, /NaN/],
    [5n, /bigint/],
    ['\ud83d', /lone surrogate/],
    [['a', '\udc00'], /"order\.params\.n\[1\]" .* lone surrogate/],
    [new Date(0), /plain object/],
  ];
  for (const [n, message] of wrong)
    await t.throwsAsync(async () => await host.run('x', {n}), {code: 'json', message});
  await t.throwsAsync(async () => await host.run('x', ['\ud83d']), {
    message: /"order\.args\[0\]" .* lone surrogate/,
  });
  const id = '019de368-f600-7c0f-8a3b-5d2e9f104c77';
  await t.throwsAsync(async () => await host.attach(id, {from: 2 ** 60}), {message: /"order\.from"/});
  t.deepEqual(
    lab.guests[0]?.heard.filter(({message}) => message.type === 'order'),
    [],
  );
});

test('a quiet line is kept by heartbeats, as often as the host wants them', async t => {
  const lab = await startScripted(t, {
    greet: guest => guest.say(0, {...welcome, limits: {...welcome.limits, idle: 150}}),
    ordered() {},
  });
  const host = await lab.connect();
  const job = host.run('x');
  const pings = () => lab.guests[0]?.heard.filter(({message}) => message.type === 'ping').length ?? 0;
  await until(() => pings() > 6, 'heartbeats');
  t.is(
    await Promise.race([
      job.started.then(
        () => 'over',
        () => 'over',
      ),
      host.ping().then(() => 'alive'),
    ]),
    'alive',
  );
});

test('a line on which nothing is heard is given up after three heartbeats, and all that waits hears of it', async t => {
  const lab = await startScripted(t, {ordered() {}, told() {}});
  const host = await lab.connect({heartbeatMs: 60, giveUpAfterMs: 0});
  const startedAt = performance.now();
  const errors = await Promise.all([
    failure(t, (async () => await host.run('x'))()),
    failure(t, host.ping()),
    failure(t, host.commands()),
  ]);
  for (const {code, message} of errors) {
    t.is(code, 'connection-lost');
    t.regex(message, /lab-01.*nothing was heard for/);
  }
  t.true(performance.now() - startedAt < 20_000);
  t.is(lab.guests.length, 1);
});
