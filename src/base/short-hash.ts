/** A name for a text, in 16 hexadecimal digits: 64 bits, of two rounds of FNV-1a that begin differently. It is no cryptographic hash, which takes Node long to load. */
export function shortHash(text: string): string {
  return [0x811c9dc5, 0x9dc5811c]
    .map(begin => {
      let value = begin;
      for (const byte of Buffer.from(text)) value = Math.imul(value ^ byte, 0x01000193);
      return (value >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}
