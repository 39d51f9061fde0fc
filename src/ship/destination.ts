import type {Cursor} from './cursor.ts';
import type {Batch, Rhythm} from './load.ts';

/** Where entries are shipped to. */
export interface Destination extends AsyncDisposable {
  readonly rhythm: Rhythm;
  /**
   * Where it goes on: at the cursor, unless it knows better itself. Asked for at first, and again after whatever failed.
   *
   * @throws {ShipError}
   */
  resume(cursor: Cursor): Promise<Cursor>;
  /**
   * Takes all of a load; when it resolves, the destination has it for good. What it gives is the mark of its next cursor.
   *
   * @param hurry gives up
   * @throws {ShipError} it may have some of it
   */
  deliver(load: AsyncIterable<Batch>, hurry: AbortSignal): Promise<string | null>;
}
