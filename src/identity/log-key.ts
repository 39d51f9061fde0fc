// The key that signs the checkpoints of a host's account, and how the CA vouches for it: the host's certificate
// carries the key's hash as a URI among its alternative names.
import type {X509Certificate} from 'node:crypto';
import {hash} from 'node:crypto';
import {requirePrivate} from '../base/file-trust.ts';
import {quote} from '../base/quote.ts';
import {NoteSigner} from '../merkle/note-signer.ts';
import type {NoteVerifier} from '../merkle/note-verifier.ts';
import type {Element} from './der.ts';
import {IdentityError} from './errors.ts';
import {alternativeUris, readLeaf, uriTag} from './leaf.ts';
import {malformed, parsePrivateKey, readBounded} from './pem-file.ts';
import {readSubject} from './subject.ts';

/**
 * Returns the name of a host's log, in its checkpoints and as the name of its key; `host` as in its
 * certificate.
 */
export function originOf(host: string): string {
  return `${host}/reeve-account`;
}

/** The host of a log that `originOf` named; another name is returned as it is. */
export function hostOf(origin: string): string {
  return origin.replace(/\/reeve-account$/, '');
}

/** The name that a certificate carries for a log key, of which `publicKey` is the public half, 32 bytes. */
export function logKeyUri(publicKey: Uint8Array): string {
  return logKeyUriOf(hash('sha256', publicKey, 'hex'));
}

/** The same, of a digest as `vouchedLogKeys` gives them. */
export const logKeyUriOf = (digest: string): string => `reeve:log-key:sha256:${digest}`;

/**
 * The log keys that a certificate names, each as SHA-256 of its public half in lower-case hex. Nothing but the very
 * form that `logKeyUri` writes counts. The certificate itself is not verified.
 *
 * @throws {IdentityError} `certificate-malformed`, `certificate-extension`
 */
export function vouchedLogKeys(certificate: X509Certificate): string[] {
  return alternativeUris(readLeaf(certificate)).flatMap(uri => logKeyPattern.exec(uri)?.slice(1) ?? []);
}

/**
 * True if a certificate names this key as the log key of its host: the hash is among its names, and the key
 * is called as that host's log is. The certificate itself must have been verified.
 *
 * @throws {IdentityError} `certificate-malformed`, `certificate-extension`, `certificate-subject`
 */
export function isVouched(certificate: X509Certificate, verifier: NoteVerifier): boolean {
  const {name} = readSubject(readLeaf(certificate).subject);
  return verifier.name === originOf(name) && holdsKey(certificate, verifier);
}

/** True if one of a certificate's alternative names is that of a log key. */
export function isLogKeyName({tag, content}: Element): boolean {
  return tag === uriTag && logKeyPattern.test(content.toString('latin1'));
}

/**
 * Reads the log key of `host` from its PEM file.
 *
 * @throws {IdentityError} `credentials-missing`, `credentials-malformed`, naming the file and what to do;
 * {FileTrustError} `file-not-private`
 */
export async function loadLogSigner(path: string, host: string): Promise<NoteSigner> {
  const bytes = await readBounded(path, 'the log key', {
    otherwise: `; put log.key of hosts/${host} of the CA's folder there; a host from before there were log keys gets one with: ${renewal(host)}`,
  });
  await requirePrivate(path);
  const key = parsePrivateKey(bytes, path);
  if (key.asymmetricKeyType !== 'ed25519') {
    throw malformed(
      path,
      `a log key is an Ed25519 key, and this one is of the kind ${key.asymmetricKeyType}`,
    );
  }
  return new NoteSigner(originOf(host), key);
}

/**
 * Requires that a host's log key is the one that its certificate names. A certificate from before there were log
 * keys names none: then the host works, and there is a warning for whoever runs it.
 *
 * @param files where the two came from
 * @returns the warnings
 * @throws {IdentityError} `credentials-mismatch`; as `vouchedLogKeys`
 */
export function requireVouched(
  certificate: X509Certificate,
  {verifier}: NoteSigner,
  files: {readonly cert: string; readonly log: string},
): string[] {
  const {name} = readSubject(readLeaf(certificate).subject);
  if (vouchedLogKeys(certificate).length === 0) {
    return [
      `the certificate ${files.cert} names no log key, so nobody can verify the receipts of ${name}; ` +
        `renew it with: ${renewal(name)}`,
    ];
  }
  if (isVouched(certificate, verifier)) return [];
  const reason = holdsKey(certificate, verifier)
    ? `${files.log} was read as the log key ${quote(verifier.name)}, and ${files.cert} is the certificate of ${name}`
    : `${files.log} is not the log key that the certificate ${files.cert} names: bring both from hosts/${name} ` +
      `of the CA's folder, or make both anew with: ${renewal(name)} --rekey`;
  throw new IdentityError('credentials-mismatch', reason);
}

const logKeyPattern = /^reeve:log-key:sha256:([0-9a-f]{64})$/;

const renewal = (host: string) => `reeve cert renew host:${host}`;

function holdsKey(certificate: X509Certificate, {publicKey}: NoteVerifier): boolean {
  return vouchedLogKeys(certificate).includes(hash('sha256', publicKey, 'hex'));
}
