import type {FleetEvent, HostOutcome} from '../../client/fleet/fleet-event.ts';
import {verdictOf} from '../../client/fleet/fleet-event.ts';
import {LastLine} from './last-line.ts';

/** How far a run on many hosts is. */
export interface FleetFacts {
  /** Hosts of which the command does not run yet. */
  readonly waiting: number;
  readonly running: number;
  /** Hosts on which it ended with exit status 0. */
  readonly done: number;
  /** Hosts on which it ended otherwise, or that refused it. */
  readonly failed: number;
  readonly unreachable: number;
  readonly unknown: number;
  /** Hosts in a second that came to an end; undefined until one did. */
  readonly rate: number | undefined;
  /** Milliseconds until the last host ends, if the others take as long as those that ended; undefined if unknown. */
  readonly leftMs: number | undefined;
  /** The host that is under way for longest; undefined if none is. */
  readonly slowest: SlowestHost | undefined;
}

export interface SlowestHost {
  readonly host: string;
  /** Milliseconds since it was dialled. */
  readonly ageMs: number;
  /** Its last line, or its state. It can be shown. */
  readonly doing: string;
}

/** Follows the events of a run. Pure: the times are the caller's, in milliseconds, and rise. */
export class FleetProgress {
  readonly #begun: number;
  /** In the order in which they were dialled. */
  readonly #underway = new Map<string, Underway>();
  readonly #ends = {done: 0, failed: 0, unreachable: 0, unknown: 0};
  #rest: number;
  #running = 0;
  /** Hosts on which the command ended, and how long all of them took together. */
  #ended = 0;
  #took = 0;
  /** The sum of the times at which those were dialled that are under way. */
  #since = 0;

  constructor(hosts: number, now: number) {
    this.#rest = hosts;
    this.#begun = now;
  }

  hear(event: FleetEvent, now: number): void {
    if (event.type === 'dialling') {
      this.#underway.set(event.host, {since: now, state: 'connecting', last: new LastLine()});
      this.#since += now;
    } else if (event.type === 'outcome') this.#end(event.host, event.outcome, now);
    else if ('host' in event) {
      const host = this.#underway.get(event.host);
      if (host) this.#change(host, event);
    }
  }

  facts(now: number): FleetFacts {
    const [slowest] = this.#underway;
    const ends = Object.values(this.#ends).reduce((sum, count) => sum + count, 0);
    const elapsed = now - this.#begun;
    return {
      waiting: this.#rest - this.#running,
      running: this.#running,
      ...this.#ends,
      rate: ends === 0 || elapsed <= 0 ? undefined : (ends / elapsed) * 1000,
      leftMs: this.#left(now),
      slowest: slowest && {host: slowest[0], ageMs: now - slowest[1].since, doing: doingOf(slowest[1])},
    };
  }

  #change(host: Underway, event: FleetEvent): void {
    if (event.type === 'output') host.last.push(event.bytes);
    const state = states[event.type];
    if (state === undefined) return;
    if (state === 'running' && !host.isRunning) {
      host.isRunning = true;
      this.#running++;
    }
    host.state = state;
  }

  #end(name: string, outcome: HostOutcome, now: number): void {
    const host = this.#underway.get(name);
    this.#rest--;
    if (host) {
      this.#underway.delete(name);
      if (outcome.is === 'ended') {
        this.#ended++;
        this.#took += now - host.since;
      }
      this.#since -= host.since;
      if (host.isRunning) this.#running--;
    }
    if (outcome.is === 'untried') return;
    if (outcome.is === 'unreachable' || outcome.is === 'unknown') this.#ends[outcome.is]++;
    else this.#ends[verdictOf(outcome) === 'ok' ? 'done' : 'failed']++;
  }

  /** Undefined also if the hosts under way take longer than those that ended did. */
  #left(now: number): number | undefined {
    const {size} = this.#underway;
    if (this.#ended === 0 || size === 0) return undefined;
    const mean = this.#took / this.#ended;
    const age = now - this.#since / size;
    const left = mean * ((this.#rest - size) / size) + mean - age;
    return left > 0 ? left : undefined;
  }
}

type State = 'connecting' | 'waiting' | 'queued' | 'running' | 'lost';

interface Underway {
  readonly since: number;
  readonly last: LastLine;
  state: State;
  isRunning?: boolean;
}

const states: Partial<Record<FleetEvent['type'], State>> = {
  waiting: 'waiting',
  queued: 'queued',
  started: 'running',
  output: 'running',
  lost: 'lost',
  resumed: 'running',
};

const words: Readonly<Record<State, string>> = {
  connecting: 'connecting',
  waiting: 'the order may still be on its way',
  queued: 'waiting for its turn',
  running: 'no output yet',
  lost: 'connection lost',
};

function doingOf({state, last}: Underway): string {
  const {text} = last;
  return state === 'running' && text !== '' ? text : words[state];
}
