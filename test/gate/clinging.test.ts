// Peers that have done what ends a connection, and hold on to their end of it: the gate lets go of its own.
import {once} from 'node:events';
import type {Socket} from 'node:net';
import {connect} from 'node:net';
import {Duplex} from 'node:stream';
import {connect as connectTls} from 'node:tls';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {alpn} from '../../src/protocol/limits.ts';
import type {Minted} from '../fixtures/certificates.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {until} from '../fixtures/until.ts';
import {openDescriptors} from '../soak/open-descriptors.ts';

/** A connection that is never ended from here unless the test does it. */
async function clinging(t: ExecutionContext, {port}: Lab): Promise<Socket> {
  const tcp = connect({host: '127.0.0.1', port, allowHalfOpen: true});
  t.teardown(() => tcp.destroy());
  tcp.on('error', () => {});
  await once(tcp, 'connect');
  return tcp;
}

/** A handshake over it, and the first that the host says. */
async function greeted(tcp: Socket, lab: Lab, minted?: Minted): Promise<void> {
  const wire = new Duplex({
    read() {},
    write: (chunk, _encoding, done) => void tcp.write(chunk, done),
    final() {},
  });
  tcp.on('data', bytes => wire.push(bytes));
  const tls = connectTls({
    socket: wire,
    ca: lab.authority.certPem,
    servername: 'lab-01',
    ALPNProtocols: [alpn],
    ...(minted && {cert: minted.certPem, key: minted.keyPem}),
  });
  tls.on('error', () => {});
  await once(tls, 'data');
}

/** A record of application data (RFC 8446, 5.2) that nobody encrypted. */
const badRecord = Buffer.concat([Buffer.of(0x17, 3, 3, 0, 32), Buffer.alloc(32)]);

const ways: Record<string, (tcp: Socket, lab: Lab) => Promise<unknown>> = {
  'a record that is wrong': async (tcp, lab) => {
    await greeted(tcp, lab, lab.authority.user('mallory'));
    tcp.write(badRecord);
  },
  'a record that is wrong, after it was turned away': async (tcp, lab) => {
    await greeted(tcp, lab);
    tcp.write(badRecord);
  },
  'half a record': async (tcp, lab) => {
    await greeted(tcp, lab, lab.authority.user('mallory'));
    tcp.write(badRecord.subarray(0, 20));
  },
  'its end': async (tcp, lab) => {
    await greeted(tcp, lab, lab.authority.user('mallory'));
    tcp.end();
  },
  'its end, and reads no more': async (tcp, lab) => {
    await greeted(tcp, lab, lab.authority.user('mallory'));
    tcp.pause();
    tcp.end();
  },
  'its end in the middle of a record': async (tcp, lab) => {
    await greeted(tcp, lab, lab.authority.user('mallory'));
    tcp.end(badRecord.subarray(0, 20));
  },
  'no certificate': (tcp, lab) => greeted(tcp, lab),
  'what is no handshake': async tcp => tcp.write('GET / HTTP/1.1\r\n\r\n'),
  'half a handshake': async tcp => tcp.write(Buffer.of(0x16, 3, 1, 2, 0, 1, 0)),
  'its end in a handshake': async tcp => tcp.end(Buffer.of(0x16, 3, 1, 2, 0, 1, 0)),
  'nothing at all': async () => {},
};

test('a peer that has ended its connection, or broken it, and holds on to its end, holds nothing of the gate', async t => {
  const lab = await startLab(t, {server: 'limits: { handshake: 2s, idle: 2s, perAddress: 40 }'});
  const direct = await lab.connect();
  const gate = await lab.gatePid();
  const before = openDescriptors(gate);
  for (const [what, does] of Object.entries(ways)) {
    // More in all than one address may have.
    await Promise.all(Array.from({length: 10}, async () => does(await clinging(t, lab), lab)));
    await until(() => openDescriptors(gate) <= before, `that the gate lets go after ${what}`);
    await until(async () => (await direct.status()).gate.connections === 1, `no connection after ${what}`);
  }
  t.true((await lab.connect()) !== direct);
  t.is(await lab.gatePid(), gate);
});
