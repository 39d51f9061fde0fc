import {visible} from '../../base/quote.ts';
import type {FleetEvent, FleetRecord, HostOutcome, HostRecord} from '../../index.ts';
import type {ToldOutcome} from '../../present/fleet/fleet-summary.ts';
import {fleetSummary, outcomeWords} from '../../present/fleet/fleet-summary.ts';
import {LastLine} from '../../present/fleet/last-line.ts';
import {noticeText} from '../../present/notice-text.ts';
import {problemOf} from '../problem.ts';
import {contradicts, proofOf} from '../runs/run-view.ts';
import type {FleetCell} from './fleet-told.ts';

/** A cell, and the outcome behind it, once there is one. */
interface Cell extends FleetCell {
  readonly outcome?: ToldOutcome;
  /** Of one that printed something and has not ended. */
  readonly last?: LastLine;
}

/** Characters of the last line that a host printed, and of why something was not done. */
const mostOfLine = 160;
const mostOfWords = 400;

const states: readonly FleetCell['state'][] = [
  'running',
  'queued',
  'connecting',
  'waiting',
  'ended',
  'failed',
  'refused',
  'unreachable',
  'unknown',
  'untried',
];

/** A run on several hosts, a cell a host, by its events or by its journal. Pure. */
export class FleetCells {
  readonly #cells = new Map<string, Cell>();

  static ofRecord({hosts}: FleetRecord): FleetCells {
    const cells = new FleetCells();
    for (const record of hosts.values()) cells.#cells.set(record.host, cellOfRecord(record));
    return cells;
  }

