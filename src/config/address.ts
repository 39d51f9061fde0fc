import {isIPv6} from 'node:net';

/** The address at which a host listens or is reached. */
export interface Address {
  /** A name or an IP address, IPv6 without brackets. */
  host: string;
  port: number;
}

export const defaultPort = 7433;

/**
 * Splits `host`, `host:port`, `[v6]`, `[v6]:port` or a bare IPv6 address; undefined if it is none of them. Ports are
 * decimal, without leading zeros, 0 to 65535.
 */
export function splitAddress(text: string, port = defaultPort): Address | undefined {
  // Only then: Node compiles a large expression when it is asked first.
  if (/:.*:/.test(text) && isIPv6(text)) return {host: text, port};
  const match = /^(?:\[([^[\]]{2,64})\]|([A-Za-z0-9_.-]{1,255}))(?::(0|[1-9][0-9]{0,4}))?$/.exec(text);
  if (match === null) return undefined;
  const [, bracketed, name, digits] = match;
  const host = bracketed ?? name ?? '';
  const given = digits === undefined ? port : Number(digits);
  if (given > 65535 || (bracketed !== undefined && !isIPv6(bracketed))) return undefined;
  return {host, port: given};
}

/** The address as people write it, with brackets around IPv6. */
export const showAddress = ({host, port}: Address): string =>
  host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
