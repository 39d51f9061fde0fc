import type {ServerConfig} from '../../config/server-config.ts';
import {verifyLeaf} from '../../identity/certificate.ts';
import {requireTrustedIssuer} from '../../identity/complete-bundle.ts';
import type {Credentials} from '../../identity/load-credentials.ts';
import {loadCredentials} from '../../identity/load-credentials.ts';
import {loadLogSigner, requireVouched} from '../../identity/log-key.ts';
import type {NoteSigner} from '../../merkle/note-signer.ts';
import {ExecutorError} from '../errors.ts';

/** The certificates that a host shows, and the keys that it signs with. */
export interface HostCredentials extends Credentials {
  /** The log key, which the certificate vouches for. */
  readonly signer: NoteSigner;
}

/**
 * Reads the certificate, keys and CAs that a server.yaml names; `now` is in milliseconds since 1970.
 *
 * @throws {IdentityError} as `loadCredentials`, `loadLogSigner`, `requireVouched`
 */
export async function loadHostCredentials(
  {host, tls}: Pick<ServerConfig, 'host' | 'tls'>,
  now: number,
): Promise<HostCredentials> {
  const credentials = await loadCredentials(tls, now);
  return vouch(credentials, await loadLogSigner(tls.log, host), tls);
}

declare const prepared: unique symbol;

/** Credentials that this host can show: nothing is left that could fail when they are taken over. */
export type PreparedCredentials = HostCredentials & {readonly [prepared]: true};

/**
 * Judges what is to be shown, but for revocation: lists are in force whether or not they also name this host.
 *
 * @throws {ExecutorError} `host-mismatch`; {IdentityError} why the certificate is no good
 */
export function prepareCredentials(
  host: string,
  credentials: HostCredentials,
  now: number,
): PreparedCredentials {
  const own = verifyLeaf(credentials.certificate, credentials.bundle, [], now, 'server');
  if (own.name === host) return credentials as PreparedCredentials;
  throw new ExecutorError(
    'host-mismatch',
    `host is ${host} in server.yaml, but its certificate is for ${own.name}`,
  );
}

/**
 * Puts the two together, where the CA of the certificate is trusted here, and the certificate vouches for the log key.
 *
 * @throws {IdentityError} as `requireTrustedIssuer` and `requireVouched`
 */
export function vouch(
  credentials: Credentials,
  signer: NoteSigner,
  files: {readonly cert: string; readonly ca: string; readonly log: string},
): HostCredentials {
  requireTrustedIssuer(credentials.certificate, credentials.chain, credentials.bundle, files);
  const unvouched = requireVouched(credentials.certificate, signer, files);
  return {...credentials, signer, warnings: [...credentials.warnings, ...unvouched]};
}
