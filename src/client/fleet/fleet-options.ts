import {ClientError} from '../errors.ts';
import {given} from '../given-fields.ts';
import type {RunOptions} from '../host-options.ts';
import type {InputSource} from '../input/stdin-sender.ts';
import type {RunParams} from '../run-order.ts';
import type {Amount} from './amount.ts';
import {parseAmount} from './amount.ts';
import type {PlanOptions} from './fleet-plan.ts';
import type {FleetOrder} from './journal/journal-line.ts';

/** Of a run on many hosts. */
export interface FleetOptions
  extends Pick<RunOptions, 'secrets' | 'reason' | 'confirm' | 'signal' | 'maxBuffer'> {
  /**
   * Bytes for the command's stdin on each host. An iterable is read once, as fast as the fastest host takes
   * it, and kept in a private file that has no name until all have it.
   */
  readonly stdin?: InputSource | undefined;
  /** Hosts that are under way at once (64 unless given). */
  readonly fanout?: number | undefined;
  /**
   * Sizes of batches, each a number of hosts or `P%` of all of them, rounded down, but at least one: the next
   * batch begins when the one before is over. The last size is repeated. `1,10%,100%`, or a list.
   */
  readonly batch?: number | string | readonly (number | string)[] | undefined;
  /** Milliseconds between two batches. */
  readonly pauseMs?: number | undefined;
  /**
   * A command that is run after each batch on those of its hosts on which the run ended. Any exit status but
   * 0 stops the run.
   */
  readonly gate?: string | undefined;
  /**
   * Stops the starting when more hosts than these, or than `P%` of all, failed: exit status not 0, a limit,
   * refused, unknown. Counted over the whole run.
   */
  readonly maxFail?: number | string | undefined;
  /** Likewise of hosts that could not be reached. */
  readonly maxUnreachable?: number | string | undefined;
  /** Milliseconds that connecting to one host may take. */
  readonly connectTimeoutMs?: number | undefined;
}

const usualFanout = 64;
const mostFanout = 4096;

/** The part of a run that is kept, to run it again. */
export function orderOf(command: string, params: RunParams, options: FleetOptions): FleetOrder {
  const {reason, fanout = usualFanout, batch, pauseMs, gate, maxFail, maxUnreachable} = options;
  const {stdin, secrets} = options;
  return {
    command,
    params,
    reason,
    needs: [...(stdin === undefined ? [] : ['input' as const]), ...(secrets ? ['secrets' as const] : [])],
    fanout,
    batch: batch === undefined ? undefined : [batch].flat().join(','),
    pauseMs,
    gate,
    maxFail: maxFail === undefined ? undefined : String(maxFail),
    maxUnreachable: maxUnreachable === undefined ? undefined : String(maxUnreachable),
  };
}

/** An order with what is given in place of what it had. Reason, command and parameters stay. */
export function changedOrder(order: FleetOrder, options: FleetOptions): FleetOrder {
  const {fanout, batch, pauseMs, gate, maxFail, maxUnreachable} = orderOf(order.command, order.params, {
    ...options,
    fanout: options.fanout ?? order.fanout,
  });
  return {...order, ...given({fanout, batch, pauseMs, gate, maxFail, maxUnreachable})};
}

/** @throws {ClientError} `bad-fleet` for what is no number of hosts */
export function planOptionsOf({fanout, batch, maxFail, maxUnreachable}: FleetOrder): PlanOptions {
  if (!Number.isSafeInteger(fanout) || fanout < 1 || fanout > mostFanout)
    throw new ClientError('bad-fleet', `fanout: ${fanout} is not 1 to ${mostFanout}`);
  return {
    fanout,
    batches: batch?.split(',').map(sizeOf) ?? [],
    maxFail: maxFail === undefined ? undefined : parseAmount(maxFail, 'maxFail'),
    maxUnreachable: maxUnreachable === undefined ? undefined : parseAmount(maxUnreachable, 'maxUnreachable'),
  };
}

function sizeOf(text: string): Amount {
  const size = parseAmount(text, 'batch');
  if ('count' in size && size.count === 0) throw new ClientError('bad-fleet', 'batch: no batch has 0 hosts');
  return size;
}
