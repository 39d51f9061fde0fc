import {constants} from 'node:crypto';
import type {SecureContextOptions} from 'node:tls';
import {alpn} from '../protocol/limits.ts';

/** PEM texts of one end: its certificate and key, and the certificates it trusts. */
export interface TlsCredentials {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

/**
 * Returns the options that both ends insist on: TLS 1.3 only (RFC 8446), no resumption (a resumed session
 * would skip revocation: no ticket is taken, and `gate/openssl.cnf` has none sent, which no option of Node's
 * does), AES-128-GCM first, and a hybrid post-quantum key exchange wherever both ends have it: behind each
 * slash begins what comes in question only if nothing before it is shared, whatever a client prefers
 * (SSL_CTX_set1_groups_list(3), tuples).
 */
export function secureContextOptions({cert, key, ca}: TlsCredentials): SecureContextOptions {
  return {
    cert,
    key,
    ca,
    minVersion: 'TLSv1.3',
    maxVersion: 'TLSv1.3',
    ciphers: 'TLS_AES_128_GCM_SHA256:TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256',
    ecdhCurve: 'X25519MLKEM768/X25519/P-256',
    secureOptions: constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION,
  };
}

/** The ALPN names that this program answers to and asks for. */
export const alpnProtocols: string[] = [alpn];
