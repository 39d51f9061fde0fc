import {readCursor} from '../../ship/cursor.ts';
import {ShipError} from '../../ship/errors.ts';

/** Tells how far shipping is behind the account, by the cursors that the shipper keeps: also where it does not run. */
export class ShippingLag {
  readonly #cursors: string;
  #known: {destinations: string; entries: number; lag: number} | undefined;

  /** @param cursors the folder of the cursors */
  constructor(cursors: string) {
    this.#cursors = cursors;
  }

  /**
   * Returns the entries that the destination which is furthest behind does not have; undefined if there are none
   * to ship to. The cursors are not read while nothing was recorded and everything was shipped.
   */
  entries(names: readonly string[], entries: number): number | undefined {
    if (names.length === 0) return undefined;
    const destinations = names.join(' ');
    const known = this.#known;
    if (known?.destinations === destinations && known.entries === entries && known.lag === 0) return 0;
    const lag = Math.max(...names.map(name => Math.max(0, entries - this.#shipped(name))));
    this.#known = {destinations, entries, lag};
    return lag;
  }

  #shipped(name: string): number {
    try {
      return readCursor(this.#cursors, name).next;
    } catch (error) {
      // The shipper says what is wrong with it, and ships nothing.
      if (error instanceof ShipError) return 0;
      throw error;
    }
  }
}
