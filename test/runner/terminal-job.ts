import type {ExecutionContext} from 'ava';
import {until} from '../fixtures/until.ts';
import type {Extra, Host} from './harness.ts';

const terminal = {columns: 91, rows: 33, term: 'xterm-256color'};
export const env = {
  PATH: '/usr/bin:/bin',
  HOME: '/',
  LANG: 'C.UTF-8',
  USER: 'tester',
  TERM: 'xterm-256color',
};

/** A job with a terminal; `shown` is what it has shown so far. */
export function start(host: Host, t: ExecutionContext, argv: readonly string[], extra: Extra = {}) {
  const started = host.start(t, argv, {stdin: 'stream', terminal, env, ...extra});
  const events = () => parse(started.read().stdout.toString());
  const shown = () => textOf(events());
  const type = (text: string) => started.job.input?.write(Buffer.from(text));
  const shows = (words: string) =>
    until(() => shown().includes(words), `${JSON.stringify(words)} on the terminal`);
  return {...started, events, shown, type, shows};
}

export async function run(host: Host, t: ExecutionContext, argv: readonly string[], extra: Extra = {}) {
  const {job, events, shown, read} = start(host, t, argv, extra);
  const outcome = await job.ended;
  return {outcome, events: events(), shown: shown(), read};
}

type Event = [number, string, string];

/** The events of a recording, of which the last line may not be whole yet. */
function parse(text: string): Event[] {
  const [header, ...lines] = text.split('\n').slice(0, -1);
  if (header === undefined) return [];
  if ((JSON.parse(header) as {version: number}).version !== 3) throw new Error(`no asciicast v3: ${header}`);
  return lines.map(line => JSON.parse(line) as Event);
}

const textOf = (events: Event[]) =>
  events
    .filter(([, code]) => code === 'o')
    .map(([, , data]) => data)
    .join('');
