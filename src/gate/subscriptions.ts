import type {GateLink} from '../gate-link/gate-end.ts';
import type {Finished, Follow, Grown} from '../gate-link/generated/link.ts';
import {SlabPool} from '../output-log/slab-pool.ts';
import type {Ended} from '../protocol/generated/wire.ts';
import type {LogStream} from './log-stream.ts';
import {ReaderLeases} from './reader-leases.ts';
import type {Stream} from './stream.ts';

/**
 * The streams that follow jobs: who is told that a log has grown, whose consumption counts, and whose input
 * is whose.
 */
export class Subscriptions {
  readonly #link: GateLink;
  readonly #logFolder: string;
  readonly #slabs = new SlabPool();
  /** Those that still wait for the job's end. */
  readonly #logs = new Map<string, Set<LogStream>>();
  readonly #leases = new ReaderLeases();
  /** Streams that may send input, by the number that it has on the link. */
  readonly #inputs = new Map<number, Stream>();
  /** Readers of output that the executor holds, by the numbers of their `follow`. */
  readonly #held = new Map<number, LogStream>();

  constructor(link: GateLink, logFolder: string) {
    this.#link = link;
    this.#logFolder = logFolder;
  }

  /** A stream follows a job from now on. */
  add(stream: Stream, follow: Follow): void {
    const {job, number, claim, input, held} = follow;
    const log = stream.follow(follow, {
      logFolder: this.#logFolder,
      slabs: this.#slabs,
      consumed: offset => this.#link.send({type: 'consumed', job, offset}),
      wanted: (from, to) => this.#link.send({type: 'wanted', job, number, from, to}),
      input: (...frame) => {
        if (input !== undefined) this.#link.sendInput(input, ...frame);
      },
    });
    const logs = this.#logs.get(job);
    if (logs) logs.add(log);
    else this.#logs.set(job, new Set([log]));
    if (held) this.#held.set(number, log);
    if (claim !== 'none') this.#leases.add(job, log, claim, number);
    if (input !== undefined) this.#inputs.set(input, stream);
    log.pump();
  }

  /** The stream that was to follow is there no longer; `lost` unless its client released it. */
  missed({job, number, claim, watched}: Follow, lost: boolean): void {
    if (watched) this.#tellUnfollowed(number);
    if (claim !== 'none') this.#tellLeft(job, this.#leases.missed(job, number), lost);
  }

  /** A stream is over; `lost` unless its client wanted it so. */
  remove({log, inputNumber, watchedAs}: Stream, lost: boolean): void {
    if (!log) return;
    if (watchedAs !== undefined) this.#tellUnfollowed(watchedAs);
    if (inputNumber !== undefined) this.#inputs.delete(inputNumber);
    this.#held.delete(log.number);
    const logs = this.#logs.get(log.job);
    logs?.delete(log);
    if (logs?.size === 0) this.#logs.delete(log.job);
    const left = this.#leases.remove(log.job, log);
    if (!log.isFinished) this.#tellLeft(log.job, left, lost);
  }

  grown({job, end}: Grown): void {
    for (const log of this.#logs.get(job) ?? []) log.grown(end);
  }

  finished({job, end, outcome, receipt}: Finished): void {
    const ended = {type: 'ended', job, outcome, ...(receipt && {receipt})} as unknown as Ended;
    const logs = this.#logs.get(job);
    // They are told once: a stream that attaches later is told alone.
    this.#logs.delete(job);
    for (const log of logs ?? []) log.finished(end, ended);
  }

  /** The executor grants credit for input. */
  credit(input: number, bytes: number): void {
    this.#inputs.get(input)?.grantInput(bytes);
  }

  /** Some of a job's output came that the executor holds. */
  output(reader: number, channelNumber: number, offset: number, bytes: Buffer): void {
    this.#held.get(reader)?.came(channelNumber, offset, bytes);
  }

  #tellUnfollowed(number: number): void {
    this.#link.send({type: 'unfollowed', number});
  }

  #tellLeft(job: string, number: number | undefined, lost: boolean): void {
    if (number !== undefined) this.#link.send({type: 'left', job, number, lost});
  }
}
