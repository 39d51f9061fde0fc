/**
 * The gate's budgets for one person, over all connections together. Excess costs that person alone.
 * Sizes are bytes. docs/protocol.md and docs/security.md repeat them.
 */
export const budgets = {
  /** Streams that may be open; an order on a further one is refused as `busy`. */
  streams: 512,
  /** Orders that the executor has and did not answer yet; further ones wait for these. */
  orders: 16,
  /** Orders with the executor or waiting for it; what does not fit is refused as `busy`. */
  orderBytes: 2 * 1024 * 1024,
  /** The same of all persons together. */
  allOrderBytes: 32 * 1024 * 1024,
  /**
   * Bytes that were sent and not yet taken by the network. Beyond, nothing is read for that person, and no
   * order passed on.
   */
  unreadBytes: 32 * 1024 * 1024,
  /** Logs of jobs that are held open. */
  logs: 64,
  /**
   * Frames of input in a quarter of a second: the executor checks a signature for each, however little is in
   * it.
   */
  inputFrames: 500,
  /**
   * Control messages, credit and TLS records in a quarter of a second, as `costOf` counts them: some 250
   * orders.
   */
  messages: 5000,
} as const;

/**
 * An order has to be read here, and read and checked by the executor; anything else costs a few microseconds.
 */
export function costOf(type: string, bytes: number): number {
  return (type === 'order' || type === 'prove' ? 16 : 1) + Math.floor(bytes / 256);
}

/** Some of a transfer, of which no signature is checked. A long piece is most of a TLS record, which counts itself. */
export const costOfPiece = (bytes: number): number => (bytes < 4096 ? 1 : 0);
