import type {Cursor} from './cursor.ts';
import type {Batch, Rhythm} from './load.ts';

/** A place that entries are shipped to. */
export interface Destination extends AsyncDisposable {
  readonly rhythm: Rhythm;
  /**
   * Returns where shipping goes on: at the cursor, unless the destination itself knows better. Called at
   * first, and again after every failure.
   *
   * @throws {ShipError}
   */
  resume(cursor: Cursor): Promise<Cursor>;
  /**
   * Takes all of a load. Once it resolves, the destination has the load for good. Returns the mark for the
   * next cursor.
   *
   * @param hurry aborts it
   * @throws {ShipError} the destination may have some of the load
   */
  deliver(load: AsyncIterable<Batch>, hurry: AbortSignal): Promise<string | null>;
}
