import {OutputError} from '../output-log/errors.ts';
import type {Gap} from '../output-log/reader.ts';
import {OutputReader} from '../output-log/reader.ts';
import type {SlabPool} from '../output-log/slab-pool.ts';
import type {SendCredit} from '../protocol/credit.ts';
import {dataHeader} from '../protocol/frame.ts';
import type {Ended} from '../protocol/generated/wire.ts';
import type {MayRest} from './open-logs.ts';
import type {Reader} from './reader-leases.ts';

/** The stream of a session through which a log stream sends. */
export interface StreamPort {
  readonly number: number;
  readonly credit: SendCredit;
  /** True if the socket takes more now; when it does again, `pump` is called. */
  isWritable(): boolean;
  /** `written` is called once the socket has all of it, and never where the connection went before. */
  sendBytes(bytes: Buffer, written?: () => void): void;
  sendMessage(message: object): void;
  /** A log was read, or closed: it may be that another one has to do without its descriptor. */
  noteLog(log: MayRest): void;
  /** The last message of the stream went out. */
  ended(): void;
  /** The log cannot be served. */
  failed(error: unknown): void;
}

/** A log that no descriptor was free for is tried again after so long. */
const retryMs = 200;

/**
 * Progress of the submitter's reader is told in steps of this part of the job's window, at most a megabyte.
 */
const stepOf = (window: number) => Math.min(window / 8, 1024 * 1024);

/** Bytes that are on their way from the executor at most, for one reader. */
const aheadBytes = 1024 * 1024;

/**
 * Serves the log of one job to one stream, from an offset on, at the reader's own pace: as much as credit and
 * the socket allow, no more. Bytes that the client gave credit back for are consumed.
 */
export class LogStream implements Reader, MayRest {
  readonly job: string;
  /** Of its `follow`. */
  readonly number: number;
  readonly #port: StreamPort;
  readonly #reader: OutputReader;
  readonly #from: number;
  readonly #tellConsumed: (offset: number) => void;
  /** Asks for output that the executor holds; undefined if it is on disk. */
  readonly #want: ((from: number, to: number) => void) | undefined;
  /** The offset up to which it asked. */
  #asked = 0;
  #isHolder = false;
  #end: number;
  /** Its last message, once it is known. */
  #ended: Ended | undefined;
  #isFinished = false;
  readonly #step: number;
  /** The offset that the executor was told; -1 if it goes by another reader. */
  #told: number;
  #window = 0;
  /** Bytes that were no longer there: nobody will give credit back for them. */
  #skipped = 0;
  #retry: NodeJS.Timeout | undefined;

  constructor(
    port: StreamPort,
    options: {
      job: string;
      number: number;
      /** The executor holds the output as long as the job runs. */
      held?: true;
      from: number;
      end: number;
      window: number;
      folder: string;
      slabs: SlabPool;
      /** Nobody read this log before. */
      isNew: boolean;
      /** Called while this reader is the one that makes room. */
      tellConsumed: (offset: number) => void;
      want: (from: number, to: number) => void;
    },
  ) {
    this.job = options.job;
    this.number = options.number;
    this.#want = options.held && options.want;
    this.#port = port;
    this.#from = options.from;
    this.#told = options.isNew ? options.from : -1;
    this.#end = options.end;
    this.#step = stepOf(options.window);
    this.#tellConsumed = options.tellConsumed;
    this.#reader = new OutputReader(options.folder, options.job, options.from, options.slabs);
    this.#window = port.credit.granted;
  }

  /** True if the job ended: nobody has to make room in its log any more. */
  get isFinished(): boolean {
    return this.#isFinished;
  }

  holds(isHolder: boolean): void {
    this.#isHolder = isHolder;
    this.#asked = 0;
    if (!isHolder) this.#told = -1;
    else if (this.#told < 0) this.#tell(this.#consumed);
    if (this.#isFed) this.#wantMore();
  }

  /** Bytes came that the executor holds. Those before the next were asked for when this reader was the holder before. */
  came(channelNumber: number, offset: number, all: Buffer): void {
    const next = this.#reader.offset;
    if (!this.#isFed || offset + all.length <= next) return;
    if (offset > next) this.#sayGap({from: next, to: offset});
    const at = Math.max(offset, next);
    const bytes = all.subarray(at - offset);
    this.#reader.passOver(at + bytes.length);
    this.#port.credit.spend(bytes.length);
    this.#port.sendBytes(dataHeader(this.#port.number, channelNumber, at, bytes.length));
    this.#port.sendBytes(bytes);
    this.#wantMore();
  }

  grown(end: number): void {
    this.#end = Math.max(this.#end, end);
    this.pump();
  }

  finished(end: number, ended: Ended): void {
    this.#end = end;
    this.#ended = ended;
    this.#isFinished = true;
    this.pump();
  }

  /** The client granted credit. Its first grant is its window; later ones say what it consumed. */
  granted(): void {
    if (this.#window === 0) this.#window = this.#port.credit.granted;
    if (this.#isHolder) {
      const consumed = this.#consumed;
      if (consumed - this.#told >= this.#step) this.#tell(consumed);
    }
    this.pump();
  }

  /** Sends what may be sent now. A log that cannot be read is its reader's trouble and nobody else's. */
  pump(): void {
    try {
      this.#pump();
    } catch (error) {
      if (error instanceof OutputError && error.code === 'output-busy') this.#tryAgain();
      else this.#port.failed(error);
    }
    this.#port.noteLog(this);
  }

  get isOpen(): boolean {
    return this.#reader.isOpen;
  }

  rest(): void {
    this.#reader.rest();
  }

  close(): void {
    clearTimeout(this.#retry);
    this.#reader.close();
    this.#port.noteLog(this);
  }

  #tryAgain(): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.pump(), retryMs);
  }

  /** The offset of the first byte that the client has not consumed. */
  get #consumed(): number {
    const returned = this.#port.credit.granted - this.#window;
    return Math.min(this.#from + this.#skipped + returned, this.#reader.offset);
  }

  #tell(consumed: number): void {
    this.#told = consumed;
    this.#tellConsumed(consumed);
  }

  /** True while what it sends comes from the executor, which nobody else is sent. */
  get #isFed(): boolean {
    return this.#isHolder && this.#want !== undefined && !this.#isFinished;
  }

  /** Asks for more when half of what may be on its way has come, and as long as the client takes it. */
  #wantMore(): void {
    const {offset} = this.#reader;
    const to = offset + Math.min(this.#port.credit.available, aheadBytes);
    const isDue = this.#asked - offset <= aheadBytes / 2;
    if (!isDue || to <= this.#asked || !this.#port.isWritable()) return;
    this.#asked = to;
    this.#want?.(offset, to);
  }

  #pump(): void {
    if (this.#want !== undefined && !this.#isFinished) {
      if (this.#isFed) this.#wantMore();
      return;
    }
    while (this.#port.isWritable() && this.#reader.offset < this.#end) {
      const next = this.#reader.next(this.#port.credit.available, this.#end, this.#port.number);
      if (next === undefined) return;
      if ('gap' in next) {
        this.#sayGap(next.gap);
        continue;
      }
      this.#port.credit.spend(next.bytes);
      this.#port.sendBytes(next.frames, next.written);
    }
    if (this.#ended && this.#reader.offset >= this.#end) this.#sayEnded(this.#ended);
  }

  #sayGap({from, to}: Gap): void {
    this.#skipped += to - from;
    this.#port.sendMessage({type: 'gap', from, to});
  }

  #sayEnded(ended: Ended): void {
    this.#ended = undefined;
    this.#port.sendMessage(ended);
    this.#port.ended();
  }
}
