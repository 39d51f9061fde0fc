import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {Account} from '../../audit/log/account.ts';
import {writeDurably} from '../../base/durable-file.ts';
import {messageOf} from '../../base/errors.ts';
import {readForeign} from '../../base/foreign-file.ts';
import type {ListenOrder} from '../../identity/generated/order.ts';
import {isOrderId, newOrderId} from '../../identity/order-id.ts';
import {salvageLog} from '../../output-log/salvage.ts';
import {OutputWriter} from '../../output-log/writer.ts';
import {ExecutorError} from '../errors.ts';
import type {TableJob} from '../jobs/table-job.ts';
import type {NewMessage} from './mailbox-record.ts';
import {formatRecord, readRecord} from './mailbox-record.ts';

/** So many messages are kept, the last ones. */
const mostKept = 1000;
/** Twice what so many messages can take, so that the number of messages decides what is dropped. */
const window = 128 * 1024 * 1024;
const segmentBytes = 512 * 1024;
const mostStateBytes = 4096;

export interface MailboxOptions {
  /** The name in this host's certificate. */
  readonly host: string;
  /** Of all output. */
  readonly outputFolder: string;
  /** Says which mailbox it is. */
  readonly file: string;
  /** The highest number that the account tells of. */
  readonly lastInAccount: number;
  readonly account: Pick<Account, 'receipt' | 'verifier'>;
  readonly now: () => number;
  /** The log has grown. */
  readonly grown: (id: string, end: number) => void;
}

/** The content of a mailbox's file. */
interface State {
  readonly id: string;
  /** The number before its first. */
  readonly begun: number;
  /** The highest number, when the file was written. */
  readonly last: number;
}

/** A message that listeners can still have. */
interface Kept {
  readonly number: number;
  /** Of its record in the log. */
  readonly offset: number;
  readonly time: number;
  /** The id of its order. */
  readonly order: string;
  /** Undefined if an earlier run of the server wrote it. */
  readonly entry?: EntryPlace | undefined;
}

/** The place in a mailbox at which somebody begins to listen. */
export interface ListenPlace {
  /** The number before the first message that is shown. */
  readonly after: number;
  /** Of the log. */
  readonly offset: number;
}

/**
 * The messages to everybody who listens: an output log with a record for each, which the executor writes and gates serve as they
 * serve that of a job. Numbers rise by one. None is given twice as long as there is either this file or the account; one that is
 * taken and does not get here, since the server was killed in between, is missed by all listeners alike.
 */
export class Mailbox {
  readonly id: string;
  readonly #begun: number;
  readonly #options: MailboxOptions;
  readonly #writer: OutputWriter;
  #kept: Kept[];
  /** The highest number that was appended, or is missed. */
  #last: number;
  /** The highest number that was given. */
  #given: number;
  /** Messages up to this number are kept no longer, or were signed for with another log key. */
  #droppedTo: number;
  #key: string;
  /** Orders whose message is being recorded, with the number that it got. */
  readonly #taken = new Map<string, PromiseWithResolvers<void> & {number: number}>();

  /** Opens the one that is there, or begins another where it was lost. Listeners learn by its id that it is another. */
  static async open(options: MailboxOptions): Promise<Mailbox> {
    const state = readState(options.file);
    const found = state && (await Mailbox.#resume(state, options));
    const last = Math.max(state?.last ?? 0, options.lastInAccount);
    const mailbox = found ?? new Mailbox({id: newOrderId(options.now()), begun: last, last}, [], options);
    await mailbox.#save();
    return mailbox;
  }

  static async #resume(state: State, options: MailboxOptions): Promise<Mailbox | undefined> {
    const {outputFolder, lastInAccount, host, account} = options;
    const kept: Kept[] = [];
    let droppedTo = state.begun;
    const held = await salvageLog(outputFolder, state.id, (offset, payload) => {
      const {isVerified, number, time, order} = readRecord(payload, account.verifier, host);
      if (isVerified) kept.push({number, offset, time, order});
      else droppedTo = number;
    });
    const last = Math.max(state.last, lastInAccount, droppedTo, kept.at(-1)?.number ?? 0);
    if (held.segments.length === 0 && last > state.begun) return undefined;
    const writer = OutputWriter.resume(outputFolder, state.id, held, {
      window,
      segmentBytes,
      dropsOldest: true,
    });
    const mailbox = new Mailbox({...state, last}, kept, options, writer);
    mailbox.#droppedTo = Math.max(droppedTo, (kept[0]?.number ?? last + 1) - 1);
    mailbox.#trim();
    return mailbox;
  }

  private constructor(
    {id, begun, last}: State,
    kept: Kept[],
    options: MailboxOptions,
    writer = OutputWriter.create(options.outputFolder, id, {window, segmentBytes, dropsOldest: true}),
  ) {
    this.id = id;
    this.#begun = begun;
    this.#kept = kept;
    this.#last = last;
    this.#given = last;
    this.#droppedTo = begun;
    this.#options = options;
    this.#writer = writer;
    this.#key = String(options.account.verifier);
  }

