import type {RecordedOrder} from '../audit/account.ts';
import type {AuthorizedOrder} from '../policy/authorize.ts';
import type {JobFacts} from './live-job.ts';
import type {Turn} from './turns.ts';

/** An order that may become a job. */
export interface Candidate {
  readonly authorized: AuthorizedOrder;
  /** Of whoever brought it. */
  readonly address: string;
  /** Puts the intent to start it on disk. */
  record(): Promise<RecordedOrder<AuthorizedOrder>>;
}

export function factsOf({authorized: {order, command, invocation}}: Candidate): JobFacts {
  const {name: owner, serial} = order.principal;
  return {id: order.payload.id, owner, command, serial, window: invocation.window};
}

export function turnOf({authorized: {order, command, turn}}: Candidate): Turn {
  return {id: order.payload.id, person: order.principal.name, command, ...turn};
}
