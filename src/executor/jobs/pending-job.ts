import {fleetOf} from '../../audit/entry/build-event.ts';
import type {RecordedOrder} from '../../audit/entry/recorded-order.ts';
import {isAccountReading} from '../../identity/account-readings.ts';
import type {JobOutput} from '../../output-log/writer.ts';
import type {AuthorizedOrder, Invocation} from '../../policy/orders/authorize.ts';
import {lacksInput} from '../../runner/announced-input.ts';

import type {OpenFacts, Traits} from './job-facts.ts';
import type {Turn} from './job-queue.ts';
import type {Work} from './live-job.ts';

/** The destination of a job's output. */
export interface WorkOutput {
  readonly writer: JobOutput;
  /** It has grown. */
  readonly onGrown: () => void;
}

/** An order that may become a job. */
export interface PendingJob {
  readonly authorized: AuthorizedOrder;
  /** The address that it came from. */
  readonly address: string;
  /** Puts the intent to start it on disk. */
  record(): Promise<RecordedOrder<AuthorizedOrder>>;
  /** Its work, if that is no process. */
  readonly work?: (output: WorkOutput) => Work;
  /** Returns why it would be refused if it came now; undefined if it would not be. */
  readonly whyNoLonger: () => string | undefined;
}

export function factsOf({authorized}: PendingJob): OpenFacts {
  const {order, command, invocation, orphanMs} = authorized;
  const {id} = order.payload;
  return {
    id,
    owner: order.principal.name,
    command,
    ...fleetOf(order),
    orderedBy: order,
    isReading: isAccountReading(order.payload),
    window: invocation.window,
    traits: {...traitsOf(invocation), ...(lacksInput(order.payload, invocation) && {unfed: true})},
    orphanMs,
  };
}

function traitsOf({terminal, overflow}: Invocation): Traits {
  return {...(terminal && {terminal: true}), ...(overflow === 'drop-oldest' && {overflow})};
}

export function turnOf({authorized: {order, command, turn}}: PendingJob): Turn {
  const {id} = order.payload;
  const person = order.principal.name;
  const {concurrency, lock, isOfEach} = turn;
  // No command has a space in its name.
  return {id, person, command: isOfEach ? `${command} ${person}` : command, concurrency, lock};
}