  /** The highest number that was given. */
  get last(): number {
    return this.#given;
  }

  /** The job whose output it seems to be, to gates and their readers. */
  get log(): TableJob {
    const writer = this.#writer;
    return {
      facts: {id: this.id, owner: '', command: 'listen', window, traits: {}},
      get end() {
        return writer.end;
      },
      startedAt: null,
      outcome: undefined,
      cancel() {},
      signal() {},
    };
  }

  /** Gives the next number to the message of an order, which is recorded now. */
  take(order: string): number {
    const number = ++this.#given;
    this.#taken.set(order, {number, ...Promise.withResolvers<void>()});
    return number;
  }

  /** Nothing more is done for an order. A number that is not on disk is free again, unless a later one was given. */
  over(order: string, isRecorded: boolean): void {
    const taken = this.#taken.get(order);
    if (!isRecorded && taken?.number === this.#given) this.#given--;
    this.#taken.delete(order);
    taken?.resolve();
  }

  /** Waits until nothing is being recorded of an order. */
  async settled(order: string): Promise<void> {
    await this.#taken.get(order)?.promise;
  }

  /**
   * Shows a message whose entry is on disk to everybody who listens.
   *
   * @throws {ExecutorError} `output-unavailable`: it stands in the account, and listeners miss it
   */
  append(message: NewMessage): void {
    const {order, number, entry} = message;
    this.#lookAtKey();
    const {record, time} = formatRecord(message, this.#options.account.receipt(entry));
    // Numbers that were given and did not get here are missed.
    this.#last = number;
    const offset = this.#writer.end;
    this.#write(record, number);
    this.#kept.push({number, offset, time, order: order.payload.id, entry});
    this.#trim();
    this.#options.grown(this.id, this.#writer.end);
  }

  /** The message of an order that was taken before; undefined if it is not kept. */
  messageOf(order: string): {number: number; entry?: EntryPlace | undefined} | undefined {
    return this.#kept.find(kept => kept.order === order);
  }

  /** Returns the place at which a listener begins who asks so. @throws {ExecutorError} `mailbox-lost` */
  placeFor({after, within}: Pick<ListenOrder, 'after' | 'within'>): ListenPlace {
    this.#lookAtKey();
    if (after) this.#requireHere(after);
    const since = within === undefined ? undefined : this.#options.now() - within;
    const first = this.#kept.find(({number, time}) =>
      after ? number > after.number : since !== undefined && time >= since,
    );
    if (!first) return {after: this.#last, offset: this.#writer.end};
    // A missing message was dropped, or never got here: a listener who knows the one before is told.
    const before = after ? Math.max(after.number, this.#droppedTo) : first.number - 1;
    return {after: Math.min(before, first.number - 1), offset: first.offset};
  }

  #write(record: Buffer, number: number): void {
    try {
      this.#writer.append(1, record);
    } catch (cause) {
      throw new ExecutorError(
        'output-unavailable',
        `message ${number} was recorded, and could not be kept: ${messageOf(cause)}`,
        {cause},
      );
    }
  }

  #requireHere({mailbox, number}: NonNullable<ListenOrder['after']>): void {
    const {host} = this.#options;
    if (mailbox !== undefined && mailbox !== this.id)
      throw lost(`the mailbox ${mailbox} of ${host} was lost, and ${this.id} begun in its place`);
    if (number > this.#last) throw lost(`the mailbox of ${host} has come to message ${this.#last} only`);
    if (number < this.#begun && number > 0)
      throw lost(`message ${number} was in a mailbox of ${host} that was lost`);
  }

  /** Receipts are verified by the key that the host shows: what was signed for with another cannot be shown any more. */
  #lookAtKey(): void {
    const key = String(this.#options.account.verifier);
    if (key === this.#key) return;
    this.#key = key;
    this.#kept = [];
    this.#droppedTo = this.#last;
  }

  #trim(): void {
    const surplus = this.#kept.splice(0, Math.max(0, this.#kept.length - mostKept));
    this.#droppedTo = surplus.at(-1)?.number ?? this.#droppedTo;
    this.#writer.dropBelow(this.#kept[0]?.offset ?? this.#writer.end);
  }

  async #save(): Promise<void> {
    const state: State = {id: this.id, begun: this.#begun, last: this.#last};
    await writeDurably(this.#options.file, `${JSON.stringify(state)}\n`, 0o600);
  }
}

/** Undefined if there is none that can be read: then it is lost. */
function readState(file: string): State | undefined {
  try {
    const state = JSON.parse(
      readForeign(file, mostStateBytes)?.toString() ?? 'null',
    ) as Partial<State> | null;
    const {id = '', begun, last} = state ?? {};
    const isState = isOrderId(id) && Number.isSafeInteger(begun) && Number.isSafeInteger(last);
    return isState ? (state as State) : undefined;
  } catch {
    return undefined;
  }
}

const lost = (why: string) =>
  new ExecutorError('mailbox-lost', `${why}; listen without a number, or since a time`);
