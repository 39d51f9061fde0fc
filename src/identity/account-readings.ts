import type {OrderPayload} from './generated/order.ts';

/** An order that reads the account. */
export type AccountReading = Extract<OrderPayload, {action: `audit-${string}`}>;

/** Complete by its type. A reading is a job, which is called as its action is; no command of a catalogue has one of these names. */
const readings: Readonly<Record<AccountReading['action'], true>> = {
  'audit-log': true,
  'audit-proof': true,
  'audit-export': true,
};

/** True if an action, or the command of an entry, is one that reads the account. */
export function readsAccount(action: string): action is AccountReading['action'] {
  return Object.hasOwn(readings, action);
}

/** True if an order reads the account. */
export function isAccountReading(payload: OrderPayload): payload is AccountReading {
  return readsAccount(payload.action);
}
