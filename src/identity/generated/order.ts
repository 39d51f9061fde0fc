// Generated from schemas/order.json by scripts/generate.ts. Do not edit.
/**
 * The payload of an order: what is to be done, on which host, by which words. Signed by the caller.
 */
export type OrderPayload =
  RunOrder | CancelOrder | AttachOrder | CommandsOrder | DescribeOrder | StatusOrder | AuditLogOrder;
/**
 * A UUIDv7 in lower case; its time is the time of issue; of a run it names the job
 */
export type Id = string;
/**
 * The name in the certificate of the host that answered
 */
export type Host = string;
export type Command = string;
/**
 * Why, in the caller's words; kept in the account
 */
export type Reason = string;
export type Offset = number;

export interface RunOrder {
  id: Id;
  host: Host;
  action: 'run';
  command: Command;
  /**
   * Typed parameters by name
   */
  params?: {
    [k: string]: unknown;
  };
  /**
   * The words as typed, to be turned into parameters by the host
   *
   * @maxItems 4096
   */
  args?: string[];
  reason?: Reason;
}
export interface CancelOrder {
  id: Id;
  host: Host;
  action: 'cancel';
  job: Id;
}
export interface AttachOrder {
  id: Id;
  host: Host;
  action: 'attach';
  job: Id;
  from: Offset;
}
export interface CommandsOrder {
  id: Id;
  host: Host;
  action: 'commands';
}
export interface DescribeOrder {
  id: Id;
  host: Host;
  action: 'describe';
  command: Command;
}
export interface StatusOrder {
  id: Id;
  host: Host;
  action: 'status';
}
/**
 * A built-in job: its standard output is the entries, one JSON object a line
 */
export interface AuditLogOrder {
  id: Id;
  host: Host;
  action: 'audit-log';
  filter: AuditFilter;
}
/**
 * Entries that match all that is given, oldest first, at most the last `limit`
 */
export interface AuditFilter {
  /**
   * Milliseconds since 1970
   */
  since?: number;
  /**
   * Milliseconds since 1970
   */
  until?: number;
  person?: string;
  command?: string;
  event?: string;
  /**
   * A reason that jobs end for, or ok, failed, denied
   */
  outcome?: string;
  job?: Id;
  limit?: number;
}
