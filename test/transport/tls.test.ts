import {once} from 'node:events';
import {Duplex} from 'node:stream';
import {connect as connectTls} from 'node:tls';
import test from 'ava';
import {controlFrame} from '../../src/protocol/frame.ts';
import {secureContextOptions} from '../../src/transport/tls-options.ts';
import {hostileClient, rawClient} from '../fixtures/hostile-client.ts';
import {startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const limits = 'limits: { handshake: 700ms, idle: 1s }';

const sharedLab = shareLab();

test('TLS 1.3 and AES-128-GCM are agreed on, no ticket is sent, and a saved session is not resumed', async t => {
  const lab = await sharedLab();
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const first = await hostileClient(lab, alice);
  const sessions: Buffer[] = [];
  first.socket.on('session', session => sessions.push(session));
  await first.message(0, 'welcome');
  t.is(first.socket.getProtocol(), 'TLSv1.3');
  t.is(first.socket.alpnProtocol, 'reeve/1');
  t.is(first.socket.getCipher().standardName, 'TLS_AES_128_GCM_SHA256');
  // Tickets would stand before all that the host says; the answer to what is said after the handshake comes behind them.
  first.write(controlFrame(0, {type: 'ping', nonce: 'x'}));
  await first.message(0, 'pong');
  t.is(sessions.length, 0);
  first.socket.end();
  await first.closed;
  const session = first.socket.getSession();
  const second = await hostileClient(lab, alice, session ? {session} : {});
  await second.message(0, 'welcome');
  t.false(second.socket.isSessionReused());
  second.socket.destroy();
});

test('the hybrid post-quantum group X25519MLKEM768 is what both ends agree on', async t => {
  const lab = await sharedLab();
  // The code point of X25519MLKEM768 (RFC 9794).
  t.is(await agreedGroup(lab.port, ours), 0x11ec);
});

test('the server decides about the key exchange: X25519MLKEM768 where the client has it at all', async t => {
  const lab = await sharedLab();
  const agreed = (ecdhCurve: string) => agreedGroup(lab.port, ecdhCurve);
  t.is(await agreed('X25519:X25519MLKEM768'), 0x11ec);
  t.is(await agreed('P-256:X25519:X25519MLKEM768'), 0x11ec);
  // The code point of x25519 (RFC 8446, 4.2.7).
  t.is(await agreed('P-256:X25519'), 0x1d);
});

const ours = secureContextOptions({cert: '', key: '', ca: ''}).ecdhCurve ?? '';

/** The group in the key share of the host's hello, or in its request for another hello, to a client that offers these. */
async function agreedGroup(port: number, ecdhCurve: string): Promise<number> {
  const tcp = await rawClient({port});
  const came: Buffer[] = [];
  const tap = new Duplex({
    read() {},
    write(chunk, _encoding, done) {
      tcp.socket.write(chunk, () => done());
    },
  });
  tcp.socket.on('data', chunk => {
    came.push(chunk as Buffer);
    tap.push(chunk);
  });
  const tls = connectTls({
    socket: tap,
    rejectUnauthorized: false,
    ALPNProtocols: ['reeve/1'],
    ecdhCurve,
  });
  tls.on('error', () => {});
  await once(tls, 'secureConnect');
  tls.destroy();
  tcp.socket.destroy();
  // ServerHello extension key_share (51): u16 51, u16 length, u16 group (RFC 8446, 4.2.8).
  const hello = Buffer.concat(came);
  for (let at = 0; at + 6 < hello.length; at++) {
    const length = hello.readUInt16BE(at + 2);
    if (hello.readUInt16BE(at) === 51 && (length === 2 || length > 30)) return hello.readUInt16BE(at + 4);
  }
  return 0;
}

test('TLS 1.2, plain TCP, HTTP and garbage are closed on in time, and others are still served', async t => {
  const lab = await startLab(t, {server: limits});
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const old = await hostileClient(lab, alice, {maxVersion: 'TLSv1.2', minVersion: 'TLSv1.2'});
  await old.closed;
  t.deepEqual(old.heard, []);
  const attempts = {
    nothing: '',
    http: 'GET / HTTP/1.1\r\nHost: lab-01\r\n\r\n',
    frame: Buffer.from([0, 0, 0, 7, 0, 0, 0, 0, 0, 0x7b, 0x7d]),
    garbage: Buffer.alloc(70_000, 0xa5),
    halfHello: Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc]),
    hugeRecord: Buffer.from([0x16, 3, 1, 0xff, 0xff, 1]),
  };
  for (const [what, bytes] of Object.entries(attempts)) {
    const raw = await rawClient(lab, bytes);
    const ms = await raw.closed;
    t.true(ms < 20_000, `${what} was held for ${ms} ms`);
    // At most an alert of TLS: nothing of ours is said to who does not speak TLS.
    t.true(raw.received.length <= 32, `${what} was told ${raw.received.length} bytes`);
  }
  const host = await lab.connect();
  t.is((await host.run('echo', {words: ['still here']})).stdout, 'still here');
});

test('no certificate, no ALPN and another ALPN are refused, each with its own reason', async t => {
  const lab = await sharedLab();
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const nobody = await hostileClient(lab, undefined);
  t.like(await nobody.fault(), {code: 'certificate-missing'});
  const plain = await hostileClient(lab, alice, {ALPNProtocols: []});
  t.like(await plain.fault(), {code: 'not-reeve'});
  t.deepEqual(plain.heard.length, 1);
  const web = await hostileClient(lab, alice, {ALPNProtocols: ['h2', 'http/1.1']});
  t.is(await web.fault(), undefined);
  t.false(web.socket.authorized);
});

test('renegotiation is not done: there is none in TLS 1.3', async t => {
  const lab = await sharedLab();
  const client = await hostileClient(lab, lab.authority.user('alice', {groups: ['ops']}));
  await client.message(0, 'welcome');
  const error = await new Promise<Error | null>(resolve => {
    const asked = client.socket.renegotiate({rejectUnauthorized: false}, resolve);
    if (asked === false) resolve(new Error('refused'));
  });
  t.truthy(error);
  client.socket.destroy();
});
