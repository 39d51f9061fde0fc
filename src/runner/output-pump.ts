import type {Readable} from 'node:stream';
import {messageOf} from '../base/errors.ts';
import type {JobOutput} from '../output-log/writer.ts';
import type {Invocation} from '../policy/orders/authorize.ts';
import {OpeningWords} from './opening-words.ts';
import {SilenceTimer} from './silence-timer.ts';
import type {StopRequest} from './stop-request.ts';

type Channel = 1 | 2;

export interface OutputPumpOptions {
  writer: JobOutput;
  /** Bytes that the job may put out; more end it. */
  maxOutput: number | undefined;
  /** Bytes that the log may take on disk, for the message that it is full. */
  window: number;
  /** The policy for a full log; with `drop-oldest` the writer always has room. */
  overflow: Invocation['overflow'];
  stop: StopRequest;
  /** The log has grown; at most once a tick. */
  onGrown?: (() => void) | undefined;
}

/**
 * Moves a job's output into its log, in the order in which it arrives. Without room in the log it stops
 * reading, so that the job's own writes wait, unless `overflow` says otherwise; while the job ends it reads on and
 * counts what does not fit. No promise and no copy per chunk: a gigabyte goes through here.
 */
export class OutputPump {
  readonly #writer: JobOutput;
  readonly #stop: StopRequest;
  readonly #overflow: Invocation['overflow'];
  readonly #window: number;
  readonly #onGrown: (() => void) | undefined;
  readonly #timers = new Set<SilenceTimer>();
  readonly #waiting: {channel: Channel; bytes: Uint8Array}[] = [];
  #streams: Readable[] = [];
  readonly #ended = Promise.withResolvers<void>();
  #open = 0;
  #quota: number;
  #uncounted = 0;
  #isPaused = false;
  #isEnding = false;
  /** Once bytes were left out, none that follow are kept: the log holds a beginning, not pieces. */
  #isLeavingOut = false;
  #isAnnounced = false;
  #lost: string | undefined;
  #isClosed = false;
  readonly #opening = new OpeningWords(chunk => this.#deliver(2, chunk));

  constructor({writer, maxOutput, window, overflow, stop, onGrown}: OutputPumpOptions) {
    this.#writer = writer;
    this.#quota = maxOutput ?? Number.POSITIVE_INFINITY;
    this.#window = window;
    this.#overflow = overflow;
    this.#stop = stop;
    this.#onGrown = onGrown;
  }

  /** Bytes that were read and not kept. */
  get uncounted(): number {
    return this.#uncounted;
  }

  /** The reason why output could not be kept, if the host failed; also while the job was being ended. */
  get lost(): string | undefined {
    return this.#lost;
  }

  /** The first bytes of stderr, cut short: enough to recognise a wrapper's complaint. */
  get firstWords(): string {
    return this.#opening.first;
  }

  /**
   * Bytes of stderr that came first and may be a wrapper's, while nothing else came: they are not
   * in the log. They go there as soon as more comes, or nothing does for a while.
   */
  get aside(): Buffer {
    return this.#opening.aside;
  }

  /** @param complaints beginnings of wrappers' messages; an empty one is that of all on stderr before stdout */
  read(stdout: Readable, stderr: Readable, complaints: readonly string[]): void {
    this.#opening.expect(complaints);
    this.#streams = [stdout, stderr];
    this.#open = 2;
    this.#listen(stdout, 1);
    this.#listen(stderr, 2);
  }

