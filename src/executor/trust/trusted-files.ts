import {requireTrustedPath} from '../../base/trusted-path.ts';
import type {ServerConfig} from '../../config/server-config.ts';

/**
 * As root, refuses certificates, keys and revocation lists that others may write: who can replace the CA decides who
 * may command here. To be asked after they were read, which says better what is missing.
 *
 * @throws {FileTrustError} `file-not-trusted`
 */
export async function requireTrustedFiles({cert, key, log, ca, crl}: ServerConfig['tls']): Promise<void> {
  for (const path of [cert, key, log, ca, crl]) if (path !== undefined) await requireTrustedPath(path);
}
