import {join} from 'node:path';
import {isSystemError} from '../../base/errors.ts';
import {requireClaimable} from '../../base/own-folder.ts';
import {requireTrustedPath, requireTrustedPlace} from '../../base/trusted-path.ts';
import type {ServerConfig} from '../../config/server-config.ts';

/**
 * As root, refuses certificates and keys that others may write: who can replace the CA decides who may command here. To be
 * asked after they were read, which says better what is missing.
 *
 * @throws {FileTrustError} `file-not-trusted`
 */
export function requireTrustedFiles({cert, key, log, ca}: Omit<ServerConfig['tls'], 'crl'>): void {
  for (const path of [cert, key, log, ca]) requireTrustedPath(path);
}

/**
 * The same of the file of revocation lists. If there is none, that is said of the lists.
 *
 * @throws {FileTrustError} `file-not-trusted`
 */
export function requireTrustedLists({crl}: Pick<ServerConfig['tls'], 'crl'>): void {
  try {
    if (crl !== undefined) requireTrustedPath(crl);
  } catch (error) {
    if (!isSystemError(error, 'ENOENT')) throw error;
  }
}

/**
 * Requires that the places where a server writes are trusted, as they stand; missing ones will be made.
 *
 * @throws {FileTrustError} `file-not-trusted`: as root, where somebody else could make it lead elsewhere
 */
export function requireTrustedPlaces({data, logs}: Pick<ServerConfig, 'data' | 'logs'>): void {
  for (const path of [data, ...inData.map(name => join(data, name)), logs.dir]) requireTrustedPlace(path);
  requireClaimable(join(data, 'output'));
}

/** The names that a server of root's follows if they are links of root's. */
const inData = ['audit', 'jobs', 'ship', 'revocation-lists'];

/** The files of revocation lists that are watched. */
export const listFiles = ({tls: {crl}}: ServerConfig): string[] => (crl === undefined ? [] : [crl]);

/** The files of certificates and keys that are watched. */
export const credentialFiles = ({tls: {cert, key, log, ca}}: ServerConfig): string[] => [cert, key, log, ca];
