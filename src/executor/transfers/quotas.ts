import {createReadStream} from 'node:fs';
import {open, readFile, rename, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {syncFolder, writeDurably} from '../../base/durable-file.ts';
import {isSystemError} from '../../base/errors.ts';
import {makeFolder} from '../../base/own-folder.ts';
import type {InShare} from './helper-in-share.ts';
import type {Place} from './journal.ts';

/** The quota of the share that a transfer is into. */
export interface QuotaLimit {
  /** Its name. */
  readonly share: string;
  /** Bytes. */
  readonly bytes: number;
}

/** Bytes that a transfer gets beyond what it asks for, so that a tree of small files does not ask for each. */
const ahead = 1024 * 1024;
/** After this time what was put may have been removed by others, milliseconds. */
const staleMs = 60_000;
/** Bytes of a ledger from which it is cut down to what is there, when it has twice as many as after the last time. */
const longLedger = 64 * 1024 * 1024;
/** Bytes of one at most. */
const longestLedger = 1024 * 1024 * 1024;
/** The time that a transfer whose files get their names is waited for, milliseconds. */
const patienceMs = 30_000;

/** How much transfers have put into the shares that have a quota. */
export class Quotas {
  readonly #folder: string;
  readonly #inShare: InShare;
  readonly #now: () => number;
  readonly #shares = new Map<string, ShareQuota>();

  /** @param now milliseconds of a clock that does not go back */
  constructor(folder: string, inShare: InShare, now: () => number) {
    this.#folder = folder;
    this.#inShare = inShare;
    this.#now = now;
    makeFolder(folder, 0o700);
  }

  of(share: string): ShareQuota {
    const quota = this.#shares.get(share) ?? new ShareQuota(this.#folder, share, this.#inShare, this.#now);
    this.#shares.set(share, quota);
    return quota;
  }

  /** Nothing is left of a transfer, into whichever share it was. */
  ended(job: string): void {
    for (const quota of this.#shares.values()) quota.ended(job);
  }
}

/**
 * The bytes that transfers put into one share. Its ledger has a line for each file that was put, and names
 * what is to be looked at; the bytes that are kept beside it are never too few. They are too many where a
 * file was replaced, removed, or never got its name: so what is there is counted before a transfer is refused.
 */
export class ShareQuota {
  readonly #folder: string;
  readonly #ledger: string;
  readonly #usedFile: string;
  readonly #inShare: InShare;
  readonly #now: () => number;
  /** Bytes that transfers under way may still put. */
  readonly #reserved = new Map<string, number>();
  /** Transfers whose files are counted, and may not have their names yet. */
  readonly #naming = new Map<string, PromiseWithResolvers<void>>();
  #used: number | undefined;
  #isExact = false;
  #countedAt = Number.NEGATIVE_INFINITY;
  #countedLength = 0;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(folder: string, share: string, inShare: InShare, now: () => number) {
    this.#folder = folder;
    this.#ledger = join(folder, `${share}.jsonl`);
    this.#usedFile = join(folder, `${share}.used`);
    this.#inShare = inShare;
    this.#now = now;
  }

  /**
   * Reserves room for a transfer that wants to put so many bytes in all. Returns how many it may put: less
   * than it wants if there is not as much, and then nothing more was reserved.
   */
  reserve(job: string, bytes: number, {place, limit}: {place: Place; limit: number}): Promise<number> {
    return this.#inTurn(async () => {
      const had = this.#reserved.get(job) ?? 0;
      const more = bytes - had;
      if (more <= 0) return had;
      if (more > limit - (await this.#taken()) && this.#mayBeLess) await this.#count(place);
      const left = limit - (await this.#taken());
      if (more > left) return had + Math.max(0, left);
      const granted = bytes + (left >= more + ahead ? ahead : 0);
      this.#reserved.set(job, granted);
      return granted;
    });
  }

  /** Counts the files of a manifest, which get their names when this is on disk. */
  put(job: string, manifest: string, {bytes, place}: {bytes: number; place: Place}): Promise<void> {
    return this.#inTurn(async () => {
      if ((await lengthOf(this.#ledger)) > Math.max(longLedger, 2 * this.#countedLength))
        await this.#count(place);
      if ((await lengthOf(this.#ledger)) > longestLedger)
        throw new Error('there are more files in the share than its quota can count');
      const used = (await this.#counted()) + bytes;
      // A crash from here on leaves too much counted, and never too little.
      await this.#save(used);
      await this.#append(manifest);
      this.#used = used;
      this.#isExact = false;
      this.#reserved.delete(job);
      this.#naming.set(job, Promise.withResolvers());
    });
  }

  /** Files of so many bytes that a transfer left count until it has ended for good. */
  hold(job: string, bytes: number): void {
    this.#reserved.set(job, bytes);
  }

  /** Another transfer goes on with what one left. */
  moved(from: string, job: string): void {
    const held = this.#reserved.get(from);
    if (held !== undefined) this.#reserved.set(job, held);
    this.#reserved.delete(from);
  }

  /** The transfer ended, and puts nothing more: what it had reserved is given back. */
  ended(job: string): void {
    this.#reserved.delete(job);
    this.#naming.get(job)?.resolve();
    this.#naming.delete(job);
  }

  /** Something was removed from the share. */
  removed(): void {
    this.#isExact = false;
  }

  get #mayBeLess(): boolean {
    return !this.#isExact || this.#now() - this.#countedAt > staleMs;
  }

  async #taken(): Promise<number> {
    return this.#reserved.values().reduce((sum, bytes) => sum + bytes, await this.#counted());
  }

  async #counted(): Promise<number> {
    this.#used ??= await savedIn(this.#usedFile);
    return this.#used;
  }

  /** Looks at what is there. */
  async #count(place: Place): Promise<void> {
    if (!(await this.#allNamed())) return;
    if ((await lengthOf(this.#ledger)) > 0) await this.#replace(place);
    this.#isExact = true;
    this.#countedAt = this.#now();
  }

  async #replace(place: Place): Promise<void> {
    const path = `${this.#ledger}.new`;
    await using ledger = await open(this.#ledger);
    await using kept = await open(path, 'w', 0o600);
    const told = await this.#inShare(place, ['share-count', place.share], {
      input: ledger.fd,
      output: kept.fd,
    });
    const used: unknown = JSON.parse(told);
    if (!Number.isSafeInteger(used) || (used as number) < 0) throw new Error('what is there was not counted');
    await kept.sync();
    // Either ledger has every file that is there.
    await rename(path, this.#ledger);
    await syncFolder(this.#folder);
    await this.#save(used as number);
    this.#used = used as number;
    this.#countedLength = await lengthOf(this.#ledger);
  }

  /** False if a transfer takes too long to give its files their names, which would not be counted. */
  async #allNamed(): Promise<boolean> {
    const late = AbortSignal.timeout(patienceMs);
    const patience = new Promise<false>(resolve => late.addEventListener('abort', () => resolve(false)));
    const all = Promise.all(this.#naming.values().map(({promise}) => promise));
    return Promise.race([all.then(() => true), patience]);
  }

  async #save(used: number): Promise<void> {
    await writeDurably(this.#usedFile, `${used}\n`, 0o600);
  }

  async #append(manifest: string): Promise<void> {
    await using ledger = await open(this.#ledger, 'a', 0o600);
    // A crash may have left half a line.
    await ledger.write('\n');
    await ledger.writeFile(createReadStream(manifest));
    await ledger.sync();
  }

  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => {});
    return done;
  }
}

async function savedIn(file: string): Promise<number> {
  try {
    const [, digits] = /^(\d{1,15})\n$/.exec(await readFile(file, 'utf8')) ?? [];
    // There is no room until the files that are there were counted.
    return digits === undefined ? Number.MAX_SAFE_INTEGER : Number(digits);
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return 0;
    throw error;
  }
}

async function lengthOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return 0;
    throw error;
  }
}
