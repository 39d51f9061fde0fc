import {createHmac, timingSafeEqual} from 'node:crypto';

/** The two ends of a WebSocket. */
export type End = 'server' | 'page';

/**
 * The proof of an end that it knows a session's token: HMAC-SHA256 (RFC 2104) under the token, over the end that shows it and both
 * nonces, base64url. It is of no use to another. The token itself never crosses a WebSocket. Pure.
 */
export function proofOf(end: End, token: Buffer, pageNonce: string, serverNonce: string): string {
  return createHmac('sha256', token)
    .update(`reeve dashboard ${end} ${pageNonce} ${serverNonce}`)
    .digest('base64url');
}

/** True if the texts are equal; how long it takes says nothing of where they differ. */
export function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}
