import type {ListenOrder} from '../../identity/generated/order.ts';
import {ProtocolError} from '../../protocol/errors.ts';
import type {Started} from '../../protocol/generated/wire.ts';
import {limits} from '../../protocol/limits.ts';
import type {Reconnector} from '../connection/reconnector.ts';
import {LineQueue} from '../lines/line-queue.ts';
import type {LineOptions} from '../lines/line-request.ts';
import {OneReader} from '../one-reader.ts';
import {ReceiptReader} from '../receipts/read-receipt.ts';
import type {HostLogKey} from '../receipts/verify-log-key.ts';
import type {Message, Missed} from './message.ts';
import {listenProblem} from './message-problem.ts';
import type {MessageTrust} from './verify-message.ts';

export interface ListenOptions {
  /** Messages with higher numbers than this one, of those that are kept; with its mailbox that is held against the host's. */
  readonly since?: number | {readonly mailbox: string; readonly number: number} | undefined;
  /** Messages of the last so many milliseconds, of those that are kept. */
  readonly withinMs?: number | undefined;
  /** Ends it when aborted: iteration throws its reason. */
  readonly signal?: AbortSignal | undefined;
}

type ListenFields = Pick<ListenOrder, 'after' | 'within'>;

/** The facts that a stream states when it begins. */
interface ListenStream {
  readonly mailbox: string;
  readonly logKey: HostLogKey | undefined;
  /** The number of the last message of it that was taken, or before its first. */
  after: number;
}

/** The bytes that may be on their way to a listener: a few of the longest lines. */
const window = 4 * limits.data;
/** No line is longer: it is one record of a log. */
const mostLine = limits.data;

/** A place in the mailbox. */
interface Place {
  readonly mailbox: string;
  number: number;
}

/**
 * The messages of a host, as they come: each number once, in order, or what was missed. If the connection is
 * lost, it goes on after the last message that was taken. Not reading holds up nobody: a message that is not
 * kept any more when it is read is missed.
 *
 * Iterating throws {@link ClientError}: `refused` (also where a rule is taken away meanwhile; `mailbox-lost` where the number that
 * was given is of none that the host still has), `connection-lost`, `message-invalid` for what its sender did not sign or the
 * host did not number so, and `output-taken` where it was iterated over before.
 */
export class Listening implements AsyncIterable<Message | Missed> {
  readonly #lines: LineQueue<ListenFields, ListenStream>;
  readonly #trust: MessageTrust;
  readonly #reader: OneReader<Message | Missed>;
  /** The last message that was taken. */
  #place: Place | undefined;
  /** The number that was given without its mailbox. */
  readonly #since: number | undefined;

  constructor(
    reconnector: Reconnector,
    options: ListenOptions &
      Pick<LineOptions<ListenFields, ListenStream>, 'order' | 'receipts'> &
      Pick<MessageTrust, 'bundle'>,
  ) {
    const {since, withinMs, signal, order, receipts, bundle} = options;
    const reader = new ReceiptReader(() => reconnector.fetchLogKey());
    this.#trust = {host: reconnector.name, bundle, reader};
    this.#reader = new OneReader(
      `what ${reconnector.name} tells this listener is read already; listen anew to read it once more`,
      () => this.close(),
    );
    if (typeof since === 'object') this.#place = {...since};
    else this.#since = since;
    const begin: ListenFields = {
      ...(this.#since !== undefined && {after: {number: this.#since}}),
      ...(withinMs !== undefined && {within: withinMs}),
    };
    this.#lines = new LineQueue(reconnector, {
      order,
      receipts,
      window,
      mostLine,
      signal,
      begun: begunAt,
      problem: listenProblem(since, withinMs),
      fields: () => (this.#place ? {after: {...this.#place}} : begin),
    });
  }

  [Symbol.asyncIterator](): AsyncIterator<Message | Missed, void, void> {
    return this.#reader.take(() => this.#messages());
  }

  /** Wants nothing more. Iteration ends. */
  close(): void {
    this.#lines.close();
  }

  async *#messages(): AsyncGenerator<Message | Missed, void, void> {
    const {invalid, verifyMessage} = await import('./verify-message.ts');
    try {
      for (let line = await this.#lines.next(); line; line = await this.#lines.next()) {
        const {stream} = line;
        this.#place ??= {mailbox: stream.mailbox, number: this.#since ?? stream.after};
        const place = this.#place;
        if (stream.mailbox !== place.mailbox)
          throw invalid(this.#trust.host, `it went on with another mailbox, ${stream.mailbox}`);
        if (line.bytes === undefined) {
          yield* this.#missedUpTo(place, stream.after);
          continue;
        }
        const message = await verifyMessage(line.bytes, place.mailbox, this.#trust, stream.logKey);
        line.consumed();
        if (message.number <= stream.after)
          throw invalid(
            this.#trust.host,
            `message ${message.number} came after message ${stream.after}: they were repeated or reordered`,
          );
        stream.after = message.number;
        // A stream that began anew may bring again what was taken meanwhile.
        if (message.number <= place.number) continue;
        yield* this.#missedUpTo(place, message.number - 1);
        place.number = message.number;
        yield message;
      }
    } finally {
      this.close();
    }
  }

  *#missedUpTo(place: Place, to: number): Generator<Missed> {
    if (to <= place.number) return;
    const from = place.number + 1;
    place.number = to;
    yield {type: 'missed', from, to};
  }
}

function begunAt({job: mailbox, after}: Started, logKey: HostLogKey | undefined): ListenStream {
  if (after === undefined) throw new ProtocolError('message', 'a mailbox that does not say where it begins');
  return {mailbox, after, logKey};
}
