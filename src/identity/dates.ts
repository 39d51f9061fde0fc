import type {X509Certificate} from 'node:crypto';

const day = 24 * 60 * 60 * 1000;

/** From when to when a certificate is valid, milliseconds since 1970. */
export interface Validity {
  /** NaN where it cannot be read. */
  readonly from: number;
  /** NaN where it cannot be read. */
  readonly to: number;
}

/**
 * The dates of a certificate (RFC 5280, section 4.1.2.5). They are read from OpenSSL's text: `validFromDate` and
 * `validToDate` of Node are any time, of memory that nobody wrote, where OpenSSL cannot read a date.
 */
export function validityOf({validFrom, validTo}: X509Certificate): Validity {
  return {from: Date.parse(validFrom), to: Date.parse(validTo)};
}

/** A time as messages show it: to the second, in UTC. */
export function shownTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/**
 * From when on an end is warned about: when less than a sixth of the lifetime is left, yet at most 30 days
 * before it. That is 15 days for a user, 30 for a host or a CA, and a few hours for what lives a day.
 */
export function warnsFrom(certificate: X509Certificate): number {
  const {from, to} = validityOf(certificate);
  return to - Math.min((to - from) / 6, 30 * day);
}

/**
 * Returns the warning about a certificate that has expired or soon will, for the one who uses it as `what`;
 * undefined for others.
 */
export function expiryWarning(certificate: X509Certificate, now: number, what: string): string | undefined {
  const {to: end} = validityOf(certificate);
  const advice = certificate.ca
    ? 'a new CA has to take its place, and both to be trusted until then'
    : 'renew it (reeve cert renew)';
  if (now > end) return `${what} expired on ${shownTime(end)}; ${advice}`;
  if (now < warnsFrom(certificate)) return undefined;
  const days = Math.floor((end - now) / day);
  const left = days < 1 ? 'within a day' : `in ${days} day${days === 1 ? '' : 's'}`;
  return `${what} expires ${left}, on ${shownTime(end)}; ${advice}`;
}
