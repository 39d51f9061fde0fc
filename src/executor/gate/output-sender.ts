import type {ExecutorLink} from '../../gate-link/executor-end.ts';
import type {Wanted} from '../../gate-link/generated/link.ts';
import {limits} from '../../protocol/limits.ts';
import type {TableJob} from '../jobs/table-job.ts';

/** A job of whose held output the gate wants bytes. */
interface Sending {
  readonly job: TableJob;
  /** Of the `follow` of the reader that they are for. */
  number: number;
  /** The first that was not sent. */
  next: number;
  /** Bytes below this may be sent. */
  to: number;
  isWaiting: boolean;
}

/** Fewer bytes than these wait for more: a frame costs the gate the same, however little is in it. The end of a job sends them. */
const leastBytes = limits.data / 2;

/**
 * Sends a gate the held output of jobs, as far as it wants it, in frames between which others have their turn. A gate that was
 * taken over learns no more than from the logs, which it reads as it likes.
 */
export class OutputSender implements Disposable {
  readonly #link: Pick<ExecutorLink, 'sendOutput' | 'whenRoom'>;
  readonly #heldOf: (id: string) => TableJob | undefined;
  readonly #jobs = new Map<string, Sending>();
  #isDisposed = false;

  /** @param heldOf the job, if it runs and its output is held */
  constructor(
    link: Pick<ExecutorLink, 'sendOutput' | 'whenRoom'>,
    heldOf: (id: string) => TableJob | undefined,
  ) {
    this.#link = link;
    this.#heldOf = heldOf;
  }

  wanted({job: id, number, from, to}: Wanted): void {
    const job = this.#heldOf(id);
    if (job === undefined || this.#isDisposed) return;
    const sending = this.#jobs.get(id) ?? {job, number, next: from, to, isWaiting: false};
    this.#jobs.set(id, sending);
    // A reader that begins below what is held is given as many bytes, from the first that is.
    const first = Math.max(from, job.held?.start ?? from);
    sending.next = sending.number === number ? Math.max(sending.next, first) : first;
    sending.number = number;
    sending.to = to + (first - from);
    this.#sendSoon(sending);
  }

  /** There is more of a job's output. */
  grown(id: string): void {
    const sending = this.#jobs.get(id);
    if (sending) this.#sendSoon(sending);
  }

  /** The job has ended: bytes that were not sent are on disk. */
  finished(id: string): void {
    this.#jobs.delete(id);
  }

  [Symbol.dispose](): void {
    this.#isDisposed = true;
    this.#jobs.clear();
  }

  #sendSoon(sending: Sending): void {
    const {job, next, to, isWaiting} = sending;
    if (isWaiting || next >= to || job.end - next < leastBytes) return;
    sending.isWaiting = true;
    void this.#link.whenRoom(job.facts.owner, () => {
      sending.isWaiting = false;
      if (!this.#isDisposed && this.#send(sending)) this.#sendSoon(sending);
    });
  }

  #send(sending: Sending): boolean {
    const {job, number, next, to} = sending;
    const held = job.held?.read(next, to);
    if (held === undefined) return false;
    this.#link.sendOutput(number, held.channel, held.offset, held.bytes);
    sending.next = held.offset + held.bytes.length;
    return true;
  }
}
