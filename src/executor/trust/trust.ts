import {X509Certificate} from 'node:crypto';
import type {Trust as TrustMessage} from '../../gate-link/generated/link.ts';
import {toRevocations} from '../../gate-link/revocations.ts';
import type {Principal} from '../../identity/certificate.ts';
import {identifyLeaf, issuersOf, requireWithinDates, verifyLeaf} from '../../identity/certificate.ts';
import {validityOf} from '../../identity/dates.ts';
import {IdentityError} from '../../identity/errors.ts';
import type {RevocationSet} from '../../identity/revocation-list.ts';
import {authorityId} from '../../identity/revocation-list.ts';
import type {PreparedCredentials} from './host-credentials.ts';
import type {Authorities} from './lists-in-force.ts';
import {authoritiesOf, ListsInForce} from './lists-in-force.ts';

/** A caller's certificate, and whose it is. */
export interface Caller {
  readonly certificate: X509Certificate;
  readonly principal: Principal;
}

interface Remembered extends Caller {
  /** The certificates of the CA that signed it. */
  readonly issuers: readonly X509Certificate[];
}

/** Callers that are remembered between orders; each is a certificate already parsed and verified. */
const mostRemembered = 256;

/** A gate that was taken over may bring anything. */
function parseCertificate(der: string): X509Certificate {
  try {
    return new X509Certificate(Buffer.from(der, 'base64'));
  } catch (cause) {
    throw new IdentityError('certificate-malformed', 'the bytes beside the order are no certificate', {
      cause,
    });
  }
}

/** Whom this host believes, and what it shows itself. Nothing here fails half-way. */
export class Trust {
  #credentials: PreparedCredentials;
  #authorities: Authorities;
  readonly #lists = new ListsInForce();
  readonly #callers = new Map<string, Remembered>();
  /** The problems of the files of revocation lists, as they were last read. */
  problems: readonly string[] = [];

  constructor(credentials: PreparedCredentials) {
    this.#credentials = credentials;
    this.#authorities = authoritiesOf(credentials.bundle);
  }

  /** The certificates of the CAs that are trusted. */
  get bundle(): readonly X509Certificate[] {
    return this.#credentials.bundle;
  }

  get authorities(): Authorities {
    return this.#authorities;
  }

  /**
   * Takes what is newer than the lists in force; what is older, or of no CA that is trusted here, is passed over. Gives what
   * was taken.
   */
  takeLists(lists: readonly RevocationSet[]): readonly RevocationSet[] {
    const taken = this.#lists.take(lists, this.#authorities);
    if (taken.length > 0) this.#callers.clear();
    return taken;
  }

  /** Returns what is wrong with a file of which these lists were read. */
  lacks(lists: readonly RevocationSet[]): string[] {
    return this.#lists.lacks(lists, this.#authorities);
  }

  /** Which of these CAs there is no list of, neither in force nor among `lists`; their names. */
  unlisted(authorities: Authorities, lists: readonly RevocationSet[] = []): string[] {
    const isListed = (id: string) => this.#lists.has(id) || lists.some(({issuer}) => issuer === id);
    return [...authorities].filter(([id]) => !isListed(id)).map(([, name]) => name);
  }

  /** Takes over credentials, and the lists that were read with them; those in force stay where these are older. */
  commit(credentials: PreparedCredentials, lists: readonly RevocationSet[]): readonly RevocationSet[] {
    this.#credentials = credentials;
    this.#authorities = authoritiesOf(credentials.bundle);
    this.#callers.clear();
    this.#lists.keepOnly(this.#authorities);
    return this.#lists.take(lists, this.#authorities);
  }

  /**
   * Judges the certificate that came beside an order: DER in base64. Dates and revocation are judged each time.
   *
   * @throws {IdentityError}
   */
  judge(der: string, now: number): Caller {
    const {bundle} = this.#credentials;
    const known = this.#callers.get(der);
    if (known) {
      requireWithinDates(known.certificate, known.issuers, now);
      return known;
    }
    const certificate = parseCertificate(der);
    const principal = verifyLeaf(certificate, bundle, this.#lists.all, now, 'client');
    const caller = {certificate, principal, issuers: issuersOf(certificate, bundle)};
    if (this.#callers.size >= mostRemembered) this.#callers.clear();
    this.#callers.set(der, caller);
    return caller;
  }

  /**
   * Returns the caller of a certificate, DER in base64, that may have expired or been revoked.
   *
   * @throws {IdentityError} if no CA that is trusted here signed it for a user
   */
  identify(der: string): Caller {
    const known = this.#callers.get(der);
    if (known) return known;
    const certificate = parseCertificate(der);
    return {certificate, principal: identifyLeaf(certificate, this.#credentials.bundle, 'client')};
  }

  /**
   * Returns the warnings of now: of soon expiry, lists past their next update or missing, a certificate of
   * ours that was revoked.
   */
  warnings(now: number): string[] {
    const {warnings} = this.#credentials;
    return [
      ...this.#ownRevocation(),
      ...this.problems,
      ...warnings,
      ...this.#lists.warnings(this.#authorities, now),
    ];
  }

  isRevoked(caller: Caller): boolean {
    return this.#isOn(caller.certificate, ({serials}) => serials);
  }

  /**
   * True if the jobs of this certificate are to be ended: its key or its holder is no longer to be trusted.
   */
  isCompromised(caller: Caller): boolean {
    return this.#isOn(caller.certificate, ({compromised}) => compromised);
  }

  /** The end of the host's own certificate, milliseconds since 1970. */
  get notAfter(): number {
    return validityOf(this.#credentials.certificate).to;
  }

  /** The revocation lists in force, each with the name of its CA. */
  get listsInForce(): readonly (RevocationSet & {readonly authority: string})[] {
    return this.#lists.all.map(list => ({
      ...list,
      authority: this.#authorities.get(list.issuer) ?? list.issuer,
    }));
  }

  /** The facts that the gate has to know. */
  message(): TrustMessage {
    const revocations = this.#lists.all.map(toRevocations);
    const {pem, signer} = this.#credentials;
    return {type: 'trust', credentials: pem, revocations, log: signer.verifier.toString()};
  }

  #ownRevocation(): string[] {
    const {certificate} = this.#credentials;
    if (!this.#isOn(certificate, ({serials}) => serials)) return [];
    return [
      `the certificate of this host, serial ${certificate.serialNumber}, is revoked: clients that have the list refuse this host; give it a new certificate`,
    ];
  }

  #isOn(certificate: X509Certificate, part: (list: RevocationSet) => ReadonlySet<string>): boolean {
    const found = this.#lists.all.filter(list => part(list).has(certificate.serialNumber));
    if (found.length === 0) return false;
    const issuers = issuersOf(certificate, this.#credentials.bundle).map(authorityId);
    return found.some(({issuer}) => issuers.includes(issuer));
  }
}
