import {TokenBuckets} from '../../base/token-buckets.ts';
import {ExecutorError} from '../errors.ts';

/** The number of messages that one person may send, as server.yaml has it. */
export interface MessageLimits {
  readonly messages: number;
  readonly messageEveryMs: number;
}

/** Holds each person to how often messages may be sent. */
export class MessageRate {
  readonly #limits: () => MessageLimits;
  readonly #now: () => number;
  #in: MessageLimits = {messages: 0, messageEveryMs: 0};
  #buckets = bucketsOf(this.#in);

  /**
   * @param limits as they are now: where they change, everybody begins anew
   * @param now milliseconds of a clock that does not go back
   */
  constructor(limits: () => MessageLimits, now: () => number) {
    this.#limits = limits;
    this.#now = now;
  }

  /** Counts a message. @throws {ExecutorError} `rate-limited` */
  take(person: string): void {
    const {messages, messageEveryMs} = this.#limits();
    if (messages !== this.#in.messages || messageEveryMs !== this.#in.messageEveryMs) {
      this.#in = {messages, messageEveryMs};
      this.#buckets = bucketsOf(this.#in);
    }
    const waitMs = this.#buckets.take(person, this.#now());
    if (waitMs === 0) return;
    throw new ExecutorError(
      'rate-limited',
      `${person} has sent ${messages} messages, and may send one more every ${messageEveryMs} ms; try again in ${Math.ceil(waitMs / 1000)} s`,
    );
  }
}

const bucketsOf = ({messages, messageEveryMs}: MessageLimits) =>
  new TokenBuckets({burst: messages, refillMs: messageEveryMs});
