import type {Duplex} from 'node:stream';
import {messageOf} from '../../base/errors.ts';
import type {Logger} from '../../server-log/logger.ts';
import type {PartialFolder} from '../../shares/transfer/ledger.ts';
import type {Swept} from '../../shares/transfer/sweep.ts';
import type {Journal, Journals, Place} from './journal.ts';
import {linesOf} from './lines.ts';
import type {Answered} from './side-channel.ts';

/** Removes what the transfer with this journal left in its share. */
export type Sweep = (journal: string) => Promise<Swept>;

/** The part of it that jobs need. */
export type JobTransfers = Pick<Transfers, 'attend' | 'ended'>;

/** The time that a server that stops waits for a removal, milliseconds. The next start goes on with it. */
const patienceMs = 3000;

/**
 * Removes the remains of transfers into shares. Each says by its side channel which files and folders it is
 * about to make, and that is on disk before they are; what one that was killed has left is removed when its
 * job has ended, and what a crash of the machine has left when the server starts.
 */
export class Transfers implements AsyncDisposable {
  readonly #journals: Journals;
  readonly #sweep: Sweep;
  readonly #log: Logger;
  readonly #open = new Map<string, Promise<boolean>>();
  readonly #pending = new Set<Promise<void>>();

  constructor(journals: Journals, sweep: Sweep, log: Logger) {
    this.#journals = journals;
    this.#sweep = sweep;
    this.#log = log;
  }

  /** A transfer begins, which is a helper's process at the other end of `channel`. */
  attend(job: string, place: Place, channel: Duplex): void {
    this.#open.set(job, new Transfer(this.#journals, job, place).attend(channel));
  }

  /** The job ended, and has no process any more. */
  ended(job: string): void {
    const isClean = this.#open.get(job);
    if (isClean === undefined) return;
    this.#follow(async () => {
      if (await isClean) await this.#journals.remove(job);
      else await this.#undo(job);
      this.#open.delete(job);
    });
  }

  /** Removes what the last server left. */
  undoLeft(): void {
    this.#follow(async () => {
      for (const job of await this.#journals.jobs()) if (!this.#open.has(job)) await this.#undo(job);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const patience = new Promise<void>(resolve => setTimeout(resolve, patienceMs).unref());
    await Promise.race([Promise.all(this.#pending), patience]);
  }

  #follow(work: () => Promise<void>): void {
    const pending = work().catch((error: unknown) => this.#log.error(messageOf(error)));
    this.#pending.add(pending);
    void pending.then(() => this.#pending.delete(pending));
  }

  async #undo(job: string): Promise<void> {
    try {
      const {removed, problems} = await this.#sweep(this.#journals.pathOf(job));
      if (problems.length > 0) throw new Error(problems.slice(0, 3).join('; '));
      await this.#journals.remove(job);
      this.#log.info({job, removed}, 'removed what a put left that was cut off');
    } catch (error) {
      // The next start tries again.
      this.#log.warn({job}, `what a put left that was cut off cannot be removed: ${messageOf(error)}`);
    }
  }
}

class Transfer {
  readonly #journals: Journals;
  readonly #job: string;
  readonly #place: Place;
  #journal: Journal | undefined;
  #isOver = false;

  constructor(journals: Journals, job: string, place: Place) {
    this.#journals = journals;
    this.#job = job;
    this.#place = place;
  }

  /** Resolves at the end of the channel: true if the transfer has left nothing. */
  async attend(channel: Duplex): Promise<boolean> {
    channel.on('error', () => {});
    try {
      for await (const line of linesOf(channel))
        channel.write(`${JSON.stringify(await this.#answer(line))}\n`);
    } catch {
      // A line that is none, or a helper that was killed.
    }
    channel.destroy();
    await this.#journal?.close();
    return this.#isOver || this.#journal === undefined;
  }

  async #answer(line: string): Promise<Answered> {
    const said: unknown = JSON.parse(line);
    if (!isObject(said)) throw new Error('a line that is no object');
    this.#isOver = said.type === 'over';
    if (this.#isOver) return {};
    try {
      await this.#write(partialFolderOf(said));
      return {};
    } catch (error) {
      return {why: messageOf(error)};
    }
  }

  async #write(folder: PartialFolder): Promise<void> {
    this.#journal ??= await this.#journals.begin(this.#job, this.#place);
    await this.#journal.write(folder);
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** The helper is of reeve's own, and runs as somebody who might send anything in its place. */
function partialFolderOf({path, seed, count, isNew}: Record<string, unknown>): PartialFolder {
  if (typeof path !== 'string' || typeof seed !== 'string' || !/^[\da-f]{64}$/.test(seed))
    throw new Error('a line that says no folder');
  if (typeof count !== 'number' || !(count >= 0 && count <= 256) || typeof isNew !== 'boolean')
    throw new Error('a line that says no folder');
  return {path, seed, count, isNew};
}
