const units = ['KiB', 'MiB', 'GiB', 'TiB'] as const;

/** So many bytes for people: `0 B`, `512 B`, `1.5 KiB`, `64 MiB`. */
export function shownBytes(bytes: number): string {
  let value = bytes;
  let unit: string = 'B';
  for (const next of units) {
    // A value that would round to 1024 of a unit is 1 of the next.
    if (value < 1023.5) break;
    value /= 1024;
    unit = next;
  }
  return `${unit === 'B' || value >= 9.95 ? Math.round(value) : Number(value.toFixed(1))} ${unit}`;
}