  /** The submitter's reader has everything below `offset`. */
  consumed(offset: number): void {
    this.#writer.consumed(offset);
    if (this.#isPaused) this.#resume();
  }

  /** Starts a timer that pauses while nothing is read and restarts with every chunk. Returns what stops it. */
  onSilence(ms: number, callback: () => void): () => void {
    const timer = new SilenceTimer(ms, callback);
    this.#timers.add(timer);
    if (this.#isPaused) timer.pause();
    return () => {
      timer.pause();
      this.#timers.delete(timer);
    };
  }

  /**
   * Resolves when both pipes have ended, and else when nothing came for `quietMs`; at the latest after four times
   * that, during which what was in the pipes is read. Time in which nothing is read does not count.
   */
  async drained(quietMs: number): Promise<void> {
    if (this.#hasEnded()) return;
    const {promise, resolve} = Promise.withResolvers<void>();
    const stopWaiting = this.onSilence(quietMs, resolve);
    let reads = 0;
    const last = setInterval(() => {
      if (!this.#isPaused && ++reads >= 4) resolve();
    }, quietMs);
    await Promise.race([this.#ended.promise, promise]);
    clearInterval(last);
    stopWaiting();
  }

  /** The job is being ended: nothing waits for room any more. */
  readToTheEnd(): void {
    this.#isEnding = true;
    if (this.#isPaused) this.#resume();
  }

  /** Appends the bytes that were kept aside: they are the command's own. */
  takeAside(): void {
    this.#opening.take();
  }

  /** Drops the bytes that were kept aside: they are no output of the command's. */
  dropAside(): void {
    this.#opening.drop();
  }

  /** Reads no more, and announces nothing. */
  close(): void {
    this.#isClosed = true;
    for (const stream of this.#streams) stream.destroy();
  }

  #listen(stream: Readable, channel: Channel): void {
    let isOpen = true;
    const closed = () => {
      if (!isOpen) return;
      isOpen = false;
      this.#open--;
      if (this.#hasEnded()) this.#ended.resolve();
    };
    stream.on('data', (chunk: Buffer) => this.#take(channel, chunk));
    stream.once('end', closed).once('close', closed).on('error', closed);
  }

  #take(channel: Channel, chunk: Buffer): void {
    for (const timer of this.#timers) timer.heard();
    const isFirst = this.#opening.first === '' && this.#writer.end === 0 && this.#waiting.length === 0;
    if (channel === 2 && this.#opening.keepsAside(chunk, isFirst)) return;
    this.takeAside();
    this.#deliver(channel, chunk);
  }

  #deliver(channel: Channel, chunk: Buffer): void {
    // Node resumes the pipes of a process that has exited.
    if (this.#isPaused) {
      this.#waiting.push({channel, bytes: chunk});
      this.#pauseStreams();
      return;
    }
    const rest = this.#keep(channel, chunk);
    if (rest) this.#waiting.push({channel, bytes: rest});
    else release(chunk);
    if (rest || this.#isFull()) this.#pause();
  }

  /** Appends what fits, and returns the bytes that have to wait. */
  #keep(channel: Channel, chunk: Uint8Array): Uint8Array | undefined {
    if (this.#isLeavingOut) {
      this.#uncounted += chunk.length;
      return undefined;
    }
    const size = Math.min(chunk.length, this.#quota, this.#writer.room);
    if (size > 0) this.#append(channel, size === chunk.length ? chunk : chunk.subarray(0, size));
    if (size === chunk.length) return undefined;
    const rest = chunk.subarray(size);
    // A log that drops its oldest output makes room for the rest as it goes on.
    if (this.#overflow === 'drop-oldest' && size > 0) return this.#keep(channel, rest);
    if (this.#quota > 0 && this.#overflow === 'wait' && !this.#isEnding && !this.#isLeavingOut) return rest;
    this.#leaveOut(rest.length);
    if (this.#quota === 0) this.#stop.request('output-limit');
    else if (this.#overflow === 'end') this.#stop.request('output-limit', this.#fullMessage());
    return undefined;
  }

  #fullMessage(): string {
    return `its window of ${this.#window} bytes is full of output that its reader has not taken, and overflow is: end`;
  }

  /** Nothing can be kept before something was taken, and it has to wait for that. */
  #isFull(): boolean {
    return this.#overflow === 'wait' && this.#writer.room <= 0 && !this.#isEnding;
  }

  #append(channel: Channel, bytes: Uint8Array): void {
    try {
      this.#writer.append(channel, bytes);
    } catch (error) {
      this.#leaveOut(bytes.length);
      this.#lost ??= messageOf(error);
      this.#stop.request('output-lost', this.#lost);
      return;
    }
    this.#quota -= bytes.length;
    this.#announce();
  }

  #leaveOut(bytes: number): void {
    this.#isLeavingOut = true;
    this.#uncounted += bytes;
  }

  #announce(): void {
    if (this.#isAnnounced || !this.#onGrown) return;
    this.#isAnnounced = true;
    setImmediate(() => {
      this.#isAnnounced = false;
      if (!this.#isClosed) this.#onGrown?.();
    });
  }

  #pause(): void {
    this.#isPaused = true;
    for (const timer of this.#timers) timer.pause();
    this.#pauseStreams();
  }

  #pauseStreams(): void {
    for (const stream of this.#streams) stream.pause();
  }

  #resume(): void {
    for (let next = this.#waiting[0]; next; next = this.#waiting[0]) {
      const rest = this.#keep(next.channel, next.bytes);
      if (rest) {
        next.bytes = rest;
        return;
      }
      this.#waiting.shift();
      release(next.bytes);
    }
    if (this.#isFull()) return;
    this.#isPaused = false;
    for (const timer of this.#timers) timer.resume();
    for (const stream of this.#streams) stream.resume();
    if (this.#hasEnded()) this.#ended.resolve();
  }

  /** Both pipes have, and nothing that was read waits for room. */
  #hasEnded(): boolean {
    return this.#open === 0 && this.#waiting.length === 0;
  }
}

/**
 * Gives the memory of a chunk back at once. Node takes new memory for every read, and the collector lets 64 MB of it
 * pile up before it looks; what this process holds, every fork of it pays for.
 */
function release({buffer, byteLength}: Uint8Array): void {
  // Only what is a whole read: nobody else has a view of that.
  if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
}
