import type {FleetEvent} from '../../index.ts';
import {eventDocument} from '../../present/fleet/event-json.ts';
import {inJsonLine} from '../../present/json.ts';
import {noticeText} from '../../present/notice-text.ts';
import {LongOutput} from '../streams/long-output.ts';
import type {OutputSink} from './output-sink.ts';
import {sayGate, sayOutcome} from './say-outcome.ts';
import type {Speaker} from './speaker.ts';

/** The events of a run on many hosts, shown in some way. Its methods resolve when there is room for more. */
export interface FleetView {
  show(event: FleetEvent): Promise<void>;
  /** Nothing more comes. */
  close(): Promise<void>;
}

/** Each event is a line of JSON. */
export class JsonView implements FleetView {
  readonly #output = new LongOutput();

  async show(event: FleetEvent): Promise<void> {
    await this.#output.write(inJsonLine(eventDocument(event)));
  }

  async close(): Promise<void> {
    await this.#output.end();
  }
}

/** The output by sinks. */
export class OutputView implements FleetView {
  readonly #sinks: readonly OutputSink[];

  constructor(sinks: readonly OutputSink[]) {
    this.#sinks = sinks;
  }

  async show(event: FleetEvent): Promise<void> {
    if (event.type === 'output') for (const sink of this.#sinks) await sink.write(event);
    if (event.type === 'outcome') for (const sink of this.#sinks) await sink.end(event.outcome);
  }

  async close(): Promise<void> {
    for (const sink of this.#sinks) await sink.close();
  }
}

/** Errors and notices, on standard error. */
export class TroubleView implements FleetView {
  readonly #speaker: Speaker;
  /** By host, the offset of the byte of its output that is due. */
  readonly #due = new Map<string, number>();

  constructor(speaker: Speaker) {
    this.#speaker = speaker;
  }

  async show(event: FleetEvent): Promise<void> {
    switch (event.type) {
      case 'output':
        return this.#sayGap(event);
      case 'lost':
      case 'resumed':
        return this.#speaker.say(noticeText(event, {goesOn: true}), event.host);
      case 'waiting':
        return this.#speaker.say(waitingText(event.until), event.host);
      case 'outcome':
        this.#due.delete(event.host);
        return this.#speaker.aside(() => sayOutcome(event.outcome));
      case 'gate':
        return event.passed ? undefined : this.#speaker.aside(() => sayGate(event));
      default:
        return undefined;
    }
  }

  async close(): Promise<void> {}

  #sayGap({host, offset, bytes}: Extract<FleetEvent, {type: 'output'}>): void {
    const due = this.#due.get(host) ?? 0;
    if (offset > due) this.#speaker.say(`its output from byte ${due} to ${offset} is no longer held`, host);
    this.#due.set(host, offset + bytes.length);
  }
}

function waitingText(until: number): string {
  const time = new Date(until).toLocaleTimeString([], {hour12: false});
  return `does not know the job; the order may still be on its way until ${time}`;
}
