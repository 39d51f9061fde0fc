import type {Submit} from '../../gate-link/generated/link.ts';
import type {TableJob} from '../jobs/table-job.ts';
import type {FollowOptions} from '../orders/order-context.ts';

/** The gate that brought an order, as long as it lives: what is said to one that went is lost. */
export interface CallerGate {
  /** Says something on the stream that was asked on. */
  reply(asked: Pick<Submit, 'connection' | 'stream'>, message: object): void;
  /** Does what makes an answer when the gate reads what was made before; those for `whom` one has each their turn. */
  whenRoom(whom: string, work: () => void): Promise<void>;
  /** Lets the stream of a caller follow a job. */
  follow(job: TableJob, options: FollowOptions, caller: Caller): void;
}

/** A stream of a gate that an order came on. */
export interface Caller {
  readonly submit: Submit;
  readonly gate: CallerGate;
}
