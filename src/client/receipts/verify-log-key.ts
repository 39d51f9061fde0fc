import type {X509Certificate} from 'node:crypto';
import {messageOf} from '../../base/errors.ts';
import {issuersOf} from '../../identity/certificate.ts';
import {isVouched, vouchedLogKeys} from '../../identity/log-key.ts';
import {authorityId} from '../../identity/revocation-list.ts';
import {NoteVerifier} from '../../merkle/note-verifier.ts';
import {ClientError} from '../errors.ts';

/** The key that signs the checkpoints of a host's account, which its certificate vouches for. */
export interface HostLogKey {
  /** The name in the host's certificate. */
  readonly host: string;
  readonly verifier: NoteVerifier;
  /** In PEM. */
  readonly certificate: string;
  /** The CA that signed it, as `authorityId` has it. */
  readonly ca: string | undefined;
}

/**
 * The log key of a host whose certificate was accepted, from what its welcome says; undefined if the
 * certificate names none, as those do not that were made before there were log keys: such a host has no
 * receipts to give.
 *
 * @param bundle by which it was accepted
 * @throws {ClientError} `log-untrusted` if the certificate names a log key, and the welcome another one or
 *   none: then the host, or a gate that was taken over, cannot show the account that the CA vouches for
 */
export function verifyLogKey(
  certificate: X509Certificate,
  host: string,
  told: string | undefined,
  bundle: readonly X509Certificate[],
): HostLogKey | undefined {
  if (vouchedLogKeys(certificate).length === 0) return undefined;
  if (told === undefined) throw untrusted(host, 'it names none', 'is its server older than its certificate?');
  const verifier = parse(told, host);
  if (!isVouched(certificate, verifier))
    throw untrusted(host, 'it names another one', 'was its log key renewed without its certificate?');
  // One alone is the one that signed it: a signature less to verify for each connection.
  const [issuer] = bundle.length === 1 ? bundle : issuersOf(certificate, bundle);
  return {host, verifier, certificate: certificate.toString(), ca: issuer && authorityId(issuer)};
}

function parse(told: string, host: string): NoteVerifier {
  try {
    const {name, publicKey} = NoteVerifier.parse(told);
    return new OnceVerifier(name, publicKey);
  } catch (cause) {
    throw untrusted(host, 'it names what is none', messageOf(cause), cause);
  }
}

/** Verifies a note that comes again, with the receipts of other jobs that were recorded together, once. */
class OnceVerifier extends NoteVerifier {
  #known: {message: Uint8Array; signature: Uint8Array} | undefined;

  override isSigned(message: Uint8Array, signature: Uint8Array): boolean {
    const known = this.#known;
    if (known && isSame(message, known.message) && isSame(signature, known.signature)) return true;
    const isGood = super.isSigned(message, signature);
    if (isGood) this.#known = {message, signature};
    return isGood;
  }
}

const isSame = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

function untrusted(host: string, what: string, why: string, cause?: unknown): ClientError {
  return new ClientError(
    'log-untrusted',
    `${host} cannot show its account: its certificate vouches for a log key, and ${what}; ${why}`,
    {cause},
  );
}
