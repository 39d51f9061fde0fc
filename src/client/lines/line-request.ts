import {GatheredBytes} from '../../base/gathered-bytes.ts';
import {ProtocolError} from '../../protocol/errors.ts';
import {channel} from '../../protocol/frame.ts';
import type {Refused, Started} from '../../protocol/generated/wire.ts';
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

/** A line that came, or, without bytes, that a stream began. */
export interface HeardLine<Begun> {
  /** The facts that its stream stated when it began. */
  readonly stream: Begun;
  readonly bytes?: Buffer;
  /** It was taken: more may come for it. */
  consumed(): void;
}

export interface LineOptions<Fields, Begun> {
  /** Makes the order; `spell` is the id of the first one. */
  readonly order: (fields: Fields & {spell?: string}) => SignedOrder;
  readonly receipts: ReceiptVerifier | undefined;
  /** Returns the fields of the order that is due now. */
  readonly fields: () => Fields;
  /** Reads what a stream states when it begins. @throws {ProtocolError} */
  readonly begun: (started: Started, logKey: HostLogKey | undefined) => Begun;
  /** Bytes that may be on their way: a few of the longest lines. */
  readonly window: number;
  /** No line is longer, bytes. */
  readonly mostLine: number;
}

export interface LineHearer<Begun> {
  /** A stream is opened: what the one before brought is not wanted any more. */
  readonly opened: () => void;
  readonly heard: (line: HeardLine<Begun>) => void;
  readonly failed: (error: Error) => void;
}

/** Follows something that has no end, line by line, over as many connections as it takes; each begins where `fields` says. */
export class LineRequest<Fields extends object, Begun> extends RetriedRequest {
  readonly #options: LineOptions<Fields, Begun>;
  readonly #hearer: LineHearer<Begun>;
  /** The id of the first order: those that go on with it name it. */
  #spell: string | undefined;
  #ordered: SignedOrder | undefined;
  #logKey: HostLogKey | undefined;
  #stream: Stream | undefined;
  #begun: {readonly facts: Begun} | undefined;
  #credit: OutputCredit;
  /** A line that is not whole. */
  readonly #rest = new GatheredBytes();
  /** The offset of the next byte. */
  #next = 0;

  constructor(reconnector: Reconnector, options: LineOptions<Fields, Begun>, hearer: LineHearer<Begun>) {
    super(reconnector);
    this.#options = options;
    this.#hearer = hearer;
    this.#credit = new OutputCredit(options.window);
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
        this.#rest.clear();
        return;
      case 'refused':
        this.#refused(message);
        return;
      default:
        this.failed(new ProtocolError('phase', `an order to follow lines was answered with ${message.type}`));
    }
  }

  override data(number: number, offset: number, bytes: Buffer): void {
    const begun = this.#begun;
    if (number !== channel.stdout || !begun) throw new ProtocolError('message', 'lines on another channel');
    if (offset !== this.#next) throw this.#misplaced(offset);
    this.#credit.receive(bytes.length);
    this.#next += bytes.length;
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      this.#rest.add(bytes.subarray(start, end));
      this.#heard(begun.facts, this.#rest.take());
      start = end + 1;
    }
    this.#rest.add(bytes.subarray(start));
    if (this.#rest.length > this.#options.mostLine)
      throw new ProtocolError('message', 'a line is longer than any can be');
  }

  protected open(connection: HostConnection): void {
    const {order, fields, window} = this.#options;
    const spell = this.#spell === undefined ? {} : {spell: this.#spell};
    this.#ordered = order({...fields(), ...spell});
    this.#spell ??= this.#ordered.id;
    this.#logKey = connection.logKey;
    this.#begun = undefined;
    this.#rest.clear();
    this.#credit = new OutputCredit(window);
    this.#hearer.opened();
    this.#stream = connection.open(
      this.#ordered.messageBy(connection.identity.key),
      this,
      this.#credit.begin(),
    );
  }

  protected rejected(error: Error): void {
    this.#hearer.failed(error);
  }

  #started(started: Started): void {
    const facts = this.#options.begun(started, this.#logKey);
    this.wentOn();
    this.#next = started.from;
    this.#credit.senderKeeps(started.window);
    this.#begun = {facts};
    this.#hearer.heard({stream: facts, consumed: () => {}});
  }

  #heard(stream: Begun, bytes: Buffer): void {
    const credit = this.#credit;
    const consumed = () => {
      // That of a stream that is gone is given back to nobody.
      const grant = credit.consume(bytes.length + 1);
      if (grant > 0 && credit === this.#credit) this.#stream?.grant(grant);
    };
    this.#hearer.heard({stream, bytes, consumed});
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
    return new ProtocolError('message', `the lines go on at ${offset}, where ${this.#next} is due`);
  }
}
