import type {X509Certificate} from 'node:crypto';
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {writeDurably} from '../../base/durable-file.ts';
import {messageOf} from '../../base/errors.ts';
import {makeFolder} from '../../base/own-folder.ts';
import {AuditError} from '../errors.ts';
import {certificateName, certificatesFolder} from '../read/layout.ts';

/** The certificate of a caller could not be written. */
export function certificateLost(accountFolder: string, cause: unknown): AuditError {
  const message = `the caller's certificate cannot be kept in the account ${accountFolder} (${messageOf(cause)})`;
  return new AuditError('account-unavailable', message, {cause});
}

/**
 * The certificates of all callers whose signed orders the account holds, so that signatures can be checked
 * years later. The name of each is its own hash, which the entries carry.
 */
export class Certificates {
  readonly #dir: string;
  /** Keyed by fingerprint. Undefined: it is on disk. A promise: it is being written. */
  readonly #kept = new Map<string, Promise<void> | undefined>();

  constructor(accountFolder: string) {
    this.#dir = join(accountFolder, certificatesFolder);
    makeFolder(this.#dir, 0o700);
    for (const name of readdirSync(this.#dir)) {
      const [fingerprint = ''] = name.split('.pem');
      this.#kept.set(fingerprint, undefined);
    }
  }

  /**
   * Resolves when the certificate is on disk; undefined if it is already. A failed write is tried again with
   * the next order.
   */
  keep(fingerprint: string, certificate: X509Certificate): Promise<void> | undefined {
    if (this.#kept.has(fingerprint)) return this.#kept.get(fingerprint);
    const written = this.#write(fingerprint, certificate);
    this.#kept.set(fingerprint, written);
    return written;
  }

  async #write(fingerprint: string, certificate: X509Certificate): Promise<void> {
    try {
      await writeDurably(join(this.#dir, certificateName(fingerprint)), certificate.toString(), 0o600);
      this.#kept.set(fingerprint, undefined);
    } catch (error) {
      this.#kept.delete(fingerprint);
      throw error;
    }
  }
}
