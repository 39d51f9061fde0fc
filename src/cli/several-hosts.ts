/**
 * True if a target is a node set or a group, and not the name or address of one host. A name in brackets is an
 * address (RFC 3986, 3.2.2).
 */
export function namesSeveral(target: string): boolean {
  return /[,@!&^*?[\]\s]/.test(target.replace(/^\[[\da-f:.]*:[\da-f:.]*\](?=:\d+$|$)/i, ''));
}
