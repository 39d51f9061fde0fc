// Refusals of TLS are told in words of ours, at both ends.
import {once} from 'node:events';
import {appendFile, writeFile} from 'node:fs/promises';
import {createServer as createHttp} from 'node:http';
import type {AddressInfo, Server} from 'node:net';
import {createServer as createTcp} from 'node:net';
import {join} from 'node:path';
import {createSecureContext, createServer as createTls} from 'node:tls';
import test from 'ava';
import type {ClientError} from '../../src/client/errors.ts';
import type {DialError} from '../../src/transport/dial.ts';
import {dial} from '../../src/transport/dial.ts';
import {secureContextOptions} from '../../src/transport/tls-options.ts';
import {makeAuthority} from '../fixtures/certificates.ts';
import {hostileClient} from '../fixtures/hostile-client.ts';
import {startLab} from '../fixtures/lab.ts';
import {oddChains} from '../fixtures/odd-chains.ts';
import {startScripted} from '../fixtures/scripted-server.ts';

/** How OpenSSL and Node call things. */
const raw = /[A-Z]+_[A-Z_]+|error:|routines|UNSPECIFIED$/;

const chains = oddChains();

for (const [what, chain] of Object.entries({...chains.both, ...chains.host})) {
  test(`a host whose certificate is of ${what} is refused with what is wrong and what to do`, async t => {
    const {signer, cas, words} = chain();
    const lab = await startScripted(t, {host: () => signer.host('lab-01')});
    await writeFile(join(lab.folder, 'ca.pem'), lab.authority.certPem + cas, {mode: 0o600});
    const error = await t.throwsAsync<ClientError>(lab.connect(), {code: 'untrusted-host'});
    t.regex(error?.message ?? '', /^lab-01 could not prove who it is: /);
    t.regex(error?.message ?? '', words);
    if (what in chains.both) t.notRegex(error?.message ?? '', raw);
  });
}

for (const [what, chain] of Object.entries(chains.both)) {
  test(`a user whose certificate is of ${what} is refused with what is wrong and what to do`, async t => {
    const {signer, cas, words} = chain();
    const lab = await startLab(t, {
      async prepare(folder) {
        await appendFile(join(folder, 'ca.pem'), cas);
        return {};
      },
    });
    const client = await hostileClient(lab, signer.user('mallory', {groups: ['ops']}));
    const {code, message = ''} = (await client.fault()) ?? {};
    t.is(code, 'certificate-untrusted');
    t.regex(message, words);
    t.notRegex(message, raw);
  });
}

const authority = makeAuthority();
const {certPem: cert, keyPem: key} = authority.host('lab-01');
const alice = authority.user('alice');
const strangers: Record<string, [() => Server, RegExp]> = {
  HTTP: [() => createHttp((_request, response) => response.end()), / does not speak TLS; /],
  ssh: [() => createTcp(socket => void socket.write('SSH-2.0-OpenSSH_9.2\r\n')), / does not speak TLS; /],
  'TLS 1.2': [() => createTls({cert, key, maxVersion: 'TLSv1.2'}), / does not speak TLS 1\.3; /],
  'TLS with another ALPN': [() => createTls({cert, key, ALPNProtocols: ['h2']}), / does not speak reeve; /],
  'TLS with a curve that nobody else has': [
    () => createTls({cert, key, ecdhCurve: 'P-521'}),
    / has no cipher, key exchange or certificate that reeve takes; /,
  ],
};
for (const [what, [make, words]] of Object.entries(strangers)) {
  test(`what speaks ${what} is told as such to whoever dials it`, async t => {
    const server = make();
    server.on('connection', socket => socket.on('error', () => {}));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    t.teardown(() => void server.close());
    const {port} = server.address() as AddressInfo;
    const context = createSecureContext(
      secureContextOptions({cert: alice.certPem, key: alice.keyPem, ca: authority.certPem}),
    );
    const target = {host: '127.0.0.1', port, name: 'lab-01'};
    const error = await t.throwsAsync<DialError>(dial(target, context, {timeoutMs: 60_000}));
    t.regex(error?.message ?? '', words);
    t.true(error?.message.endsWith('; is reeve serve on that port?'));
    t.notRegex(error?.message ?? '', raw);
  });
}
