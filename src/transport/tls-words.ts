// OpenSSL's errors, in words that tell a person what is wrong and what to do.
import {quote} from '../base/quote.ts';

const incomplete =
  'the CA that signed the certificate is below another one, whose certificate is not in CAS: add it, up to the root';
const mistaken =
  'a signature in its chain is not by the key of the CA that it names: is another CA of that name in CAS?';
const above = 'a CA above the one that signed the certificate';

/** By `authorizationError` of a TLSSocket, which is X509_V_ERR_* of OpenSSL without that prefix. CAS stands for what names the file of CAs. */
const verdicts: Readonly<Record<string, string>> = {
  UNABLE_TO_GET_ISSUER_CERT: incomplete,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: incomplete,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: incomplete,
  SELF_SIGNED_CERT_IN_CHAIN: incomplete,
  CERT_HAS_EXPIRED: `${above} has expired: have that renewed, and put it into CAS`,
  CERT_NOT_YET_VALID: `${above} is not valid yet by this clock: set the clock, or wait`,
  PATH_LENGTH_EXCEEDED: `${above} allows no CA below it (path length): have the certificate signed by a CA that may sign it`,
  INVALID_PURPOSE:
    'its CA, or one above that, may not sign certificates for this use (extended key usage): have it signed by a CA that may',
  INVALID_CA: `${above} may sign no CAs (basic constraints, key usage): have it signed by a CA that may`,
  CERT_SIGNATURE_FAILURE: mistaken,
  CERT_CHAIN_TOO_LONG: 'there are too many CAs between it and a root',
};

/**
 * Returns why TLS does not take the chain of a certificate that one of our CAs signed, and that is good by
 * itself.
 *
 * @param code `authorizationError` of its socket
 * @param cas what names the file of CAs of whoever judges it
 */
export function whyUnauthorized(code: unknown, cas: string): string {
  const words = verdicts[String(code)];
  if (words !== undefined) return words.replace('CAS', cas);
  return `its chain of CAs does not hold, as where a CA is limited to other names (OpenSSL says ${quote(String(code))}): \`openssl verify -x509_strict -CAfile FILE CERTIFICATE\`, with the file of ${cas}, says why`;
}

/** Returns why no TLS came to be with a server at an address; undefined if it is not for TLS. */
export function handshakeFailure(error: Error, at: string): string | undefined {
  const reason = reasonOf(error);
  if (reason === undefined) return undefined;
  const [, words] = handshakes.find(([pattern]) => pattern.test(reason)) ?? [];
  const what = words ?? `could not agree on TLS with us (${reason})`;
  return `the server at ${at} ${what}; is reeve serve on that port?`;
}

const handshakes: ReadonlyArray<readonly [RegExp, string]> = [
  [/wrong version number|packet length too long|http request|record layer failure/, 'does not speak TLS'],
  [/protocol version|unsupported protocol/, 'does not speak TLS 1.3'],
  [/no application protocol/, 'does not speak reeve'],
  [/handshake failure/, 'has no cipher, key exchange or certificate that reeve takes'],
];

/**
 * Returns why TLS did not come to be with a server that nobody but TLS judges.
 *
 * @param cas what names the file of CAs that it is judged by
 */
export function serverFailure(error: Error, cas: string): string {
  const {code} = error as {code?: unknown};
  const words = servers[String(code)];
  if (words !== undefined) return words.replace('CAS', cas);
  const reason = reasonOf(error);
  if (reason === undefined) return error.message;
  const [, what] = handshakes.find(([pattern]) => pattern.test(reason)) ?? [];
  if (what !== undefined) return `it ${what}`;
  return /alert.*(certificate|unknown ca)/.test(reason)
    ? `it does not accept our certificate (${reason})`
    : `TLS failed (${reason})`;
}

const unsigned =
  'no CA in CAS signed its certificate, or a CA above that one is not there: add those that did, up to the root';

const servers: Readonly<Record<string, string>> = {
  UNABLE_TO_GET_ISSUER_CERT: unsigned,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: unsigned,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: unsigned,
  SELF_SIGNED_CERT_IN_CHAIN: unsigned,
  DEPTH_ZERO_SELF_SIGNED_CERT: unsigned,
  CERT_SIGNATURE_FAILURE: mistaken,
  CERT_HAS_EXPIRED: 'its certificate, or that of a CA above it, has expired',
  CERT_NOT_YET_VALID: 'its certificate, or that of a CA above it, is not valid yet by this clock',
  INVALID_PURPOSE: 'its certificate is for other uses than a server (extended key usage)',
};

/** An error of a connection that was up: where it is OpenSSL's, in words; any other as it is. */
export function plainError(error: Error): Error {
  const reason = reasonOf(error);
  if (reason === undefined) return error;
  return new Error(`what came was not as TLS sent it (${reason}): it was altered or cut on the way`, {
    cause: error,
  });
}

/** OpenSSL's name of an error; undefined if it is not one of OpenSSL's. */
function reasonOf(error: Error): string | undefined {
  const {code, reason} = error as {code?: unknown; reason?: unknown};
  if (typeof code !== 'string' || !/^(ERR_SSL_|EPROTO$)/.test(code)) return undefined;
  return typeof reason === 'string' ? reason : code;
}
