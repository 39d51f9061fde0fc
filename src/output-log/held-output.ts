import {dataHeaderSize} from '../protocol/frame.ts';
import type {ChannelEnd} from '../protocol/generated/wire.ts';
import {limits} from '../protocol/limits.ts';
import {ChannelDigest} from './channel-digest.ts';
import {OutputError} from './errors.ts';
import {OutputWriter} from './writer.ts';

/** Some of a job's output, of one channel. */
export interface HeldBytes {
  readonly channel: 1 | 2;
  readonly offset: number;
  /** Valid until they are consumed. */
  readonly bytes: Buffer;
}

/** Bytes of one channel that stand together; they end where the next begin. */
interface Stretch {
  readonly channel: 1 | 2;
  readonly start: number;
}

/** Bytes that are read at once: a data frame of them is what Node reads of a socket at once, and so comes in one piece. */
const pieceBytes = limits.data - dataHeaderSize;

/** The memory that a stretch is counted as, so that a byte of each channel in turn takes no more than the window. */
const stretchBytes = 64;

/**
 * The output of one job in memory, where it stays until its reader has consumed it. When the job ends, what is left goes into an
 * output log on disk, from which it can be read as that of any other job: the memory is free then, whoever comes back for it.
 */
export class HeldOutput {
  readonly #folder: string;
  readonly #job: string;
  readonly #window: number;
  readonly #digests = {1: new ChannelDigest(), 2: new ChannelDigest()};
  /** A byte stands where its offset leaves by the window; made with the first. */
  #ring: Buffer | undefined;
  #stretches: Stretch[] = [];
  #start = 0;
  #end = 0;
  #finished: Promise<{stdout: ChannelEnd; stderr: ChannelEnd}> | undefined;

  /**
   * @param folder of the output logs
   * @param window bytes that are held at most
   */
  constructor(folder: string, job: string, window: number) {
    this.#folder = folder;
    this.#job = job;
    this.#window = window;
  }

  /** The offset of the first byte that is held. */
  get start(): number {
    return this.#start;
  }

  /** The offset after the last byte. */
  get end(): number {
    return this.#end;
  }

  /** Bytes that one `append` may bring now. */
  get room(): number {
    const taken = this.#end - this.#start + stretchBytes * this.#stretches.length;
    return Math.max(0, this.#window - taken);
  }

  /**
   * The bytes may be used again when this returns.
   *
   * @throws {OutputError} `output-full` when they are more than `room`: nothing was appended
   */
  append(channel: 1 | 2, bytes: Uint8Array): void {
    if (this.#finished) throw new OutputError('output-failed', 'the output is finished');
    if (bytes.length > this.room)
      throw new OutputError(
        'output-full',
        `${bytes.length} bytes were appended where the window has room for ${this.room}`,
      );
    this.#ring ??= Buffer.allocUnsafeSlow(this.#window);
    const at = this.#end % this.#window;
    const first = Math.min(bytes.length, this.#window - at);
    this.#ring.set(bytes.subarray(0, first), at);
    this.#ring.set(bytes.subarray(first), 0);
    if (this.#stretches.at(-1)?.channel !== channel) this.#stretches.push({channel, start: this.#end});
    this.#end += bytes.length;
    this.#digests[channel].update(bytes);
  }

  /**
   * The next bytes from `from` on, or from the first that are held: no more than a data frame has. Undefined if there are
   * none below `to`, or the output is finished, and so on disk.
   */
  read(from: number, to: number): HeldBytes | undefined {
    const offset = Math.max(from, this.#start);
    if (this.#ring === undefined || this.#finished || offset >= Math.min(to, this.#end)) return undefined;
    const index = this.#stretches.findLastIndex(({start}) => start <= offset);
    const {channel} = this.#stretches[index] as Stretch;
    const at = offset % this.#window;
    const length = Math.min(
      pieceBytes,
      Math.min(to, this.#stretches[index + 1]?.start ?? this.#end) - offset,
      this.#window - at,
    );
    return {channel, offset, bytes: this.#ring.subarray(at, at + length)};
  }

  /** The reader that makes room has everything below `offset`: that is gone. */
  consumed(offset: number): void {
    this.#start = Math.max(this.#start, Math.min(offset, this.#end));
    while ((this.#stretches[1]?.start ?? Number.POSITIVE_INFINITY) <= this.#start) this.#stretches.shift();
  }

  /**
   * Writes what is held to disk, and tells what passed through each channel. The second call gives what the first gave.
   *
   * @throws {OutputError} `output-failed`
   */
  finish(): Promise<{stdout: ChannelEnd; stderr: ChannelEnd}> {
    this.#finished ??= this.#close();
    return this.#finished;
  }

  async #close(): Promise<{stdout: ChannelEnd; stderr: ChannelEnd}> {
    const rest = this.#end - this.#start + stretchBytes * this.#stretches.length;
    // Room for all of it in one file.
    const window = 8 * (rest + limits.data);
    const log = OutputWriter.resume(this.#folder, this.#job, {segments: [], end: this.#start}, {window});
    for (let next = this.read(this.#start, this.#end); next; next = this.read(log.end, this.#end))
      log.append(next.channel, next.bytes);
    this.#ring = undefined;
    this.#stretches = [];
    await log.finish();
    const [stdout, stderr] = await Promise.all([this.#digests[1].finish(), this.#digests[2].finish()]);
    return {stdout, stderr};
  }
}
