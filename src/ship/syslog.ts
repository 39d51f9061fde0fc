import type {ConnectionOptions} from 'node:tls';
import {getCACertificates} from 'node:tls';
import {requirePrivate} from '../base/file-trust.ts';
import {mebibyte, readNamedFile} from '../base/named-file.ts';
import {requireTrustedPath} from '../base/trusted-path.ts';
import {showAddress} from '../config/address.ts';
import type {SyslogReceiver} from '../config/destinations.ts';
import type {Cursor} from './cursor.ts';
import type {Destination} from './destination.ts';
import {ShipError} from './errors.ts';
import {ConnectionError, ReceiverConnection} from './receiver-connection.ts';
import type {Batch, BatchPolicy} from './shipment.ts';
import {entryMessage, frame} from './syslog-message.ts';

/**
 * A syslog receiver, over TLS (RFC 5425). Syslog acknowledges nothing. A receiver does show that it read to
 * the end of a connection: then it closes its own side. Therefore a shipment is a connection, and has arrived
 * when the receiver closed it after us. A shipment that breaks before that is sent again. Messages that had
 * arrived then come twice; each has its number.
 *
 * The end of the TLS session (close_notify) is not waited for, but the end of the connection: some receivers
 * send none (rsyslog with GnuTLS). Nobody can know of messages that a receiver has read and then loses.
 */
export class SyslogDestination implements Destination {
  // A connection stays open for a moment, so that runs that follow each other need no handshakes of their
  // own.
  readonly policy: BatchPolicy = {
    bounds: {entries: 500, bytes: 256 * 1024},
    gatherMs: 50,
    lingerMs: 2000,
    longestMs: 10_000,
    most: 1000,
  };
  readonly #receiver: SyslogReceiver;

  constructor(receiver: SyslogReceiver) {
    this.#receiver = receiver;
  }

  async resume(cursor: Cursor): Promise<Cursor> {
    return cursor;
  }

  async deliver(shipment: AsyncIterable<Batch>, abortNow: AbortSignal): Promise<null> {
    const {address} = this.#receiver;
    using connection = new ReceiverConnection(address, await tlsOptions(this.#receiver), abortNow);
    try {
      await connection.open();
      for await (const {lines} of shipment)
        await connection.write(Buffer.concat(lines.map(text => frame(entryMessage(text)))));
      await connection.finish();
    } catch (cause) {
      if (!(cause instanceof ConnectionError)) throw cause;
      throw new ShipError('not-taken', `${showAddress(address)}: ${cause.message}`, {cause});
    }
    return null;
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}

/**
 * Returns the TLS options for a receiver. Files are read anew each time, so that renewed ones are used.
 *
 * @throws {FileTrustError}; {Error} of the system
 */
export async function tlsOptions({ca, client}: SyslogReceiver): Promise<ConnectionOptions> {
  for (const path of [ca, client?.cert, client?.key]) if (path !== undefined) requireTrustedPath(path);
  if (client) await requirePrivate(client.key);
  const authorities = ca === undefined ? getCACertificates('system') : await readNamedFile(ca, mebibyte);
  const shown = client && {
    cert: await readNamedFile(client.cert, mebibyte),
    key: await readNamedFile(client.key, mebibyte),
  };
  return {ca: authorities, ...shown, minVersion: 'TLSv1.2'};
}
