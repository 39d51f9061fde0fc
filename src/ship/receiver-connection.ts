import type {Socket} from 'node:net';
import {connect as dial, isIP} from 'node:net';
import {Duplex} from 'node:stream';
import type {ConnectionOptions, TLSSocket} from 'node:tls';
import {connect} from 'node:tls';
import {messageOf} from '../base/errors.ts';
import type {Address} from '../config/address.ts';
import {serverFailure} from '../transport/tls-words.ts';

/** A silent peer is given up after so long, milliseconds. */
const silenceMs = 20_000;
/** A sign that the peer accepts us is waited for so long, milliseconds. */
const acceptanceMs = 1000;

/** The reason why a connection failed or ended. */
export class ConnectionError extends Error {}

/**
 * A TLS connection that is only written to. If it ends too early, all that waits for it fails with ConnectionError.
 */
export class ReceiverConnection implements Disposable {
  readonly #socket: Socket;
  readonly #address: Address;
  readonly #options: ConnectionOptions;
  readonly #abortNow: AbortSignal;
  readonly #closed = Promise.withResolvers<void>();
  readonly #broken = Promise.withResolvers<never>();
  readonly #stopped = () => this.#fail('the server stopped');
  #tls: TLSSocket | undefined;
  #isFinishing = false;

  /** @param abortNow aborts it */
  constructor(address: Address, options: ConnectionOptions, abortNow: AbortSignal) {
    this.#address = address;
    this.#options = options;
    this.#abortNow = abortNow;
    this.#broken.promise.catch(() => {});
    this.#socket = dial({host: address.host, port: address.port});
    this.#socket.on('error', error => this.#fail(messageOf(error)));
    this.#socket.on('close', () => this.#fail('the connection was closed'));
    this.#socket.setTimeout(silenceMs, () => this.#fail(`it did nothing for ${silenceMs / 1000} s`));
    abortNow.addEventListener('abort', this.#stopped);
    if (abortNow.aborted) this.#stopped();
  }

  /**
   * Resolves when the peer accepts us. With TLS 1.3 the handshake is over for us before the peer has verified
   * our certificate: a peer that refuses us closes the connection after it. A peer that accepts us sends a
   * session ticket.
   */
  async open(): Promise<void> {
    await this.#or(event(this.#socket, 'connect'));
    const {host} = this.#address;
    const servername = isIP(host) === 0 ? {servername: host} : {};
    const tls = connect({...this.#options, ...servername, host, socket: wireOver(this.#socket)});
    this.#tls = tls;
    const cas =
      this.#options.ca === undefined ? 'the system\'s store (no "ca" is named)' : '"ca" of the destination';
    tls.on('error', error => this.#fail(serverFailure(error, cas)));
    tls.once('end', () => {
      if (this.#isFinishing) this.#closed.resolve();
      else this.#fail('it closed the connection');
    });
    // No data is expected from there, but its end must be noticed.
    tls.resume();
    const ticket = event(tls, 'session');
    await this.#or(event(tls, 'secureConnect'));
    if (tls.getProtocol() !== 'TLSv1.3') return;
    const patience = Promise.withResolvers<void>();
    const timer = setTimeout(patience.resolve, acceptanceMs);
    await this.#or(Promise.race([ticket, patience.promise])).finally(() => clearTimeout(timer));
  }

  async write(bytes: Buffer): Promise<void> {
    if (this.#tls?.write(bytes) === false) await this.#or(event(this.#tls, 'drain'));
  }

  /** Ends our side. Resolves when the peer has read to the end and closes the connection, too. */
  async finish(): Promise<void> {
    this.#isFinishing = true;
    this.#tls?.end();
    await this.#or(this.#closed.promise);
  }

  [Symbol.dispose](): void {
    this.#abortNow.removeEventListener('abort', this.#stopped);
    this.#fail('it is not used any more');
  }

  /**
   * Fails the connection. Node does not destroy a TLS socket after a bad record, and the writer may only
   * notice at its next write.
   */
  #fail(why: string): void {
    this.#broken.reject(new ConnectionError(why));
    this.#tls?.destroy();
    this.#socket.destroy();
  }

  #or(what: Promise<void>): Promise<void> {
    return Promise.race([this.#broken.promise, what]);
  }
}

const event = (emitter: Socket, name: string) =>
  new Promise<void>(resolve => emitter.once(name, () => resolve()));

/**
 * The stream that TLS uses in place of the socket itself. Node does not report errors of a socket that TLS
 * took over if a write fails while the connection is being ended. A connection that was reset would then look
 * like a good end.
 */
function wireOver(socket: Socket): Duplex {
  const wire = new Duplex({
    read: () => void socket.resume(),
    write: (chunk: Buffer, _encoding, done) => void socket.write(chunk, done),
    final: done => void socket.end(done),
    destroy(error, done) {
      socket.destroy();
      done(error);
    },
  });
  socket.on('data', (chunk: Buffer) => {
    if (!wire.push(chunk)) socket.pause();
  });
  socket.once('end', () => wire.push(null));
  // The errors of the socket are handled there.
  wire.on('error', () => {});
  return wire;
}
