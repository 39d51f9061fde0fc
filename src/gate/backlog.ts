/** Bytes of orders of one person that may wait for the executor's answer. */
const mostOfOne = 2 * 1024 * 1024;
/** Of all together: what the link has to hold at most. */
const mostOfAll = 32 * 1024 * 1024;

/** An order that was submitted, by the stream it came on. */
export interface Submitted {
  readonly connection: number;
  readonly stream: number;
}

/**
 * Orders on their way to the executor. It answers each of them once; until then they count, so that nobody fills
 * the link for the others. Counts only; pure.
 */
export class Backlog {
  readonly #waiting = new Map<string, {name: string; bytes: number}>();
  readonly #byName = new Map<string, number>();
  #bytes = 0;

  /** Counts an order in; `false` where it does not fit, and must not be submitted. */
  take(order: Submitted, name: string, bytes: number): boolean {
    const held = this.#byName.get(name) ?? 0;
    if (held + bytes > mostOfOne || this.#bytes + bytes > mostOfAll) return false;
    this.#waiting.set(keyOf(order), {name, bytes});
    this.#byName.set(name, held + bytes);
    this.#bytes += bytes;
    return true;
  }

  /** Its answer came. Answers to what does not wait count for nothing. */
  answered(order: Submitted): void {
    const key = keyOf(order);
    const waiting = this.#waiting.get(key);
    if (!waiting) return;
    this.#waiting.delete(key);
    this.#bytes -= waiting.bytes;
    const left = (this.#byName.get(waiting.name) ?? 0) - waiting.bytes;
    if (left > 0) this.#byName.set(waiting.name, left);
    else this.#byName.delete(waiting.name);
  }
}

const keyOf = ({connection, stream}: Submitted) => `${connection} ${stream}`;
