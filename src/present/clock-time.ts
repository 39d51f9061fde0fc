import type {Screen} from './screen.ts';

/** From so many columns on the date stands before each time. */
const wide = 120;

const minute = 60_000;

/**
 * A time for people, by the clock of this machine on a terminal: `15:44:16` where it is of today, `2026-11-27 15:44` else, both
 * on a wide one. For a pipe or a file as RFC 3339 has it, in UTC.
 */
export function clockTime(time: number, now: number, {columns}: Screen): string {
  if (columns === undefined) return new Date(time).toISOString();
  const [date, clock] = [local(time).slice(0, 10), local(time).slice(11, 19)];
  if (columns >= wide) return `${date} ${clock}`;
  return date === local(now).slice(0, 10) ? clock : `${date} ${clock.slice(0, 5)}`;
}

/** As RFC 3339 has it, but without the zone, which is this machine's. */
function local(time: number): string {
  return new Date(time - new Date(time).getTimezoneOffset() * minute).toISOString().slice(0, -1);
}
