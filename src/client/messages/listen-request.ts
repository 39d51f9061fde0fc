import type {ListenOrder} from '../../identity/generated/order.ts';
import {ProtocolError} from '../../protocol/errors.ts';
import {channel} from '../../protocol/frame.ts';
import type {Refused, Started} from '../../protocol/generated/wire.ts';
import {limits} from '../../protocol/limits.ts';
import type {ServerMessage} from '../../protocol/messages.ts';
import type {HostConnection} from '../connection/connection.ts';
import type {Reconnector} from '../connection/reconnector.ts';
import {RetriedRequest} from '../connection/retried-request.ts';
import type {Stream} from '../connection/stream.ts';
import {isTransientRefusal} from '../connection/transient-errors.ts';
import {ClientError} from '../errors.ts';
import {OutputCredit} from '../job/output-credit.ts';
import type {SignedOrder} from '../order-message.ts';
import type {ReceiptVerifier} from '../receipts/receipt-verifier.ts';
import type {HostLogKey} from '../receipts/verify-log-key.ts';

export type ListenFields = Pick<ListenOrder, 'after' | 'within'>;

/** The facts that a stream states when it begins. */
export interface ListenStream {
  readonly mailbox: string;
  readonly logKey: HostLogKey | undefined;
  /** The number of the last message of it that was taken, or before its first. */
  after: number;
}

/** A line that came, or, without bytes, that a stream began. */
export interface HeardLine {
  readonly stream: ListenStream;
  readonly bytes?: Buffer;
  /** It was taken: more may come for it. */
  consumed(): void;
}

export interface ListenRequestOptions {
  readonly order: (fields: ListenFields & {spell?: string}) => SignedOrder;
  readonly receipts: ReceiptVerifier | undefined;
  /** Returns the fields of the order that is due now. */
  readonly fields: () => ListenFields;
  /** A stream is opened: what the one before brought is not wanted any more. */
  readonly opened: () => void;
  readonly heard: (line: HeardLine) => void;
  readonly failed: (error: Error) => void;
}

/** The bytes that may be on their way to a listener: a few of the longest lines. */
const window = 4 * limits.data;
/** No line is longer: it is one record of a log. */
const mostLine = limits.data;

/** Follows the mailbox of a host over as many connections as it takes; each begins where `fields` says. */
export class ListenRequest extends RetriedRequest {
  readonly #options: ListenRequestOptions;
  /** The id of the first order: those that go on with it name it. */
  #spell: string | undefined;
  #ordered: SignedOrder | undefined;
  #logKey: HostLogKey | undefined;
  #stream: Stream | undefined;
  #listenStream: ListenStream | undefined;
  #credit = new OutputCredit(window);
  #rest = Buffer.alloc(0);
  /** The offset of the next byte. */
  #next = 0;

  constructor(reconnector: Reconnector, options: ListenRequestOptions) {
    super(reconnector);
    this.#options = options;
  }

  /** Wants nothing more. */
  release(): void {
    this.#stream?.release();
    this.finish();
  }

  message(message: ServerMessage): void {
    switch (message.type) {
      case 'started':
        this.#started(message);
        return;
      case 'gap':
        if (message.from !== this.#next || message.to <= message.from) throw this.#misplaced(message.from);
        this.#next = message.to;
        this.#rest = Buffer.alloc(0);
        return;
      case 'refused':
        this.#refused(message);
        return;
      default:
        this.failed(new ProtocolError('phase', `an order to listen was answered with ${message.type}`));
    }
  }

  override data(number: number, offset: number, bytes: Buffer): void {
    const stream = this.#listenStream;
    if (number !== channel.stdout || !stream)
      throw new ProtocolError('message', 'messages on another channel');
    if (offset !== this.#next) throw this.#misplaced(offset);
    this.#credit.receive(bytes.length);
    this.#next += bytes.length;
    let rest = Buffer.concat([this.#rest, bytes]);
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10)) {
      this.#heard(stream, rest.subarray(0, end));
      rest = rest.subarray(end + 1);
    }
    if (rest.length > mostLine) throw new ProtocolError('message', 'a message is longer than any can be');
    this.#rest = rest;
  }

  protected open(connection: HostConnection): void {
    const spell = this.#spell === undefined ? {} : {spell: this.#spell};
    this.#ordered = this.#options.order({...this.#options.fields(), ...spell});
    this.#spell ??= this.#ordered.id;
    this.#logKey = connection.logKey;
    this.#listenStream = undefined;
    this.#rest = Buffer.alloc(0);
    this.#credit = new OutputCredit(window);
    this.#options.opened();
    this.#stream = connection.open(
      this.#ordered.messageBy(connection.identity.key),
      this,
      this.#credit.begin(),
    );
  }

  protected rejected(error: Error): void {
    this.#options.failed(error);
  }

  #started({job: mailbox, from, after, window: kept}: Started): void {
    if (after === undefined)
      throw new ProtocolError('message', 'a mailbox that does not say where it begins');
    this.wentOn();
    this.#next = from;
    this.#credit.senderKeeps(kept);
    this.#listenStream = {mailbox, after, logKey: this.#logKey};
    this.#options.heard({stream: this.#listenStream, consumed: () => {}});
  }

  #heard(stream: ListenStream, bytes: Buffer): void {
    const credit = this.#credit;
    const consumed = () => {
      // That of a stream that is gone is given back to nobody.
      const grant = credit.consume(bytes.length + 1);
      if (grant > 0 && credit === this.#credit) this.#stream?.grant(grant);
    };
    this.#options.heard({stream, bytes, consumed});
  }

  #refused({code, message, receipt}: Refused): void {
    if (isTransientRefusal(code) && this.makeLater()) return;
    const refusal = new ClientError('refused', message, {wireCode: code});
    const {receipts} = this.#options;
    // A stream that was ended later has no receipt of that.
    if (!receipt || !receipts || !this.#logKey || !this.#ordered) this.failed(refusal);
    else if (this.finish())
      receipts.denied({order: this.#ordered.id, code}, receipt, this.#logKey).then(
        () => this.rejected(refusal),
        (error: Error) => this.rejected(error),
      );
  }

  #misplaced(offset: number): ProtocolError {
    return new ProtocolError('message', `the mailbox goes on at ${offset}, where ${this.#next} is due`);
  }
}
