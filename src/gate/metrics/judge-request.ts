import {createHash, timingSafeEqual} from 'node:crypto';
import type {MetricsDoor} from '../../gate-link/generated/link.ts';

/** A request, as far as it is judged. */
export interface Asked {
  readonly method: string | undefined;
  readonly url: string | undefined;
  /** All of a name that came. */
  readonly headers: {
    readonly host?: readonly string[] | undefined;
    readonly authorization?: readonly string[] | undefined;
  };
}

/** The answer to a request. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Returns why a request is refused; undefined if it is to be answered. The Host header comes first: a page in a browser of
 * this machine may ask by a name of its own, which leads here.
 */
export function judgeRequest({method, url, headers}: Asked, door: MetricsDoor): Reply | undefined {
  if (!isAskedFor(headers.host, door))
    return refusal(
      421,
      'this host is not asked for its metrics by that name: see metrics.hosts of server.yaml',
    );
  if (door.token !== undefined && !isShown(headers.authorization, door.token))
    return refusal(401, 'the token for metrics is needed', {'www-authenticate': 'Bearer realm="metrics"'});
  if (url !== '/metrics') return refusal(404, 'there is only /metrics here');
  if (method !== 'GET') return refusal(405, 'metrics are only read', {allow: 'GET'});
  return undefined;
}

function isAskedFor(given: readonly string[] | undefined, {host, hosts}: MetricsDoor): boolean {
  const [only, ...others] = given ?? [];
  if (only === undefined || others.length > 0) return false;
  const [, bracketed, plain] = /^(?:\[([0-9a-f:.]+)\]|([a-z0-9._-]+))(?::\d{1,5})?$/i.exec(only) ?? [];
  const name = (bracketed ?? plain ?? '').toLowerCase();
  const own = /^(127\.|::1$|localhost$)/i.test(host) ? [host, 'localhost'] : [host];
  return [...own, ...hosts].some(known => known.toLowerCase() === name);
}

/** RFC 6750, section 2.1. */
function isShown(given: readonly string[] | undefined, digest: string): boolean {
  const [only = '', ...others] = given ?? [];
  const [, token] = /^bearer +([\w.~+/-]+=*)$/i.exec(only) ?? [];
  if (token === undefined || others.length > 0) return false;
  return timingSafeEqual(createHash('sha256').update(token).digest(), Buffer.from(digest, 'hex'));
}

function refusal(status: number, message: string, headers: Record<string, string> = {}): Reply {
  return {status, text: `${message}\n`, headers};
}
