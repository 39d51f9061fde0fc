import type {Duplex} from 'node:stream';
import {messageOf} from '../../base/errors.ts';
import type {Logger} from '../../server-log/logger.ts';
import type {ManifestSummary} from '../../shares/manifest.ts';
import type {PartialFolder} from '../../shares/transfer/ledger.ts';
import type {Swept} from '../../shares/transfer/sweep.ts';
import type {Place, PutOf} from './journal.ts';
import type {KeptPut} from './kept-puts.ts';
import {KeptPuts, keptIn, partialFilesIn} from './kept-puts.ts';
import type {OtherTransfers, TransferBooks, TransferWork} from './transfer.ts';
import {Transfer} from './transfer.ts';

/** Removes what the transfer with this journal left in its share. */
export type Sweep = (journal: string) => Promise<Swept>;

/** The part of it that jobs need. */
export type JobTransfers = Pick<Transfers, 'attend' | 'manifestOf' | 'ended' | 'removedFrom'>;

/** The time that a server that stops waits for a removal, milliseconds. The next start goes on with it. */
const patienceMs = 3000;
/** How often those that were cut off are looked at, milliseconds. */
const everyMs = 10 * 60_000;

interface OpenTransfer {
  readonly transfer: Transfer;
  readonly isClean: Promise<boolean>;
  /** Ends its job. */
  readonly cancel: (message: string) => void;
  /** Resolves when its job has ended and all is settled: true if it was done. */
  readonly over: PromiseWithResolvers<boolean>;
}

/** How the job of a transfer ended. */
export interface TransferEnd {
  /** Its files have their names, and its manifest stays. */
  readonly isDone: boolean;
  /** Its owner wanted it to end: nobody will go on with it. */
  readonly isGivenUp: boolean;
}

/**
 * Keeps the manifests of transfers, and the parts of puts that were cut off. Each transfer says by its side channel
 * which files and folders it is about to make, and that is on disk before they are. Parts that a later put may go on
 * with stay for a while. All else is removed when its job has ended, or, after a crash of the machine, when the
 * server starts.
 */
export class Transfers implements AsyncDisposable {
  readonly #books: TransferBooks;
  readonly #sweep: Sweep;
  readonly #log: Logger;
  readonly #now: () => number;
  readonly #open = new Map<string, OpenTransfer>();
  readonly #kept = new KeptPuts();
  readonly #pending = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;
  /** Resolves when it is known what the last server left. */
  #looked: Promise<void> = Promise.resolve();

  /** @param now milliseconds since 1970 */
  constructor(
    books: TransferBooks,
    {sweep, now}: {readonly sweep: Sweep; readonly now: () => number},
    log: Logger,
  ) {
    this.#books = books;
    this.#sweep = sweep;
    this.#now = now;
    this.#log = log;
  }

