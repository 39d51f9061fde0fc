import {X509Certificate} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {AuditError} from '../../audit/errors.ts';
import {parseBundle} from '../../identity/load-credentials.ts';
import {isVouched} from '../../identity/log-key.ts';
import {readBounded} from '../../identity/pem-file.ts';
import {NoteVerifier} from '../../merkle/note-verifier.ts';

/** Whom to believe, as typed. */
export interface AnchorWords {
  readonly ca?: string;
  /** A `log.pub`, or the certificate of the host. */
  readonly logKey?: string;
}

/** The CA certificates of a file. */
export async function bundleIn(path: string): Promise<X509Certificate[]> {
  return parseBundle(await readFile(path), path);
}

/**
 * The log key that a file tells, which may be a certificate that vouches for it: then it is the one of `named` that it
 * vouches for, the newest of those.
 *
 * @throws {AuditError} `evidence-invalid` where it vouches for none of them; {MerkleError} `note-key`
 */
export async function logKeyIn(path: string, named: readonly string[]): Promise<NoteVerifier> {
  const text = (await readBounded(path, 'the log key')).toString();
  if (!text.includes('-----BEGIN CERTIFICATE')) return NoteVerifier.parse(text.trim());
  return vouchedBy(new X509Certificate(text), path, named);
}

/** The newest of the keys `named` that a certificate vouches for. @throws {AuditError} `evidence-invalid` */
export function vouchedBy(
  certificate: X509Certificate,
  path: string,
  named: readonly string[],
): NoteVerifier {
  const vouched = named.map(line => NoteVerifier.parse(line)).findLast(key => isVouched(certificate, key));
  if (vouched) return vouched;
  throw new AuditError(
    'evidence-invalid',
    `what is to be verified is signed with another key than the log key that ${path} vouches for`,
  );
}
