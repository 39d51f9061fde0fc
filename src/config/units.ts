const milliseconds = {ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000} as const;
const bytes = {B: 1, KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, TiB: 2 ** 40} as const;

/** The milliseconds in a duration such as `500ms`, `30s`, `5m`, `1h` or `7d`; undefined if it is not one. */
export function parseDuration(text: string): number | undefined {
  const match = /^([0-9]{1,9})(ms|s|m|h|d)$/.exec(text);
  return match === null ? undefined : Number(match[1]) * milliseconds[match[2] as keyof typeof milliseconds];
}

/** The bytes in a size such as `64MiB`, `10GiB`, `512B` or a plain number of bytes; undefined if it is not one. */
export function parseSize(size: string | number): number | undefined {
  if (typeof size === 'number') return Number.isSafeInteger(size) && size >= 0 ? size : undefined;
  const match = /^([0-9]{1,15})(B|KiB|MiB|GiB|TiB)?$/.exec(size);
  if (match === null) return undefined;
  const value = Number(match[1]) * bytes[(match[2] ?? 'B') as keyof typeof bytes];
  return Number.isSafeInteger(value) ? value : undefined;
}
