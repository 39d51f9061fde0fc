// A receiver of syslog over TLS, as far as a test wants it to work.
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import type {AddressInfo, Socket} from 'node:net';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {TLSSocket} from 'node:tls';
import {createServer} from 'node:tls';
import type {ExecutionContext} from 'ava';
import {makeAuthority} from '../fixtures/certificates.ts';

export interface Receiver {
  readonly port: number;
  /** The file of the CA that made its certificate. */
  readonly ca: string;
  /** A certificate and key that it accepts, as files. */
  readonly client: {readonly cert: string; readonly key: string};
  /** Whole messages in the order in which they came, over all connections. */
  readonly messages: readonly string[];
  readonly connections: number;
  /** Connections are reset after so many messages more. */
  breakAfter(messages: number): void;
  /** Ends what is open, and listens no more. */
  close(): Promise<void>;
  listen(): Promise<void>;
}

export async function startReceiver(
  t: ExecutionContext,
  options: {wantsCertificate?: boolean; name?: string} = {},
): Promise<Receiver> {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-syslog-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  const authority = makeAuthority();
  const host = authority.host('logs', {ip: options.name === undefined ? ['127.0.0.1'] : []});
  const user = authority.user('lab-01');
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text, {mode: 0o600});
    return join(folder, name);
  };
  const messages: string[] = [];
  const sockets = new Set<TLSSocket>();
  let connections = 0;
  let left = Number.POSITIVE_INFINITY;
  let port = 0;
  const server = createServer(
    {
      cert: host.certPem,
      key: host.keyPem,
      ca: authority.certPem,
      requestCert: options.wantsCertificate === true,
      rejectUnauthorized: options.wantsCertificate === true,
    },
    socket => {
      connections++;
      sockets.add(socket);
      socket.on('error', () => {});
      socket.once('close', () => sockets.delete(socket));
      const connection = raw.get(socket.remotePort);
      let held: Buffer = Buffer.alloc(0);
      socket.on('data', (chunk: Buffer) => {
        held = Buffer.concat([held, chunk]);
        for (let found = nextMessage(held); found; found = nextMessage(held)) {
          if (left === 0) return void connection?.resetAndDestroy();
          left--;
          messages.push(found.message);
          held = found.rest;
        }
      });
    },
  );
  const listen = () =>
    new Promise<void>(resolve => {
      server.listen(port, '127.0.0.1', () => {
        port = (server.address() as AddressInfo).port;
        resolve();
      });
    });
  const close = () =>
    new Promise<void>(resolve => {
      for (const socket of sockets) socket.destroy();
      server.close(() => resolve());
    });
  const raw = new Map<number | undefined, Socket>();
  server.on('connection', (socket: Socket) => raw.set(socket.remotePort, socket));
  t.teardown(close);
  await listen();
  return {
    get port() {
      return port;
    },
    ca: file('ca.pem', authority.certPem),
    client: {cert: file('cert.pem', user.certPem), key: file('key.pem', user.keyPem)},
    messages,
    get connections() {
      return connections;
    },
    breakAfter(count) {
      left = count;
    },
    close,
    listen,
  };
}

/** By octet counting: a length, a space, and so many bytes. */
function nextMessage(held: Buffer): {message: string; rest: Buffer} | undefined {
  const space = held.indexOf(0x20);
  if (space === -1) return undefined;
  const digits = held.toString('latin1', 0, space);
  if (!/^[1-9]\d{0,9}$/.test(digits)) throw new Error(`no length: ${digits}`);
  const end = space + 1 + Number(digits);
  return held.length < end
    ? undefined
    : {message: held.toString('utf8', space + 1, end), rest: held.subarray(end)};
}
