import type {X509Certificate} from 'node:crypto';
import {AuditError} from '../../audit/errors.ts';
import {quote} from '../../base/quote.ts';
import {certificateIn, parseBundle} from '../../identity/load-credentials.ts';
import {isVouched, vouchedLogKeys} from '../../identity/log-key.ts';
import {NoteVerifier} from '../../merkle/note-verifier.ts';
import {usage} from '../errors.ts';
import {readNamed} from './named-file.ts';

/** The trust anchors that were named on the command line. Each that is given has to hold. */
export interface AnchorOptions {
  /** A file with the CA's certificates. */
  readonly ca?: string | undefined;
  /** A `log.pub`, or the certificate of the host. */
  readonly logKey?: string | undefined;
}

/** The key that `--log-key` gives, of those that the account names; undefined without that option. @throws as `logKeyIn` */
export async function givenKey(
  {logKey}: AnchorOptions,
  named: () => readonly string[],
): Promise<NoteVerifier | undefined> {
  return logKey === undefined ? undefined : (await logKeyIn(logKey))(named());
}

/** The CA certificates of a file. */
export async function bundleIn(path: string): Promise<X509Certificate[]> {
  return parseBundle(await readNamed(path, "the CA's certificates"), path);
}

/** Chooses the log key to believe, of those that the account or the file names. @throws {AuditError} */
export type ChooseKey = (named: readonly string[]) => NoteVerifier;

/**
 * Reads the log key in a file. The file may be a certificate: then the key is the newest one that the account or file names
 * and that the certificate vouches for.
 *
 * @throws {CodedError} `usage` for a file without one
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
 * @throws {AuditError} `evidence-invalid` if it vouches for none of them; {CodedError} `usage` where it names
 * no log key
 */
export function vouchedBy(
  certificate: X509Certificate,
  path: string,
  named: readonly string[],
): NoteVerifier {
  if (vouchedLogKeys(certificate).length === 0)
    throw usage(
      `the certificate ${quote(path, 200)} names no log key, so it cannot confirm one: give the host's log.pub with --log-key`,
    );
  const vouched = named.map(parsed).findLast(key => key && isVouched(certificate, key));
  if (vouched) return vouched;
  throw new AuditError(
    'evidence-invalid',
    `the signature is by another key than the log key that ${path} vouches for`,
  );
}

function parsed(line: string): NoteVerifier | undefined {
  try {
    return NoteVerifier.parse(line);
  } catch {
    return undefined;
  }
}
