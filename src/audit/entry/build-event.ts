import type {Order} from '../../identity/order.ts';
import type {SignedOrder} from '../generated/entry.ts';
import type {AuditEvent} from './format-entry.ts';

/**
 * The part of an authorised order that the account records. `policy/` makes it, and its brand stays on it.
 */
export interface Authorized {
  readonly order: Order;
  readonly command: string;
  readonly invocation: {readonly cwd: string; readonly user: string | undefined};
  /** The executed argv, without secrets. */
  readonly redactedArgv: readonly string[];
  /** `FILE:LINE` of the access rule that allowed it. */
  readonly rule: string;
  readonly reason?: string | undefined;
  /** Of work in a share: where. */
  readonly files?: {readonly share: string; readonly path: string} | undefined;
}

type JobStartEvent = Extract<AuditEvent, {event: 'job-start'}>;

/** The event for the intent to start a job. */
export function jobStart(authorized: Authorized, address: string): JobStartEvent {
  const {order, command, invocation, redactedArgv, rule, reason, files} = authorized;
  return {
    event: 'job-start',
    job: order.payload.id,
    ...callerOf(order, address),
    order: evidenceOf(order),
    rule,
    ...(files !== undefined && {files: {...files}}),
    command,
    ...fleetOf(order),
    argv: [...redactedArgv],
    cwd: invocation.cwd,
    ...(invocation.user !== undefined && {user: invocation.user}),
    ...(reason !== undefined && {reason}),
  };
}

/** The event for an order that was accepted and has to wait for its turn. */
export function jobQueued(
  authorized: Authorized,
  address: string,
): Exclude<AuditEvent, {event: 'job-start'}> {
  const {event: _, ...taken} = jobStart(authorized, address);
  return {event: 'job-queued', ...taken};
}

/** The caller of an order and the caller's address, as entries have them. */
export function callerOf({principal}: Order, address: string) {
  const {name, groups, fingerprint, serial} = principal;
  return {principal: {name, groups: [...groups]}, certificate: {fingerprint, serial}, address};
}

/** The run on many hosts that an order is part of, if it is part of one. */
export function fleetOf({payload}: Pick<Order, 'payload'>): {fleet?: string} {
  // An order to list jobs only asks for those of one.
  if (!('fleet' in payload) || payload.action === 'jobs') return {};
  return payload.fleet === undefined ? {} : {fleet: payload.fleet};
}

/** The order as entries keep it. */
export function evidenceOf({payload, digest, envelope}: Order): SignedOrder {
  return {id: payload.id, digest, envelope};
}
