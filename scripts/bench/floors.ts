// The floors that several benches compare with: local execa, and bare TLS of Node.
import {fork} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {mkdtemp} from 'node:fs/promises';
import type {TcpNetConnectOpts} from 'node:net';
import {join} from 'node:path';
import type {ConnectionOptions, SecureContext, TLSSocket} from 'node:tls';
import {connect, createSecureContext} from 'node:tls';
import {alpnProtocols, secureContextOptions} from '../../src/transport/tls-options.ts';
import type {Certificates, Lab} from './lab.ts';
import {bareServer, localExeca} from './places.ts';
import type {Helper} from './processes.ts';
import {startHelper} from './processes.ts';

export interface LocalExeca extends AsyncDisposable {
  /** As the server executes it. */
  readonly argv: readonly string[];
  /** Milliseconds of one spawn, from its beginning until its end was seen. */
  run(which: 'plain' | 'wrapped'): Promise<number>;
}

/** The flags and the allocator of the executor (src/cli/become-executor.ts), so that its forks cost the same. */
const executorLike = {
  execArgv: ['--max-semi-space-size=2', '--disable-warning=ExperimentalWarning'],
  env: {
    ...process.env,
    MALLOC_ARENA_MAX: '1',
    MALLOC_MMAP_THRESHOLD_: '32768',
    MALLOC_TRIM_THRESHOLD_: '131072',
  },
};

/** `kind` is the containment that the server found to work. */
export async function startLocalExeca({folder}: Lab, kind: string, program: string): Promise<LocalExeca> {
  const dataFolder = await mkdtemp(join(folder, 'floor-'));
  const child = fork(localExeca, [dataFolder, kind, program], executorLike);
  const ended = once(child, 'exit').then(() => {
    throw new Error('the process that runs execa on this machine ended');
  });
  ended.catch(() => {});
  const answer = () => Promise.race([once(child, 'message'), ended]);
  const [argv] = await answer();
  return {
    argv,
    async run(which) {
      child.send(which);
      const [ms] = await answer();
      return ms;
    },
    async [Symbol.asyncDispose]() {
      child.disconnect();
      await ended.catch(() => {});
    },
  };
}

export interface BareServer extends Helper {
  readonly port: number;
}

export async function startBareServer({host}: Lab): Promise<BareServer> {
  const helper = await startHelper(process.execPath, [bareServer, host.cert, host.key, host.ca]);
  return {...helper, port: Number(helper.line), [Symbol.asyncDispose]: () => helper[Symbol.asyncDispose]()};
}

/**
 * Returns the certificate and key of a client, read once: a handshake is measured, not the reading of files.
 */
export function clientContext({cert, key, ca}: Certificates): SecureContext {
  const read = (path: string) => readFileSync(path, 'utf8');
  return createSecureContext(secureContextOptions({cert: read(cert), key: read(key), ca: read(ca)}));
}

/** A full handshake, until the first byte of the server: only then is it known that our certificate was accepted. */
export async function handshake(
  port: number,
  secureContext: SecureContext,
  localAddress = '127.0.0.1',
): Promise<TLSSocket> {
  const options: ConnectionOptions & TcpNetConnectOpts = {
    host: '127.0.0.1',
    port,
    localAddress,
    secureContext,
    servername: 'lab-01',
    ALPNProtocols: alpnProtocols,
  };
  const socket = connect(options);
  socket.setNoDelay(true);
  socket.on('error', () => {});
  await once(socket, 'data');
  return socket;
}
