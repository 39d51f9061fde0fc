import type {X509Certificate} from 'node:crypto';
import {messageOf} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {verifyLeaf} from '../../identity/certificate.ts';
import {shownTime, validityOf} from '../../identity/dates.ts';
import {isVouched, originOf, vouchedLogKeys} from '../../identity/log-key.ts';
import type {Checkpoint} from '../../merkle/checkpoint.ts';
import {openCheckpoint} from '../../merkle/checkpoint.ts';
import {NoteVerifier} from '../../merkle/note-verifier.ts';
import {AuditError} from '../errors.ts';
import type {Head} from './evidence-file.ts';
import {readPem} from './evidence-file.ts';

/**
 * The trust anchors for verifying a file: the host's log key, a CA that vouches for it, or both. Both must
 * agree.
 */
export interface TrustAnchors {
  /** CA certificates, which also vouch for the callers who signed orders. */
  readonly bundle?: readonly X509Certificate[] | undefined;
  readonly verifier?: NoteVerifier | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A header whose signature was verified. */
export interface TrustedHead {
  readonly verifier: NoteVerifier;
  readonly checkpoint: Checkpoint;
  /** The reason why it is believed: the key was given, or a CA vouches for it by the host's certificate. */
  readonly trust: 'given' | 'certificate';
  /** The time when the certificate expires that vouches for the key. Entries must be older. */
  readonly until: number;
  readonly unchecked: readonly string[];
}

/** @throws {AuditError} `evidence-no-anchor` */
export function requireAnchor({bundle, verifier}: TrustAnchors): void {
  if (bundle || verifier) return;
  throw new AuditError(
    'evidence-no-anchor',
    'nobody said whom to believe: give the CA certificate, or the log key of the host',
  );
}

/**
 * Verifies that the key in a header is that of the host, and that it signed the checkpoint.
 *
 * Each anchor that is given must hold: the key is the one that was given, and the CA vouches for the
 * certificate, which vouches for the key. An expired certificate still vouches for older signatures, as far
 * as the entries tell their time.
 *
 * @throws {Error} saying what is wrong
 */
export function verifyHead({host, key, checkpoint, certificate}: Head, anchors: TrustAnchors): TrustedHead {
  const verifier = NoteVerifier.parse(key);
  if (verifier.name !== originOf(host))
    throw new Error(`its key is that of ${quote(verifier.name)}, not of ${quote(originOf(host))}`);
  const isGiven = anchors.verifier !== undefined;
  if (isGiven && anchors.verifier.toString() !== key)
    throw new Error(`it was signed with another log key than the one that was given: with ${key}`);
  if (anchors.bundle && certificate === undefined)
    throw new Error('it holds no certificate of the host, for which the CA could vouch');
  const until =
    anchors.bundle && certificate !== undefined
      ? requireCertificate(certificate, host, verifier, isGiven, anchors)
      : undefined;
  const isUnlooked = certificate !== undefined && !anchors.bundle;
  return {
    verifier,
    checkpoint: openCheckpoint(checkpoint, verifier),
    trust: isGiven ? 'given' : 'certificate',
    until: isGiven ? Number.POSITIVE_INFINITY : (until ?? 0),
    unchecked: isUnlooked ? ['the certificate of the host: no CA was given'] : [],
  };
}

/** Returns the time until which the certificate vouches for the key. */
function requireCertificate(
  pem: string,
  host: string,
  verifier: NoteVerifier,
  isGiven: boolean,
  {bundle = [], now}: TrustAnchors,
): number {
  try {
    const certificate = readPem(pem);
    const {to: end} = validityOf(certificate);
    const {name} = verifyLeaf(certificate, bundle, [], Math.min(now, end), 'server');
    if (name !== host) throw new Error(`it is that of ${quote(name)}`);
    // A certificate from before there were log keys names none. Then the key must have been given.
    const isOld = vouchedLogKeys(certificate).length === 0;
    if (isOld && !isGiven) throw new Error(namesNone);
    if (!isOld && !isVouched(certificate, verifier)) throw new Error('it names another log key');
    return now > end ? end : Number.POSITIVE_INFINITY;
  } catch (cause) {
    throw new Error(`the certificate of the host does not vouch for its key: ${messageOf(cause)}`, {cause});
  }
}

const namesNone = "it names no log key; only the host's log.pub can say whether it is the right one";

/** @throws {Error} for an entry that is younger than the certificate that vouches for its key */
export function requireInTime(time: number, {until}: TrustedHead): void {
  if (time <= until) return;
  throw new Error(
    `it is of ${shownTime(time)}, and the certificate of the host vouched for its key until ${shownTime(until)}`,
  );
}
