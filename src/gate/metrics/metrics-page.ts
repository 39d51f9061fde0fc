import type {Totals} from '../../gate-link/generated/link.ts';
import type {Format} from './exposition.ts';
import {textOf} from './exposition.ts';
import {familiesOf} from './families.ts';

/** An answer is kept for so long, milliseconds. */
const keptMs = 1000;

/** The text of all metrics, from the totals that the executor told last. */
export class MetricsPage {
  readonly #connections: () => number;
  #totals: Totals | undefined;
  readonly #kept = new Map<Format, {readonly text: string; readonly at: number}>();

  /** @param connections how many are open now */
  constructor(connections: () => number) {
    this.#connections = connections;
  }

  take(totals: Totals): void {
    this.#totals = totals;
  }

  /** Undefined if the executor told none yet. */
  text(format: Format): string | undefined {
    if (!this.#totals) return undefined;
    const now = performance.now();
    const kept = this.#kept.get(format);
    if (kept && now - kept.at < keptMs) return kept.text;
    const text = textOf(familiesOf(this.#totals, this.#connections(), format), format);
    this.#kept.set(format, {text, at: now});
    return text;
  }
}
