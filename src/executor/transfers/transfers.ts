import type {Duplex} from 'node:stream';
import {messageOf} from '../../base/errors.ts';
import type {Logger} from '../../server-log/logger.ts';
import type {ManifestSummary} from '../../shares/manifest.ts';
import type {Swept} from '../../shares/transfer/sweep.ts';
import type {Place} from './journal.ts';
import type {QuotaLimit} from './quotas.ts';
import type {TransferBooks} from './transfer.ts';
import {Transfer} from './transfer.ts';

/** Removes what the transfer with this journal left in its share. */
export type Sweep = (journal: string) => Promise<Swept>;

/** The part of it that jobs need. */
export type JobTransfers = Pick<Transfers, 'attend' | 'manifestOf' | 'ended' | 'removedFrom'>;

/** The time that a server that stops waits for a removal, milliseconds. The next start goes on with it. */
const patienceMs = 3000;

interface OpenTransfer {
  readonly transfer: Transfer;
  readonly quota: QuotaLimit | undefined;
  readonly isClean: Promise<boolean>;
}

/**
 * Keeps the manifests of transfers, and removes the remains of those that were cut off. Each says by its side
 * channel which files and folders it is about to make, and that is on disk before they are; what one that was
 * killed has left is removed when its job has ended, and what a crash of the machine has left when the server
 * starts.
 */
export class Transfers implements AsyncDisposable {
  readonly #books: TransferBooks;
  readonly #sweep: Sweep;
  readonly #log: Logger;
  readonly #open = new Map<string, OpenTransfer>();
  readonly #pending = new Set<Promise<void>>();

  constructor(books: TransferBooks, sweep: Sweep, log: Logger) {
    this.#books = books;
    this.#sweep = sweep;
    this.#log = log;
  }

  /** A transfer begins, which is a helper's process at the other end of `channel`. */
  attend(job: string, {quota, ...place}: Place & {quota?: QuotaLimit | undefined}, channel: Duplex): void {
    const transfer = new Transfer(job, place, quota, this.#books);
    this.#open.set(job, {transfer, quota, isClean: transfer.attend(channel)});
  }

  /** The manifest of a transfer that was done, which is on disk; undefined of a job that is none. */
  manifestOf(job: string): ManifestSummary | undefined {
    return this.#open.get(job)?.transfer.manifest;
  }

  /** The job ended, and has no process any more; its manifest stays if it `isDone`. */
  ended(job: string, isDone: boolean): void {
    const open = this.#open.get(job);
    if (open === undefined) return;
    this.#follow(async () => {
      const isClean = await open.isClean;
      if (open.quota) this.#books.quotas.of(open.quota.share).ended(job);
      if (!isDone) await this.#books.manifests.remove(job);
      if (isClean) await this.#books.journals.remove(job);
      else await this.#undo(job);
      this.#open.delete(job);
    });
  }

  /** Something was removed from a share. */
  removedFrom(share: string): void {
    this.#books.quotas.of(share).removed();
  }

  /** Removes what the last server left. */
  undoLeft(): void {
    this.#follow(() => this.#books.manifests.removeUnfinished());
    this.#follow(async () => {
      for (const job of await this.#books.journals.jobs()) if (!this.#open.has(job)) await this.#undo(job);
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
      const {removed, problems} = await this.#sweep(this.#books.journals.pathOf(job));
      if (problems.length > 0) throw new Error(problems.slice(0, 3).join('; '));
      await this.#books.journals.remove(job);
      this.#log.info({job, removed}, 'removed what a put left that was cut off');
    } catch (error) {
      // The next start tries again.
      this.#log.warn({job}, `what a put left that was cut off cannot be removed: ${messageOf(error)}`);
    }
  }
}
