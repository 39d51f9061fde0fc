import {once} from 'node:events';
import type {AddressInfo, Socket} from 'node:net';
import {createServer} from 'node:net';
import {Duplex} from 'node:stream';
import {TLSSocket} from 'node:tls';
import test from 'ava';
import {ConnectionError, ReceiverConnection} from '../../src/ship/receiver-connection.ts';
import {makeAuthority} from '../fixtures/certificates.ts';

/** A record of application data (RFC 8446, 5.2) that nobody encrypted. */
const badRecord = Buffer.concat([Buffer.of(0x17, 3, 3, 0, 32), Buffer.alloc(32)]);

test('over what comes that is wrong, a line is closed at once, before there is more to write', async t => {
  const authority = makeAuthority();
  const {certPem: cert, keyPem: key} = authority.host('localhost', {ip: ['127.0.0.1']});
  const server = createServer();
  t.teardown(() => server.close());
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const {port} = server.address() as AddressInfo;
  const came = once(server, 'connection') as Promise<[Socket]>;
  using connection = new ReceiverConnection(
    {host: '127.0.0.1', port},
    {ca: authority.certPem},
    new AbortController().signal,
  );
  const opened = connection.open();
  const [tcp] = await came;
  t.teardown(() => tcp.destroy());
  const wire = new Duplex({
    read() {},
    write: (chunk, _encoding, done) => void tcp.write(chunk, done),
  });
  tcp.on('data', bytes => wire.push(bytes));
  const tls = new TLSSocket(wire, {isServer: true, cert, key});
  tls.on('error', () => {}).resume();
  await opened;
  const closed = once(tcp, 'close');
  tcp.on('error', () => {}).write(badRecord);
  await closed;
  await t.throwsAsync(connection.finish(), {
    instanceOf: ConnectionError,
    message: /bad record|decryption failed/,
  });
});
