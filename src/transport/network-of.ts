import {isIPv6} from 'node:net';

/**
 * The network that addresses are counted by: the owner of an IPv6 address has at least all 2^64 of its
 * network (RFC 6177). An IPv4 address, also one written as IPv6 (RFC 4291, 2.5.5.2), is counted by itself,
 * and so is a link-local one: those of all neighbours are in one network. Pure.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const [, inside] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain) ?? [];
  if (inside !== undefined) return inside;
  const first = groupsOf(plain).slice(0, 4);
  const [highest = 0] = first;
  // fe80::/10
  if ((highest & 0xffc0) === 0xfe80) return address;
  return `${first.map(group => group.toString(16)).join(':')}::/64`;
}

/** The eight groups of an IPv6 address; what an IPv4 address at its end fills is 0 here. */
function groupsOf(address: string): number[] {
  const [head = [], tail = []] = address
    .replace(/\d+\.[\d.]+$/, '0:0')
    .split('::')
    .map(part => (part === '' ? [] : part.split(':').map(group => Number.parseInt(group, 16))));
  return [...head, ...Array.from({length: 8 - head.length - tail.length}, () => 0), ...tail];
}
