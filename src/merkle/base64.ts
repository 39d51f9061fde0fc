/**
 * Decodes standard base64 with padding (RFC 4648, 4) in its one canonical form. Returns undefined for
 * anything else.
 */
export function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
