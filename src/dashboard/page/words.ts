import type {FleetCell} from '../fleet/fleet-told.ts';
import type {CommandCard, Proof} from '../told.ts';

/** A time for people, in this browser's zone; the date is left out where it is today's. Milliseconds since 1970. Pure. */
export function shownTime(time: number, now: number): string {
  const [date, clock] = [dateOf(time), clockOf(time)];
  return date === dateOf(now) ? clock : `${date} ${clock}`;
}

const two = (value: number) => String(value).padStart(2, '0');

export function dateOf(time: number): string {
  const day = new Date(time);
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

function clockOf(time: number): string {
  const day = new Date(time);
  return `${two(day.getHours())}:${two(day.getMinutes())}:${two(day.getSeconds())}`;
}

export const counted = (count: number, word: string, words = `${word}s`) =>
  `${count.toLocaleString('en')} ${count === 1 ? word : words}`;

export const effectWords: Readonly<Record<CommandCard['effect'], string>> = {
  read: 'reads',
  change: 'changes something',
  destroy: 'destroys something',
};

export const fleetWords: Readonly<Record<FleetCell['state'], string>> = {
  waiting: 'waits',
  connecting: 'connecting',
  queued: 'waits for its turn',
  running: 'runs',
  ended: 'ended',
  failed: 'failed',
  refused: 'refused',
  unreachable: 'unreachable',
  unknown: 'unknown',
  untried: 'not started',
};

export const verdictWords: Readonly<Record<Proof['verdict'], string>> = {
  good: 'verified',
  open: 'not verified',
  bad: 'does not verify',
};
