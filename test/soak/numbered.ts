/** The bytes `from` up to `to` of the lines 000000000000000, 000000000000001 and so on. */
export function numbered(from: number, to: number): Buffer {
  const first = Math.floor(from / 16);
  const lines: string[] = [];
  for (let line = first; line * 16 < to; line++) lines.push(`${String(line).padStart(15, '0')}\n`);
  return Buffer.from(lines.join('')).subarray(from - first * 16, to - first * 16);
}
