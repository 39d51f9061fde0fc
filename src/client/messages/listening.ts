import type {Reconnector} from '../connection/reconnector.ts';
import {ClientError} from '../errors.ts';
import {ReceiptReader} from '../receipts/read-receipt.ts';
import type {HeardLine, ListenFields, ListenRequestOptions} from './listen-request.ts';
import {ListenRequest} from './listen-request.ts';
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
 * was given is of none that the host still has), `connection-lost`, and `message-invalid` for what its sender did not sign or the
 * host did not number so.
 */
export class Listening implements AsyncIterable<Message | Missed> {
  readonly #request: ListenRequest;
  readonly #reconnector: Reconnector;
  readonly #trust: MessageTrust;
  /** The last message that was taken. */
  #place: Place | undefined;
  /** The number that was given without its mailbox. */
  readonly #since: number | undefined;
  #waiting: HeardLine[] = [];
  #wake: (() => void) | undefined;
  #end: {error?: Error} | undefined;
  #stopHearing: (() => void) | undefined;

  constructor(
    reconnector: Reconnector,
    options: ListenOptions & Pick<ListenRequestOptions, 'order' | 'receipts'> & Pick<MessageTrust, 'bundle'>,
  ) {
    const {since, withinMs, signal, order, receipts, bundle} = options;
    this.#reconnector = reconnector;
    const reader = new ReceiptReader(() => reconnector.fetchLogKey());
    this.#trust = {host: reconnector.name, bundle, reader};
    if (typeof since === 'object') this.#place = {...since};
    else this.#since = since;
    const begin: ListenFields = {
      ...(this.#since !== undefined && {after: {number: this.#since}}),
      ...(withinMs !== undefined && {within: withinMs}),
    };
    this.#request = new ListenRequest(reconnector, {
      order,
      receipts,
      fields: () => (this.#place ? {after: {...this.#place}} : begin),
      // The lines that wait were asked for by an earlier stream, and come again.
      opened: () => {
        this.#waiting = [];
      },
      heard: line => this.#hear(line),
      failed: error => this.#finish(error),
    });
    const problem = listenProblem(since, withinMs);
    if (problem) reconnector.decline(this.#request, problem);
    else reconnector.submit(this.#request);
    if (signal) this.#endOn(signal);
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Message | Missed, void, void> {
    const {invalid, verifyMessage} = await import('./verify-message.ts');
    try {
      for (let line = await this.#next(); line; line = await this.#next()) {
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

  /** Wants nothing more. Iteration ends. */
  close(): void {
    this.#request.release();
    this.#finish();
  }

  *#missedUpTo(place: Place, to: number): Generator<Missed> {
    if (to <= place.number) return;
    const from = place.number + 1;
    place.number = to;
    yield {type: 'missed', from, to};
  }

  #hear(line: HeardLine): void {
    this.#waiting.push(line);
    this.#wake?.();
  }

  #finish(error?: Error): void {
    this.#end ??= error ? {error} : {};
    this.#stopHearing?.();
    this.#wake?.();
  }

  async #next(): Promise<HeardLine | undefined> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next) return next;
      if (this.#end?.error) throw this.#end.error;
      if (this.#end) return undefined;
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  #endOn(signal: AbortSignal): void {
    const {reason} = signal;
    const end = () => {
      this.#request.release();
      this.#finish(asError(signal.reason, this.#reconnector.name));
    };
    if (signal.aborted) {
      this.#request.release();
      this.#finish(asError(reason, this.#reconnector.name));
      return;
    }
    signal.addEventListener('abort', end, {once: true});
    this.#stopHearing = () => signal.removeEventListener('abort', end);
  }
}

function asError(reason: unknown, host: string): Error {
  if (reason instanceof Error) return reason;
  return new ClientError('connection-lost', `listening to ${host} was aborted`, {cause: reason});
}
