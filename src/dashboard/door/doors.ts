import type {IncomingHttpHeaders} from 'node:http';

/** The part of a request before its body. */
export interface Knock {
  readonly method: string;
  /** The path, with a query if there is one. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  /** The number of its Host headers. */
  readonly hosts: number;
  /** True if it asks to become a WebSocket. */
  readonly isUpgrade: boolean;
}

/** Why a request is not answered. */
export interface Refusal {
  readonly status: 400 | 403 | 404 | 405 | 421 | 503;
  readonly why: string;
}

/** The path of the one request that changes something, and of the WebSocket. */
export const sessionPath = '/session';
export const socketPath = '/socket';

/**
 * Decides whether a request may come in at all; undefined if it may. A page of another name that leads to this address (DNS
 * rebinding) has another Host; a page of another site or port has another Origin, or is told by Fetch Metadata. Pure.
 */
export function refusalOf(knock: Knock, port: number): Refusal | undefined {
  const {method, url, headers, hosts, isUpgrade} = knock;
  const authority = `127.0.0.1:${port}`;
  if (hosts !== 1 || headers.host !== authority)
    return {status: 421, why: `this is ${authority}, and goes by no other name`};
  const {origin, 'sec-fetch-site': site} = headers;
  const isOwn = origin === `http://${authority}`;
  const isPost = method === 'POST' && url === sessionPath;
  const isReading = (method === 'GET' || method === 'HEAD') && url !== sessionPath;
  if (!isPost && !isReading) return {status: 405, why: 'only GET and HEAD, and to /session only POST'};
  if (isUpgrade !== (url === socketPath))
    return {status: 400, why: 'only /socket is a WebSocket, and it is nothing else'};
  if (isUpgrade && method !== 'GET') return {status: 400, why: 'a WebSocket begins with GET'};
  if (isPost || isUpgrade) {
    if (!isOwn) return {status: 403, why: 'the origin is another, or none'};
    // Not every browser says it of a WebSocket; one that says it must say this.
    if (site !== 'same-origin' && !(isUpgrade && site === undefined))
      return {status: 403, why: 'only this page may ask'};
    return undefined;
  }
  if (origin !== undefined && !isOwn) return {status: 403, why: 'the origin is another'};
  const isOpened = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
  if ((site === 'cross-site' || site === 'same-site') && !isOpened)
    return {status: 403, why: 'another page may link here, and nothing else'};
  return undefined;
}

/** The headers of every answer. */
export const guards: Readonly<Record<string, string>> = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src-elem 'self'",
    "style-src-attr 'unsafe-inline'",
    "connect-src 'self'",
    "img-src 'self'",
    "worker-src 'self'",
    "font-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};
