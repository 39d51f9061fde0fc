import type {AskedProof, Submit} from '../gate-link/generated/link.ts';
import {budgets} from './budgets.ts';

/** An order that was submitted, by the stream it came on. */
export interface Submitted {
  readonly connection: number;
  readonly stream: number;
}

interface Waiting<Order> {
  readonly order: Order;
  readonly bytes: number;
}

interface Share<Order> {
  /** The bytes of the orders that the executor has, and of those that wait. */
  bytes: number;
  underWay: number;
  readonly line: Waiting<Order>[];
}

/**
 * Orders on their way to the executor. It answers each of them once; until then they count, so that nobody
 * fills the link for the others, in either direction: an answer may be many times as large as its order. Of
 * one person it has a few at a time, and others wait here. Counts only; pure.
 */
export class Backlog<Order extends Submitted> {
  readonly #pass: (order: Order) => void;
  readonly #mayPass: (name: string) => boolean;
  readonly #underWay = new Map<string, {name: string; bytes: number}>();
  readonly #shares = new Map<string, Share<Order>>();
  #bytes = 0;

  /** `pass` brings an order to the executor; `mayPass` says whether this person may have answers now. */
  constructor(pass: (order: Order) => void, mayPass: (name: string) => boolean) {
    this.#pass = pass;
    this.#mayPass = mayPass;
  }

  /** Passes an order on, at once or in its turn; `false` if it does not fit, and nothing comes of it. */
  take(order: Order, name: string, bytes: number): boolean {
    const share = this.#shares.get(name) ?? {bytes: 0, underWay: 0, line: []};
    if (share.bytes + bytes > budgets.orderBytes || this.#bytes + bytes > budgets.allOrderBytes) return false;
    this.#shares.set(name, share);
    share.bytes += bytes;
    this.#bytes += bytes;
    share.line.push({order, bytes});
    this.advance(name);
    return true;
  }

  /** Its answer came. Answers to what is not under way count for nothing. */
  answered(order: Submitted): void {
    const key = keyOf(order);
    const answered = this.#underWay.get(key);
    if (!answered) return;
    this.#underWay.delete(key);
    const {name, bytes} = answered;
    const share = this.#shares.get(name);
    if (share) share.underWay--;
    this.#free(name, bytes);
    this.advance(name);
  }

  /** Passes on those orders of a person whose turn it is. */
  advance(name: string): void {
    const share = this.#shares.get(name);
    while (share && share.underWay < budgets.orders && this.#mayPass(name)) {
      const next = share.line.shift();
      if (!next) return;
      share.underWay++;
      this.#underWay.set(keyOf(next.order), {name, bytes: next.bytes});
      this.#pass(next.order);
    }
  }

  /** A connection is gone: what waits here did not reach the executor, and need not any more. */
  left(connection: number, name: string): void {
    const {line = []} = this.#shares.get(name) ?? {};
    for (let at = line.length - 1; at >= 0; at--) {
      if (line[at]?.order.connection !== connection) continue;
      const [gone] = line.splice(at, 1);
      if (gone) this.#free(name, gone.bytes);
    }
  }

  #free(name: string, bytes: number): void {
    this.#bytes -= bytes;
    const share = this.#shares.get(name);
    if (!share) return;
    share.bytes -= bytes;
    if (share.underWay === 0 && share.line.length === 0) this.#shares.delete(name);
  }
}

const keyOf = ({connection, stream}: Submitted) => `${connection} ${stream}`;

/** The bytes of a request for a proof on the link, with its answer. */
const proofBytes = 4096;

/** Returns the bytes of a request on the link, near enough. */
export function sizeOf(asked: Submit | AskedProof): number {
  if (asked.type === 'prove') return proofBytes;
  const {envelope, certificate, secrets} = asked;
  const values = Object.values(secrets?.values ?? {});
  return values.reduce((sum, value) => sum + value.length, envelope.payload.length + certificate.length);
}
