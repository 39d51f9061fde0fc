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
import {Line, LineError} from './line.ts';
import type {Batch, Rhythm} from './load.ts';
import {entryMessage, frame} from './syslog-message.ts';

/**
 * A syslog receiver, over TLS (RFC 5425). Syslog acknowledges nothing. What a receiver does tell is that it read to the end
 * of a connection: it then closes its own side. So a load is a connection, and arrived when the receiver has closed it
 * after us. What breaks before that is sent again, and comes twice as far as it had arrived; each message has its number.
 *
 * The receiver's end of the TLS session (close_notify) is not waited for, but that of the connection: some send none
 * (rsyslog with GnuTLS). What a receiver has read and then loses itself, nobody is told.
 */
export class SyslogDestination implements Destination {
  // A connection stays for a moment: runs that follow each other need no handshakes of their own.
  readonly rhythm: Rhythm = {
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

  async deliver(load: AsyncIterable<Batch>, hurry: AbortSignal): Promise<null> {
    const {address} = this.#receiver;
    using line = new Line(address, await tlsOptions(this.#receiver), hurry);
    try {
      await line.open();
      for await (const {lines} of load)
        await line.write(Buffer.concat(lines.map(text => frame(entryMessage(text)))));
      await line.finish();
    } catch (cause) {
      if (!(cause instanceof LineError)) throw cause;
      throw new ShipError('not-taken', `${showAddress(address)}: ${cause.message}`, {cause});
    }
    return null;
  }

  async [Symbol.asyncDispose](): Promise<void> {}
}

/**
 * What is needed to reach a receiver, read anew each time, so that renewed files are taken over.
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
