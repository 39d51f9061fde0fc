import type {Cursor} from './cursor.ts';
import type {Batch, BatchPolicy} from './shipment.ts';

/** A place that entries are shipped to. */
export interface Destination extends AsyncDisposable {
  readonly policy: BatchPolicy;
  /**
   * Returns where shipping goes on: at the cursor, unless the destination itself knows better. Called at
   * first, and again after every failure.
   *
   * @throws {ShipError}
   */
  resume(cursor: Cursor): Promise<Cursor>;
  /**
   * Takes all of a shipment. Once it resolves, the destination has the shipment for good. Returns the mark for the
   * next cursor.
   *
   * @param abortNow aborts it
   * @throws {ShipError} the destination may have some of the shipment
   */
  deliver(shipment: AsyncIterable<Batch>, abortNow: AbortSignal): Promise<string | null>;
}
