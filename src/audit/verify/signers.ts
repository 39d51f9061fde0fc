import {X509Certificate} from 'node:crypto';
import {join} from 'node:path';
import {messageOf} from '../../base/errors.ts';
import {readForeign} from '../../base/foreign-file.ts';
import {fingerprintOf, issuersOf, verifyLeaf} from '../../identity/certificate.ts';
import {validityOf} from '../../identity/dates.ts';
import {IdentityError} from '../../identity/errors.ts';
import {readLeaf} from '../../identity/leaf.ts';
import type {Subject} from '../../identity/subject.ts';
import {readSubject} from '../../identity/subject.ts';
import {AuditError} from '../errors.ts';
import {certificateName, certificatesFolder} from '../read/layout.ts';

/** A caller whose orders an account keeps. */
export interface Signer extends Subject {
  readonly certificate: X509Certificate;
  readonly fingerprint: string;
}

/** Returns the certificate with this fingerprint; undefined if there is none. May throw anything. */
export type FindCertificate = (fingerprint: string) => string | undefined;

/** Finds the certificates that an account keeps. */
export function certificatesIn(dir: string): FindCertificate {
  return fingerprint =>
    readForeign(join(dir, certificatesFolder, certificateName(fingerprint)), mostBytes)?.toString();
}

/** The longest certificate in PEM, bytes. */
const mostBytes = 64 * 1024;

/** So many are remembered. */
const mostKept = 1000;

interface Kept {
  readonly signer: Signer | AuditError;
  /** It was found good at these times, by the dates of certificate and CA. */
  readonly from: number;
  readonly to: number;
}

/** The certificates of the callers who signed orders. */
export class Signers {
  readonly #find: FindCertificate;
  readonly #bundle: readonly X509Certificate[] | undefined;
  readonly #kept = new Map<string, Kept>();

  /** True if CAs were given, which have to vouch for them. */
  get areVouched(): boolean {
    return this.#bundle !== undefined;
  }

  /** @param bundle the CAs that must have signed them; undefined: nobody vouches for them */
  constructor(find: FindCertificate, bundle: readonly X509Certificate[] | undefined) {
    this.#find = find;
    this.#bundle = bundle;
  }

  /**
   * Returns the signer with this fingerprint.
   *
   * @throws {AuditError} `certificate-unknown`, the same each time
   */
  get(fingerprint: string): Signer {
    const {signer} = this.#keep(fingerprint);
    if (signer instanceof AuditError) throw signer;
    return signer;
  }

  /**
   * Requires that a CA of the bundle vouches for the signer at that time. Without a bundle it requires
   * nothing.
   *
   * @throws {IdentityError} one of the `certificate-*` codes
   */
  requireVouched({certificate, fingerprint}: Signer, time: number): void {
    if (!this.#bundle) return;
    const kept = this.#keep(fingerprint);
    if (time >= kept.from && time <= kept.to) return;
    verifyLeaf(certificate, this.#bundle, [], time, 'client');
    // The first of several certificates of one CA will do: at a time outside its dates the bundle is asked
    // again.
    const dated = [certificate, ...issuersOf(certificate, this.#bundle).slice(0, 1)].map(validityOf);
    const from = Math.max(...dated.map(validity => validity.from));
    const to = Math.min(...dated.map(validity => validity.to));
    this.#kept.set(fingerprint, {...kept, from, to});
  }

  /**
   * True if a CA of the bundle vouches for the signer at a time that is at most `within` milliseconds from
   * that one.
   *
   * @throws {IdentityError} if none does at any time
   */
  isVouchedNear({certificate}: Signer, time: number, within: number): boolean {
    const bundle = this.#bundle ?? [];
    return issuersOf(certificate, bundle).some(issuer => {
      const dated = [certificate, issuer].map(validityOf);
      const from = Math.max(...dated.map(validity => validity.from));
      const to = Math.min(...dated.map(validity => validity.to));
      const nearest = Math.min(Math.max(time, from), to);
      if (from > to || Math.abs(nearest - time) > within) return false;
      verifyLeaf(certificate, bundle, [], nearest, 'client');
      return true;
    });
  }

  #keep(fingerprint: string): Kept {
    const known = this.#kept.get(fingerprint);
    if (known) return known;
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= mostKept && oldest !== undefined) this.#kept.delete(oldest);
    const kept = {signer: this.#read(fingerprint), from: Number.POSITIVE_INFINITY, to: 0};
    this.#kept.set(fingerprint, kept);
    return kept;
  }

  #read(fingerprint: string): Signer | AuditError {
    try {
      const text = this.#find(fingerprint);
      if (text === undefined) return unknown(fingerprint, 'is not there');
      const certificate = new X509Certificate(text);
      // OpenSSL ignores bytes before and behind it.
      if (certificate.toString() !== text) return unknown(fingerprint, 'is not written as it should be');
      return readSigner(certificate, fingerprint);
    } catch (cause) {
      return unknown(fingerprint, `cannot be read: ${messageOf(cause)}`, cause);
    }
  }
}

function readSigner(certificate: X509Certificate, fingerprint: string): Signer | AuditError {
  const found = fingerprintOf(certificate);
  if (found !== fingerprint) return unknown(fingerprint, `is another: its fingerprint is ${found}`);
  try {
    return {certificate, fingerprint, ...readSubject(readLeaf(certificate).subject)};
  } catch (cause) {
    if (cause instanceof IdentityError)
      return unknown(fingerprint, `cannot be used: ${cause.message}`, cause);
    throw cause;
  }
}

function unknown(fingerprint: string, why: string, cause?: unknown): AuditError {
  return new AuditError('certificate-unknown', `the certificate ${fingerprint} ${why}`, {cause});
}