  /** Work in a share begins, which is a helper's process at the other end of `channel`. */
  attend(job: string, work: TransferWork & {cancel: (message: string) => void}, channel: Duplex): void {
    const others: OtherTransfers = {
      begins: put => this.#begins(job, put),
      hidden: () => this.#hidden(work.place),
    };
    const transfer = new Transfer(job, work, this.#books, others);
    const {cancel} = work;
    const over = Promise.withResolvers<boolean>();
    this.#open.set(job, {transfer, isClean: transfer.attend(channel), cancel, over});
  }

  /** The manifest of a transfer that was done, which is on disk; undefined of a job that is none. */
  manifestOf(job: string): ManifestSummary | undefined {
    return this.#open.get(job)?.transfer.manifest;
  }

  /** The job ended, and has no process any more. */
  ended(job: string, end: TransferEnd): void {
    const open = this.#open.get(job);
    if (open === undefined) return;
    void this.#follow(async () => {
      try {
        await this.#settle(job, open, end);
      } finally {
        this.#open.delete(job);
        open.over.resolve(end.isDone);
      }
    });
  }

  /** Something was removed from a share. */
  removedFrom(share: string): void {
    this.#books.quotas.of(share).removed();
  }

  /** Looks at what the last server left, and from now on at what is too old. */
  undoLeft(): void {
    void this.#follow(() => this.#books.manifests.removeUnfinished());
    this.#looked = this.#follow(async () => {
      for (const job of await this.#books.journals.jobs()) {
        if (this.#open.has(job)) continue;
        const kept = await keptIn(this.#books.journals, job);
        if (kept === undefined) await this.#undo(job);
        else this.#keep(kept);
      }
      await this.undoOld();
    });
    this.#timer = setInterval(() => void this.#follow(() => this.undoOld()), everyMs).unref();
  }

  /** Removes what was left so long ago that nobody will go on with it. */
  async undoOld(): Promise<void> {
    for (const {job} of this.#kept.takeOld(this.#now())) await this.#undo(job);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    clearInterval(this.#timer);
    const patience = new Promise<void>(resolve => setTimeout(resolve, patienceMs).unref());
    await Promise.race([Promise.all(this.#pending), patience]);
  }

  /** Never rejects. */
  #follow(work: () => Promise<void>): Promise<void> {
    const pending = work().catch((error: unknown) => this.#log.error(messageOf(error)));
    this.#pending.add(pending);
    void pending.then(() => this.#pending.delete(pending));
    return pending;
  }

  /** Ends those of the same person and place that began before, and takes over what the last of them left. */
  async #begins(job: string, put: PutOf): ReturnType<OtherTransfers['begins']> {
    const own = this.#open.get(job)?.transfer;
    if (own?.work.mayBeKept !== true) return {};
    // Before anything is waited for: of two that begin, the later one ends the earlier one, and is not ended by it.
    const earlier = this.#same(job, put);
    await this.#looked;
    const ended = await this.#takeOver(job, earlier);
    const kept = this.#kept.take(put);
    if (kept === undefined) return {ended};
    if (!isSamePlace(kept.head, own.work.place)) {
      void this.#follow(() => this.#undo(kept.job));
      return {ended};
    }
    const {journals, quotas} = this.#books;
    quotas.of(put.share).moved(kept.job, job);
    const journal = await journals.adopt(kept.job, job);
    try {
      return {ended, adopted: {journal, files: await partialFilesIn(journals, job)}};
    } catch (error) {
      await journal.close();
      throw error;
    }
  }

  #same(job: string, put: PutOf): [job: string, OpenTransfer][] {
    return [...this.#open].filter(
      ([other, {transfer}]) => other !== job && transfer.work.mayBeKept && isSame(transfer.put, put),
    );
  }

  async #takeOver(job: string, earlier: [job: string, OpenTransfer][]): Promise<string | undefined> {
    let ended: string | undefined;
    for (const [other, {cancel, over}] of earlier) {
      cancel(`${job} puts the same, and goes on in its place`);
      if (!(await over.promise)) ended = other;
    }
    return ended;
  }

  async *#hidden({share}: Place): AsyncGenerator<PartialFolder> {
    const {journals} = this.#books;
    for (const job of await journals.jobs()) {
      let isHere: boolean | undefined;
      for await (const line of journals.lines(job)) {
        isHere ??= 'share' in line && line.share === share;
        if (!isHere) break;
        if ('seed' in line && line.count > 0) yield line;
      }
    }
  }

  async #settle(job: string, open: OpenTransfer, {isDone, isGivenUp}: TransferEnd): Promise<void> {
    const isClean = await open.isClean;
    const {work, put, keepable: bytes} = open.transfer;
    const {journals, manifests, quotas} = this.#books;
    const isKept = !isClean && !isDone && !isGivenUp && put !== undefined && bytes > 0;
    // The room of what is kept is not free for a moment.
    if (work.put && !isKept) quotas.of(work.put.share).ended(job);
    if (!isDone) await manifests.remove(job);
    if (isClean) await journals.remove(job);
    else if (isKept)
      this.#keep({job, head: {...work.place, put}, bytes, since: await journals.writtenAt(job)});
    else {
      if (isDone) await journals.done(job);
      await this.#undo(job);
    }
    if (isDone && put !== undefined) for (const kept of this.#kept.takeAt(put)) await this.#undo(kept.job);
    await this.undoOld();
  }

  #keep(kept: KeptPut): void {
    this.#kept.add(kept);
    this.#books.quotas.of(kept.head.put.share).hold(kept.job, kept.bytes);
  }

  async #undo(job: string): Promise<void> {
    try {
      const {removed, problems} = await this.#sweep(this.#books.journals.pathOf(job));
      if (problems.length > 0) throw new Error(problems.slice(0, 3).join('; '));
      await this.#books.journals.remove(job);
      this.#books.quotas.ended(job);
      this.#log.info({job, removed}, 'removed what a put left that was cut off');
    } catch (error) {
      // The next start tries again.
      this.#log.warn({job}, `what a put left that was cut off cannot be removed: ${messageOf(error)}`);
    }
  }
}

const isSame = (a: PutOf | undefined, b: PutOf) =>
  a?.person === b.person && a.share === b.share && a.top === b.top;

/** The catalogue may have changed. */
const isSamePlace = (a: Place, b: Place) =>
  a.share === b.share && a.user === b.user && JSON.stringify(a.notAs) === JSON.stringify(b.notAs);
