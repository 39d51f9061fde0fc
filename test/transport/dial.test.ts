import dns from 'node:dns';
import {once} from 'node:events';
import type {AddressInfo, Socket} from 'node:net';
import {createSecureContext, createServer} from 'node:tls';
import test from 'ava';
import {dataHeader} from '../../src/protocol/frame.ts';
import {Connection} from '../../src/transport/connection.ts';
import {dial} from '../../src/transport/dial.ts';
import {giveBack} from '../../src/transport/intake.ts';
import {secureContextOptions} from '../../src/transport/tls-options.ts';
import {makeAuthority} from '../fixtures/certificates.ts';

const authority = makeAuthority();
const host = authority.host('lab-01', {ip: ['127.0.0.1']});
const alice = authority.user('alice');
const context = createSecureContext(
  secureContextOptions({cert: alice.certPem, key: alice.keyPem, ca: authority.certPem}),
);

const frames = 300;
const size = 64 * 1024 - 100;

test('of a name with several addresses that which answers is read, whole and in order, up to its end', async t => {
  const server = createServer({cert: host.certPem, key: host.keyPem, ALPNProtocols: ['reeve/1']}, socket => {
    // At once: before the other end looked at the certificate.
    for (let n = 0; n < frames; n++) {
      socket.write(dataHeader(1, 1, n * size, size));
      socket.write(Buffer.alloc(size, n % 251));
    }
    socket.end();
  });
  server.on('connection', (socket: Socket) => socket.on('error', () => {}));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => void server.close());
  const {port} = server.address() as AddressInfo;
  const {lookup} = dns;
  const several = [
    {address: '127.0.0.3', family: 4},
    {address: '127.0.0.1', family: 4},
  ];
  dns.lookup = ((_name: string, _options: unknown, told: (error: null, all: typeof several) => void) =>
    told(null, several)) as typeof lookup;
  t.teardown(() => {
    dns.lookup = lookup;
  });

  const {socket, intake} = await dial({host: 'several.invalid', port, name: 'lab-01'}, context, {
    timeoutMs: 60_000,
  });
  t.deepEqual(socket.autoSelectFamilyAttemptedAddresses, [`127.0.0.3:${port}`, `127.0.0.1:${port}`]);
  const {promise: closed, resolve} = Promise.withResolvers<Error | undefined>();
  let came = 0;
  let wrong = 0;
  const connection = new Connection(
    socket,
    {
      control: () => {},
      credit: () => {},
      data(_stream, _channel, offset, bytes) {
        if (offset !== came) wrong += 1;
        came += bytes.length;
        // Read a turn later, when other bytes have come.
        setImmediate(() => {
          for (const [at, byte] of bytes.entries())
            if (byte !== Math.floor((offset + at) / size) % 251) wrong += 1;
          giveBack(bytes);
        });
      },
      closed: resolve,
    },
    {intake},
  );
  t.is(await closed, undefined);
  t.is(came, frames * size);
  await new Promise(setImmediate);
  t.is(wrong, 0);
  connection.destroy();
});
