import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {AuditEvent} from '../../audit/entry/format-entry.ts';
import type {SignedOrder} from '../../audit/generated/entry.ts';
import type {Submit} from '../../gate-link/generated/link.ts';
import type {OrderPayload} from '../../identity/generated/order.ts';
import type {Order} from '../../identity/order.ts';
import type {Catalogue} from '../../policy/catalogue/catalogue.ts';
import type {AuthorizedOrder} from '../../policy/orders/authorize.ts';
import type {TableJob} from '../jobs/table-job.ts';
import type {ActionContext, Answer, FollowOptions} from '../orders/order-context.ts';

export type ActionName = OrderPayload['action'];

export type PayloadOf<Name extends ActionName> = Extract<OrderPayload, {action: Name}>;

export type OrderOf<Name extends ActionName> = Order & {readonly payload: PayloadOf<Name>};

/** The things that are there beside the order when it is decided. */
export interface Beside<Ready> {
  /** The result of `prepare`. */
  readonly ready: Ready;
  readonly secrets: Submit['secrets'];
  readonly text: Submit['text'];
}

/** The right by which an order is allowed. */
export interface Grant {
  /** The rule, `FILE:LINE`, or `own`; undefined if everybody may. */
  readonly rule?: string;
  /** The job that it starts. */
  readonly start?: AuthorizedOrder;
}

type Without<Event, Key extends PropertyKey> = Event extends unknown ? Omit<Event, Key> : never;

/** The account's event of an order, without its bringer and its evidence, which `handleOrder` adds. */
export type ActionEvent = Without<
  Extract<Exclude<AuditEvent, {event: 'job-start'}>, {order?: SignedOrder}>,
  'principal' | 'certificate' | 'address' | 'order'
>;

/** The entry of an order that was carried out for the first time. */
export interface RecordedEvent {
  readonly event: ActionEvent;
  readonly place: EntryPlace;
}

/** The answer to the caller: one at once, or the output of a job that is there. */
export type Effect =
  | {readonly answer: () => Answer; readonly entry?: EntryPlace | undefined}
  | {readonly follow: TableJob; readonly options: FollowOptions};

/**
 * Something that a host can be asked for. Everything that waits is in `prepare`: what follows it is decided in one stretch of
 * the event loop, in which trust, rules and clock are those of that moment.
 */
export interface Action<Name extends ActionName = ActionName, Ready = unknown> {
  /**
   * The entries that it leaves in the account: none, one, or the start and the end of a job. An order that
   * leaves any has its effect once.
   */
  readonly leaves: 'nothing' | 'entry' | 'job';
  /** Bytes of its answer at most; absent if the output of a job is followed. */
  readonly mostAnswer?: number;
  /** All that must be awaited beforehand. Throws for somebody who may not have that done. */
  prepare?(order: OrderOf<Name>, context: ActionContext): Promise<Ready>;
  /** The right to it, by the catalogue as it is now. Throws if there is none. */
  authorize(order: OrderOf<Name>, beside: Beside<Ready>, context: ActionContext): Grant;
  /** Counts it against what one person may do. Throws if that is too much. */
  count?(order: OrderOf<Name>, context: ActionContext): void;
  /**
   * Returns the event that is recorded before it takes effect; of a job that is beside its start. Undefined
   * if it goes on with what the account tells of already.
   */
  entry?(
    order: OrderOf<Name>,
    grant: Grant,
    beside: Beside<Ready>,
    context: ActionContext,
  ): ActionEvent | undefined;
  /** The same order came before: waits until that was carried out. */
  again?(order: OrderOf<Name>, context: ActionContext): Promise<void>;
  /**
   * Carries it out, unless a job is started. `isAgain` if the same order was carried out before; else
   * `recorded` is its entry, if it has one.
   */
  carryOut?(
    order: OrderOf<Name>,
    beside: Beside<Ready>,
    context: ActionContext,
    isAgain: boolean,
    recorded?: RecordedEvent,
  ): Effect;
  /** It was carried out, or will not be; `isRecorded` where its entry is on disk. Of one that has an entry. */
  over?(order: OrderOf<Name>, context: ActionContext, isRecorded: boolean): void;
  /** Returns why a job of it would not be authorised by this catalogue any more; undefined if it would. */
  whyNoLonger?(authorized: AuthorizedOrder, catalogue: Catalogue): string | undefined;
}
