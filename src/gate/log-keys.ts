import {X509Certificate} from 'node:crypto';

/**
 * Log keys by the certificate that vouches for them: the last two, since a handshake may have begun with the
 * one before.
 */
export class LogKeys {
  readonly #keys = new Map<string, string>();

  /** @param certificate PEM */
  keep(certificate: string, log: string | undefined): void {
    const {fingerprint256} = new X509Certificate(certificate);
    this.#keys.delete(fingerprint256);
    if (log !== undefined) this.#keys.set(fingerprint256, log);
    const [oldest] = this.#keys.keys();
    if (this.#keys.size > 2 && oldest !== undefined) this.#keys.delete(oldest);
  }

  of(certificate: X509Certificate | undefined): string | undefined {
    return certificate && this.#keys.get(certificate.fingerprint256);
  }
}
