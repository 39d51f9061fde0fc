import type {OrderPayload} from './generated/order.ts';

/** An order to work in a share. */
export type ShareOrder = Extract<OrderPayload, {action: `share-${string}`}>;

/**
 * Complete by its type: the right that each needs. Work in a share is a job, which is called as its action is; no command of a
 * catalogue has one of these names.
 */
const works: Readonly<Record<ShareOrder['action'], 'read' | 'write'>> = {
  'share-ls': 'read',
  'share-rm': 'write',
  'share-put': 'write',
  'share-get': 'read',
};

/** The right to a share that an action needs; undefined if it is about none. */
export function shareRightOf(action: string): 'read' | 'write' | undefined {
  return Object.hasOwn(works, action) ? works[action as ShareOrder['action']] : undefined;
}

/** True if an order is to work in a share. */
export function isShareOrder(payload: OrderPayload): payload is ShareOrder {
  return shareRightOf(payload.action) !== undefined;
}
