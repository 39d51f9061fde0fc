const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** A duration for people, in at most two units: `320ms`, `3.2s`, `45s`, `10m`, `10m5s`, `3h20m`, `2d4h`. */
export function shownDuration(ms: number): string {
  if (ms < second) return `${Math.max(0, Math.round(ms))}ms`;
  if (ms < 10 * second) return `${Number((ms / second).toFixed(1))}s`;
  if (ms < minute) return `${Math.floor(ms / second)}s`;
  if (ms < hour) return inTwo(ms, minute, 'm', second, 's');
  if (ms < day) return inTwo(ms, hour, 'h', minute, 'm');
  return inTwo(ms, day, 'd', hour, 'h');
}

function inTwo(ms: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((ms % large) / small);
  return `${Math.floor(ms / large)}${largeName}${rest === 0 ? '' : `${rest}${smallName}`}`;
}
