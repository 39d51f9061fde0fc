import {X509Certificate} from 'node:crypto';
import type {Principal} from '../../identity/certificate.ts';
import {verifyLeaf} from '../../identity/certificate.ts';
import {IdentityError} from '../../identity/errors.ts';
import type {RevocationSet} from '../../identity/revocation-list.ts';
import {requireNotOlder, stalenessOf} from '../../identity/revocation-list.ts';
import type {Trust as TrustMessage} from '../../link/generated/link.ts';
import {toRevocations} from '../../link/revocations.ts';
import {ExecutorError} from '../errors.ts';
import type {HeldList} from './held-lists.ts';
import type {HostCredentials} from './host-credentials.ts';

/** A caller's certificate that was found good, and whose it is. */
export interface Caller {
  readonly certificate: X509Certificate;
  readonly principal: Principal;
}

/** Callers that are remembered between orders; each is a certificate already parsed and verified. */
const mostRemembered = 256;

/** A gate that was taken over may bring anything. */
function parseCertificate(der: string): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(der, 'base64'));
  } catch (cause) {
    throw new IdentityError('certificate-malformed', 'what came beside the order is no certificate', {cause});
  }
}

/** Whom this host believes, and what it shows itself. What is bad is refused as a whole; the old stays. */
export class Trust {
  readonly #host: string;
  #credentials: HostCredentials;
  #revocations: readonly RevocationSet[] = [];
  #held: readonly HeldList[];
  readonly #callers = new Map<string, Caller>();

  /**
   * @param held the lists that were in force before: older ones are refused
   * @throws {ExecutorError} `host-mismatch`; {IdentityError} `crl-older`, or why the host's own certificate is no good
   */
  constructor(
    host: string,
    credentials: HostCredentials,
    revocations: readonly RevocationSet[],
    now: number,
    held: readonly HeldList[] = [],
  ) {
    this.#host = host;
    this.#credentials = credentials;
    this.#held = held;
    this.replace(credentials, revocations, now);
  }

  /** The lists that are in force, for the next start. */
  get held(): readonly HeldList[] {
    return this.#held;
  }

  /** Takes over new credentials and revocation lists, all or nothing. */
  replace(credentials: HostCredentials, revocations: readonly RevocationSet[], now: number): void {
    const own = verifyLeaf(credentials.certificate, credentials.bundle, revocations, now, 'server');
    if (own.name !== this.#host) {
      throw new ExecutorError(
        'host-mismatch',
        `host is ${this.#host} in server.yaml, but its certificate is for ${own.name}`,
      );
    }
    for (const next of revocations) requireNotOlder(next, this.#held);
    const issuers = new Set(revocations.map(({issuer}) => issuer));
    this.#held = [...revocations, ...this.#held.filter(({issuer}) => !issuers.has(issuer))];
    this.#credentials = credentials;
    this.#revocations = revocations;
    this.#callers.clear();
  }

  /**
   * Judges the certificate that came beside an order: DER in base64. Dates and revocation are judged each time.
   *
   * @throws {IdentityError}
   */
  judge(der: string, now: number): Caller {
    const known = this.#callers.get(der);
    if (known && now <= known.principal.notAfter) return known;
    const certificate = parseCertificate(der);
    const principal = verifyLeaf(certificate, this.#credentials.bundle, this.#revocations, now, 'client');
    const caller = {certificate, principal};
    if (this.#callers.size >= mostRemembered) this.#callers.clear();
    this.#callers.set(der, caller);
    return caller;
  }

  /** What to warn about now: what expires soon, lists past their next update. */
  warnings(now: number): string[] {
    const stale = this.#revocations.map(list => stalenessOf(list, now)).filter(text => text !== undefined);
    return [...this.#credentials.warnings, ...stale];
  }

  /** Whether the jobs of this certificate are to be ended: its key, or who holds it, is no longer to be trusted. */
  isCompromised(serial: string): boolean {
    return this.#revocations.some(({compromised}) => compromised.has(serial));
  }

  isRevoked(serial: string): boolean {
    return this.#revocations.some(({serials}) => serials.has(serial));
  }

  /** The end of the host's own certificate, milliseconds since 1970. */
  get notAfter(): number {
    return this.#credentials.certificate.validToDate.getTime();
  }

  /** What the gate has to know. */
  message(): TrustMessage {
    const revocations = this.#revocations.map(toRevocations);
    const {pem, signer} = this.#credentials;
    return {type: 'trust', credentials: pem, revocations, log: signer.verifier.toString()};
  }
}
