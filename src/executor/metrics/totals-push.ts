import type {Totals} from '../../gate-link/generated/link.ts';

/** The time between two words about totals, milliseconds. */
const everyMs = 5000;

export interface TotalsPushOptions {
  /** True if metrics are served. */
  readonly isWanted: () => boolean;
  readonly gather: () => Totals;
  readonly send: (totals: Totals) => void;
}

/**
 * Tells the gate the totals, now and then and only if they changed: a scrape reaches the gate alone, and costs this
 * process nothing. They are kept here, so that they outlive gates.
 */
export class TotalsPush implements Disposable {
  readonly #options: TotalsPushOptions;
  readonly #timer: NodeJS.Timeout;
  /** The totals that the gate has, as JSON. */
  #told = '';

  constructor(options: TotalsPushOptions) {
    this.#options = options;
    this.#timer = setInterval(() => this.tell(), everyMs).unref();
  }

  /** A gate that has none yet is to have them. */
  begin(): void {
    this.#told = '';
    this.tell();
  }

  /** Tells them if they changed. */
  tell(): void {
    const {isWanted, gather, send} = this.#options;
    if (!isWanted()) return;
    const totals = gather();
    const text = JSON.stringify(totals);
    if (text === this.#told) return;
    this.#told = text;
    send(totals);
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}
