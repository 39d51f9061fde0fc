import {isOrderId} from '../../../identity/order-id.ts';
import type {RunParams} from '../../run-order.ts';
import type {HostOutcome} from '../fleet-event.ts';
import type {StopReason} from '../fleet-plan.ts';

/** All that is needed to run the same on other hosts, or on the same ones again. */
export interface FleetOrder {
  readonly command: string;
  /** The words of a person, or typed parameters by name. */
  readonly params: RunParams;
  readonly reason?: string | undefined;
  /** Input and secrets are not kept: they have to be given again. */
  readonly needs: readonly ('input' | 'secrets')[];
  readonly fanout: number;
  readonly batch?: string | undefined;
  readonly pauseMs?: number | undefined;
  readonly gate?: string | undefined;
  readonly maxFail?: string | undefined;
  readonly maxUnreachable?: string | undefined;
}

/** A line of the journal of a run on many hosts. Times are milliseconds since 1970. */
export type JournalLine =
  | {
      readonly is: 'fleet';
      readonly v: 1;
      readonly fleet: string;
      readonly at: number;
      readonly order: FleetOrder;
    }
  /** A first or a further attempt begins. */
  | {readonly is: 'attempt'; readonly at: number; readonly hosts: readonly string[]}
  /** On disk before the order is sent: `name` is that in the certificate of the host. */
  | {readonly is: 'sent'; readonly host: string; readonly name: string; readonly job: string}
  | ({readonly is: 'outcome'; readonly at: number} & KeptOutcome)
  | {readonly is: 'stopped'; readonly why: StopReason}
  /** The attempt is over, and every host of it has an outcome. */
  | {readonly is: 'over'; readonly at: number};

/** The outcome on one host, as it is kept. */
export interface KeptOutcome {
  readonly host: string;
  readonly outcome: HostOutcome['is'];
  readonly job?: string | undefined;
  /** Of one that ended. */
  readonly reason?: string | undefined;
  readonly exit?: number | null | undefined;
  readonly signal?: string | null | undefined;
  readonly durationMs?: number | undefined;
  /** Of any other. */
  readonly code?: string | undefined;
  readonly message?: string | undefined;
}

/** The outcome as it is kept. */
export function keptOutcome(outcome: HostOutcome): KeptOutcome {
  const {is, host} = outcome;
  const job = 'job' in outcome ? outcome.job : undefined;
  if (is === 'untried') return {host, outcome: is};
  if (is === 'ended') {
    const {reason, exit, signal, durationMs} = outcome.result;
    return {host, outcome: is, job, reason, exit, signal, durationMs};
  }
  const {message} = outcome.error;
  return {host, outcome: is, job, code: codeOf(outcome.error), message: message.slice(0, mostMessage)};
}

/** The code of an error: that of the wire where it came from the host. */
export function codeOf(error: Error): string | undefined {
  if ('wireCode' in error && typeof error.wireCode === 'string') return error.wireCode;
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

export function formatLine(line: JournalLine): string {
  return `${JSON.stringify(line)}\n`;
}

/** Returns undefined for what is no line of a journal. */
export function parseLine(text: string): JournalLine | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isLine(value) ? value : undefined;
}

const mostMessage = 500;

/** As much as reading relies on: the file is the user's own. */
function isLine(value: unknown): value is JournalLine {
  if (typeof value !== 'object' || value === null) return false;
  const line = value as Record<string, unknown>;
  const isTime = Number.isSafeInteger(line.at);
  const isHost = typeof line.host === 'string';
  switch (line.is) {
    case 'fleet':
      return line.v === 1 && isTime && isId(line.fleet) && isOrder(line.order);
    case 'attempt':
      return isTime && Array.isArray(line.hosts) && line.hosts.every(host => typeof host === 'string');
    case 'sent':
      return isHost && typeof line.name === 'string' && isId(line.job);
    case 'outcome':
      return isTime && isHost && outcomes.has(line.outcome);
    case 'stopped':
      return typeof line.why === 'string';
    case 'over':
      return isTime;
    default:
      return false;
  }
}

const isId = (value: unknown) => typeof value === 'string' && isOrderId(value);

const outcomes: ReadonlySet<unknown> = new Set(['ended', 'refused', 'unreachable', 'unknown', 'untried']);

function isOrder(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const {command, params, needs, fanout} = value as Record<string, unknown>;
  return (
    typeof command === 'string' &&
    typeof params === 'object' &&
    params !== null &&
    Array.isArray(needs) &&
    Number.isSafeInteger(fanout)
  );
}
