import type {Words} from '../../base/own-programs.ts';
import type {Order} from '../../identity/order.ts';
import {authorizeReading} from '../../policy/orders/authorize.ts';
import type {ActionContext} from '../orders/order-context.ts';
import type {Settings} from '../settings.ts';
import type {ActionEvent, Grant} from './action.ts';
import {helperInvocation} from './helper-invocation.ts';

/** Reading may wait long for who reads slowly. */
const day = 24 * 60 * 60_000;

export interface ReadingOptions {
  /** The arguments of the helper's task, which is called as the action is. */
  readonly args: readonly string[];
  /**
   * Readings of this kind that one person may have under way; further ones wait. Each is a process of ours: a proof is made in the
   * time of some runs, and a log may be followed for days.
   */
  readonly concurrency: number;
  /** The owner of the job that is asked about, if that decides: for one's own job no rule is needed. */
  readonly owner?: string | undefined;
  /** A day unless given. */
  readonly timeoutMs?: number;
}

/** Grants a reading of the account: a job that is a helper's process, since the executor stays small. @throws {PolicyError} */
export function grantReading(
  order: Order,
  {args, concurrency, owner, timeoutMs = day}: ReadingOptions,
  {helper, settings}: {readonly helper: Words; readonly settings: Settings},
): Grant {
  const argv = [...helper, order.payload.action, ...args] as const;
  const invocation = {...helperInvocation, givesWay: true, user: undefined, argv, timeoutMs};
  const start = authorizeReading(order, settings.catalogue, {invocation, concurrency, owner});
  return {rule: start.rule, start};
}

/**
 * Returns the arguments by which the helper proves what it writes: the account, and the host's certificate.
 */
export const provingArgs = ({accountFolder, settings}: ActionContext): readonly string[] => [
  accountFolder,
  settings.config.tls.cert,
];

/** Returns the account's event of a reading, with its filter. */
export function readingEvent(
  {payload}: Order,
  {rule = ''}: Grant,
  filter: Record<string, unknown>,
): ActionEvent {
  return {event: 'account-read', job: payload.id, rule, filter};
}

/** Returns the fields of an order that say what is asked for, as an entry keeps them. */
export function askedOf({payload}: Order): Record<string, unknown> {
  const {id: _id, host: _host, action: _action, ...asked} = payload;
  return asked;
}
