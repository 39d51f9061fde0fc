import {once} from 'node:events';
import type {Duplex} from 'node:stream';
import {duplexPair} from 'node:stream';
import type {TLSSocket} from 'node:tls';
import {connect} from 'node:tls';
import test from 'ava';
import type {Arrival} from '../../src/transport/arrival.ts';
import type {TlsListener} from '../../src/transport/listen.ts';
import {createTlsListener} from '../../src/transport/listen.ts';
import {alpnProtocols, secureContextOptions} from '../../src/transport/tls-options.ts';
import {makeAuthority} from '../fixtures/certificates.ts';
import {until} from '../fixtures/until.ts';

const authority = makeAuthority();
const credentialsOf = ({certPem: cert, keyPem: key}: {certPem: string; keyPem: string}) => ({
  cert,
  key,
  ca: authority.certPem,
});

/** A listener without a port, and what became of each connection, by the name of its peer. */
function scripted(handshakeMs = 60_000) {
  const became = new Map<string, string>();
  const listener = createTlsListener(credentialsOf(authority.host('lab-01')), handshakeMs, {
    arrived: ({peer}) => peer.network !== 'full',
    secured: (socket, {peer, carrier}) => {
      became.set(peer.name, `${socket.getPeerX509Certificate()?.subject} ${carrier.bytesRead > 0}`);
      socket.end(peer.name);
    },
    failed: (_, socket, {peer}) => {
      became.set(peer.name, 'failed');
      socket.destroy();
    },
  });
  return {listener, became};
}

/** The client's end of a connection that has a name and no address. */
function arriveAt(listener: TlsListener, name: string, network = 'scripts'): Duplex {
  const [theirs, ours] = duplexPair();
  const carrier = Object.assign(ours, {bytesRead: 0});
  carrier.on('data', (bytes: Buffer) => {
    carrier.bytesRead += bytes.length;
  });
  listener.take({peer: {name, origin: 'a script', network}, carrier} satisfies Arrival);
  return theirs;
}

const shakeHands = (over: Duplex, name: string): TLSSocket =>
  connect({
    socket: over,
    secureContext: undefined,
    ...secureContextOptions(credentialsOf(authority.user(name))),
    ALPNProtocols: alpnProtocols,
    rejectUnauthorized: false,
  } as object);

test('connections without an address are told apart by their labels, whichever of many handshakes ends first', async t => {
  const {listener, became} = scripted();
  const names = Array.from({length: 30}, (_, index) => `peer-${index}`);
  const said = await Promise.all(
    names.map(async name => {
      const socket = shakeHands(arriveAt(listener, name), name);
      let text = '';
      socket.on('data', bytes => {
        text += bytes;
      });
      await once(socket, 'end');
      socket.destroy();
      return text;
    }),
  );
  t.deepEqual(said, names);
  for (const name of names) t.regex(became.get(name) ?? '', new RegExp(`CN=${name}\\b.* true$`, 's'));
});

test('a handshake without an address that fails or takes too long is told with its label', async t => {
  const {listener, became} = scripted(300);
  arriveAt(listener, 'garbage').write('GET / HTTP/1.1\r\n\r\n');
  arriveAt(listener, 'slow').write(Buffer.from([0x16]));
  await until(() => became.size === 2, 'two failures');
  t.deepEqual([...became.keys()].toSorted(), ['garbage', 'slow']);
});

test('a connection that its owner does not let in is closed before its handshake', async t => {
  const {listener, became} = scripted();
  const over = arriveAt(listener, 'one too many', 'full');
  over.resume();
  await once(over, 'end');
  t.is(became.size, 0);
});
