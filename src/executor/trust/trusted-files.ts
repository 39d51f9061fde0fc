import {join} from 'node:path';
import {requireClaimable} from '../../base/own-folder.ts';
import {requireTrustedPath, requireTrustedPlace} from '../../base/trusted-path.ts';
import type {ServerConfig} from '../../config/server-config.ts';

/**
 * As root, refuses certificates, keys and revocation lists that others may write: who can replace the CA decides who
 * may command here. To be asked after they were read, which says better what is missing.
 *
 * @throws {FileTrustError} `file-not-trusted`
 */
export async function requireTrustedFiles({cert, key, log, ca, crl}: ServerConfig['tls']): Promise<void> {
  for (const path of [cert, key, log, ca, crl]) if (path !== undefined) requireTrustedPath(path);
}

/**
 * Where a server writes, as it stands; what is missing will be made.
 *
 * @throws {FileTrustError} `file-not-trusted`: as root, where somebody else could make it lead elsewhere
 */
export function requireTrustedPlaces({data, logs}: Pick<ServerConfig, 'data' | 'logs'>): void {
  for (const path of [data, ...inData.map(name => join(data, name)), logs.dir]) requireTrustedPlace(path);
  requireClaimable(join(data, 'output'));
}

/** What a server of root's follows where it is a link of root's. */
const inData = ['audit', 'jobs', 'ship'];