  get hosts(): string[] {
    return [...this.#cells.keys()];
  }

  get list(): FleetCell[] {
    return [...this.#cells.values()].map(toldOf);
  }

  get(host: string): FleetCell | undefined {
    const cell = this.#cells.get(host);
    return cell && toldOf(cell);
  }

  /** An attempt on these hosts begins; others stay as they were. */
  begin(hosts: readonly string[]): void {
    for (const host of hosts) this.#set(host, {state: 'waiting', words: ''});
  }

  /** The host whose cell it changed; undefined if it changed none. */
  hear(event: FleetEvent): string | undefined {
    if (!('host' in event)) return undefined;
    const {host} = event;
    switch (event.type) {
      case 'dialling':
        this.#set(host, {state: 'connecting', words: ''});
        break;
      case 'waiting':
        this.#set(host, {state: 'connecting', words: 'its order may still be on its way', job: event.job});
        break;
      case 'sent':
        this.#set(host, {state: 'connecting', words: 'ordered', job: event.job});
        break;
      case 'started':
        this.#set(host, {state: 'running', words: '', job: event.job});
        break;
      case 'output':
        this.#printed(host, event.bytes);
        break;
      case 'queued':
        this.#set(host, {...this.#jobOf(host), state: 'queued', words: noticeText(event, {goesOn: true})});
        break;
      case 'lost':
        this.#set(host, {...this.#underWay(host), words: noticeText(event, {goesOn: true})});
        break;
      case 'resumed': {
        const cell = this.#underWay(host);
        this.#set(host, {...cell, words: cell.state === 'running' ? '' : 'ordered'});
        break;
      }
      case 'outcome':
        this.#cells.set(host, cellOfOutcome(event.outcome));
    }
    return host;
  }

  /** Nothing more is heard of an attempt on these hosts. */
  over(hosts: readonly string[]): void {
    for (const host of hosts) {
      const cell = this.#cells.get(host);
      if (cell?.outcome) continue;
      const isOrdered = cell !== undefined && cell.job !== '';
      const outcome = isOrdered ? 'unknown' : 'untried';
      const job = isOrdered ? {job: cell.job} : {};
      this.#cells.set(host, cellOfRecord({host, outcome, ...job}));
    }
  }

  /** The number of hosts in each state that there is. */
  get counts(): Partial<Record<FleetCell['state'], number>> {
    const counts: Partial<Record<FleetCell['state'], number>> = {};
    for (const {state} of this.#cells.values()) counts[state] = (counts[state] ?? 0) + 1;
    return counts;
  }

  /** How far it is, or how it went, in a line. */
  get words(): string {
    const outcomes = [...this.#cells.values()].flatMap(({outcome}) => outcome ?? []);
    if (outcomes.length === this.#cells.size) return fleetSummary(outcomes);
    const {counts} = this;
    const told = states.flatMap(state => {
      const count = counts[state];
      return count === undefined ? [] : [`${count} ${inWords[state]}`];
    });
    return told.join(', ');
  }

  /** The cell of a host that runs has the last line that it printed. */
  #printed(host: string, bytes: Buffer): void {
    const cell = this.#cells.get(host);
    if (!cell) return;
    const {last = new LastLine()} = cell;
    last.push(bytes);
    this.#cells.set(host, {...cell, last});
  }

  #jobOf(host: string): {readonly job?: string} {
    const job = this.#cells.get(host)?.job;
    return job === undefined ? {} : {job};
  }

  #underWay(host: string): Pick<FleetCell, 'state'> & {readonly job?: string} {
    return {state: this.#cells.get(host)?.state ?? 'connecting', ...this.#jobOf(host)};
  }

  #set(host: string, {state, words, job = ''}: Pick<FleetCell, 'state' | 'words'> & {job?: string}): void {
    this.#cells.set(host, {host: visible(host), state, words: visible(words), job, ...unproven});
  }
}

const unproven = {verdict: 'open', proof: '', field: ''} as const;

/** States in words, as one counts them. */
const inWords: Readonly<Record<FleetCell['state'], string>> = {
  waiting: 'waiting',
  connecting: 'connecting',
  queued: 'waiting for a turn',
  running: 'running',
  ended: 'ended with 0',
  failed: 'failed',
  refused: 'refused',
  unreachable: 'unreachable',
  unknown: 'unknown',
  untried: 'not started',
};

function cellOfOutcome(outcome: HostOutcome): Cell {
  const {is, host} = outcome;
  const job = 'job' in outcome ? (outcome.job ?? '') : '';
  if (is === 'untried')
    return {
      host: visible(host),
      job,
      state: is,
      words: 'not started',
      ...unproven,
      outcome: {host, outcome: is},
    };
  if (is === 'ended') {
    const {result} = outcome;
    const told = {host, outcome: is, reason: result.reason, exit: result.exit, signal: result.signal};
    const {verdict, words: proof} = proofOf(result);
    return {...endedCell(told, result.ok), job, verdict, proof, outcome: told};
  }
  const {message: whole, field} = problemOf(outcome.error);
  const message = whole.slice(0, mostOfWords);
  const isBad = contradicts(outcome.error);
  return {
    host: visible(host),
    job,
    state: is,
    words: message,
    verdict: isBad ? 'bad' : 'open',
    proof: isBad ? message : '',
    field: is === 'refused' ? field : '',
    outcome: {host, outcome: is},
  };
}

/** Receipts of earlier are not verified anew: the place of the host's own run does that. */
function cellOfRecord({host, outcome, reason, exit, signal, message = '', job = ''}: HostRecord): Cell {
  const told = {host, outcome, reason, exit, signal};
  if (outcome === 'ended') return {...endedCell(told, reason === 'exited' && exit === 0), job, outcome: told};
  const words =
    message !== ''
      ? message
      : outcome === 'unknown'
        ? 'ordered; nothing shows how it ended'
        : inWords[outcome];
  return {host: visible(host), job, state: outcome, words: visible(words), ...unproven, outcome: told};
}

const endedCell = (told: ToldOutcome, ok: boolean): Omit<Cell, 'job'> => ({
  host: visible(told.host),
  state: ok ? 'ended' : 'failed',
  words: visible(outcomeWords(told)),
  ...unproven,
});

const toldOf = ({outcome: _outcome, last, ...cell}: Cell): FleetCell =>
  last ? {...cell, words: last.text.slice(0, mostOfLine)} : cell;
