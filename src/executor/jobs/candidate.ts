import type {RecordedOrder} from '../../audit/account.ts';
import type {AuthorizedOrder, Invocation} from '../../policy/authorize.ts';
import type {JobFacts} from './live-job.ts';
import type {Traits} from './table-job.ts';
import type {Turn} from './turns.ts';

/** An order that may become a job. */
export interface Candidate {
  readonly authorized: AuthorizedOrder;
  /** Of whoever brought it. */
  readonly address: string;
  /** Puts the intent to start it on disk. */
  record(): Promise<RecordedOrder<AuthorizedOrder>>;
}

export function factsOf({authorized: {order, command, invocation, orphanMs}}: Candidate): JobFacts {
  const {name: owner, serial} = order.principal;
  const {window} = invocation;
  return {id: order.payload.id, owner, command, serial, window, traits: traitsOf(invocation), orphanMs};
}

function traitsOf({terminal, overflow}: Invocation): Traits {
  return {...(terminal && {terminal: true}), ...(overflow === 'drop-oldest' && {overflow})};
}

export function turnOf({authorized: {order, command, turn}}: Candidate): Turn {
  return {id: order.payload.id, person: order.principal.name, command, ...turn};
}
