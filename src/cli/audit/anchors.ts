import type {X509Certificate} from 'node:crypto';
import {AuditError} from '../../audit/errors.ts';
import {CodedError} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {certificateIn, parseBundle} from '../../identity/load-credentials.ts';
import {isVouched, vouchedLogKeys} from '../../identity/log-key.ts';
import {NoteVerifier} from '../../merkle/note-verifier.ts';
import {readNamed} from './named-file.ts';

/** Whom to believe, as typed. Each that is given has to hold. */
export interface AnchorWords {
  readonly ca?: string;
  /** A `log.pub`, or the certificate of the host. */
  readonly logKey?: string;
}

/** The CA certificates of a file. */
export async function bundleIn(path: string): Promise<X509Certificate[]> {
  return parseBundle(await readNamed(path, "the CA's certificates"), path);
}

/** Tells the log key to believe, of `named`: those that what is to be verified names. @throws {AuditError} */
export type ChooseKey = (named: readonly string[]) => NoteVerifier;

/**
 * The log key that a file tells. It may be a certificate that vouches for it: then it is the newest of those that what is to be
 * verified names that it vouches for.
 *
 * @throws {CodedError} `usage` for a file that tells none
 */
export async function logKeyIn(path: string): Promise<ChooseKey> {
  const bytes = await readNamed(path, 'the log key');
  const text = bytes.toString();
  if (text.includes('-----BEGIN CERTIFICATE')) {
    const certificate = certificateIn(bytes, path);
    return named => vouchedBy(certificate, path, named);
  }
  const key = parsed(text.trim());
  if (!key)
    throw usage(`${quote(path, 200)} is neither a log.pub nor a certificate: the CA's hosts/NAME has both`);
  return () => key;
}

/**
 * The newest of the keys `named` that a certificate vouches for.
 *
 * @throws {AuditError} `evidence-invalid` where it vouches for none of them; {CodedError} `usage` where it names no log key
 */
export function vouchedBy(
  certificate: X509Certificate,
  path: string,
  named: readonly string[],
): NoteVerifier {
  if (vouchedLogKeys(certificate).length === 0)
    throw usage(
      `the certificate ${quote(path, 200)} names no log key, and so cannot say which is right: give the host's log.pub with --log-key`,
    );
  const vouched = named.map(parsed).findLast(key => key && isVouched(certificate, key));
  if (vouched) return vouched;
  throw new AuditError(
    'evidence-invalid',
    `what is to be verified is signed with another key than the log key that ${path} vouches for`,
  );
}

function parsed(line: string): NoteVerifier | undefined {
  try {
    return NoteVerifier.parse(line);
  } catch {
    return undefined;
  }
}

const usage = (message: string) => new CodedError('usage', message);
