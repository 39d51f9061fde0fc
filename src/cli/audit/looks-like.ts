/** Bytes at the beginning of a file that are looked at. */
const looked = 4096;

/** Describes a file that cannot be verified, by its beginning. */
export function looksLike(begin: Buffer): string {
  if (begin.length === 0) return 'it is empty';
  const head = begin.subarray(0, looked);
  const binary = binaryKinds.find(([, at, magic]) => head.subarray(at).indexOf(magic) === 0);
  if (binary) return `it looks like ${binary[0]}`;
  if (!isText(head)) return 'it looks like binary data';
  const text = head.toString();
  const [, label] = /^-----BEGIN ([A-Z0-9 ]+)-----/m.exec(text) ?? [];
  if (label === 'CERTIFICATE') return 'it looks like a certificate, which --ca or --log-key takes';
  if (label !== undefined) return `it looks like a ${label.toLowerCase()} in PEM`;
  if (/^[^\s+]+\+[\da-f]{8}\+\S+\s*$/m.test(text)) return 'it looks like a log key, which --log-key takes';
  if (/^\s*[[{]/.test(text)) return 'it looks like JSON';
  return 'it looks like text';
}

/** The kind of a file, and the magic bytes at an offset that tell it. */
const binaryKinds: readonly (readonly [string, number, Buffer])[] = [
  ['a gzip file: unpack it first', 0, Buffer.from([0x1f, 0x8b])],
  ['an xz file: unpack it first', 0, Buffer.from('\u00fd7zXZ\0', 'latin1')],
  ['a zstd file: unpack it first', 0, Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
  ['a zip archive: unpack it first', 0, Buffer.from('PK\u0003\u0004')],
  ['a tar archive: unpack it first', 257, Buffer.from('ustar')],
];

/** The end may be cut within a character. */
function isText(bytes: Buffer): boolean {
  if (bytes.includes(0)) return false;
  try {
    new TextDecoder('utf-8', {fatal: true}).decode(bytes, {stream: true});
    return true;
  } catch {
    return false;
  }
}
