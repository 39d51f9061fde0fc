import {mkdirSync} from 'node:fs';
import type {Clock} from '../base/clock.ts';
import {messageOf} from '../base/errors.ts';
import {AccountFile} from './account-file.ts';
import type {Disk} from './disk.ts';
import {isDiskFull, realDisk} from './disk.ts';
import {AuditError} from './errors.ts';
import type {AuditEvent, FormattedEntry} from './format-entry.ts';
import {entryFormatter} from './format-entry.ts';
import type {Entry} from './generated/entry.ts';
import type {Authorized} from './job-start.ts';
import {jobStart} from './job-start.ts';
import {OpenJobs} from './open-jobs.ts';
import type {Repair} from './recover.ts';
import {recover} from './recover.ts';
import {Reserve} from './reserve.ts';

export interface AccountOptions {
  clock: Clock;
  /** The name in this host's certificate. */
  host: string;
  disk?: Disk;
  /** The growing file is put aside at this size, bytes. */
  rotateBytes?: number;
  reserveBytes?: number;
}

declare const recorded: unique symbol;

/** An order whose job-start entry is on disk. Only `Account.record` makes one, and only from one it was given. */
export interface RecordedOrder<A extends Authorized = Authorized> {
  readonly authorized: A;
  /** The sequence number of its job-start entry. */
  readonly seq: number;
  readonly [recorded]: true;
}

/** What is still recorded while the disk is full, out of the reserve: how things end. */
const lastEvents: ReadonlySet<string> = new Set([
  'job-end',
  'cancel',
  'reload',
  'server-start',
  'server-stop',
]);

const defaultRotateBytes = 16 * 1024 * 1024;
const defaultReserveBytes = 4 * 1024 * 1024;
/** How often a full disk is looked at again. */
const retakeMs = 1000;

interface Waiting {
  readonly event: AuditEvent;
  readonly resolve: (entry: Entry) => void;
  readonly reject: (error: AuditError) => void;
}

/**
 * The account of what happens on this host: it owns the files in its folder, and nobody else may write there
 * (`lockFolder` sees to that). Entries are on disk when their promise resolves, in the order in which they were given.
 *
 * Entries that are given while others are being synced wait and share the next write and sync. A failed write or
 * sync is final: after it nobody can know what is on disk until the account is opened again, which recovers. A disk that
 * is full is no such failure: what was not written is cut off, the reserve is freed, and starts are refused.
 */
export class Account implements AsyncDisposable {
  /** What opening it cut off, for the log. */
  readonly repair: Repair | undefined;
  readonly #dir: string;
  readonly #clock: Clock;
  readonly #rotateBytes: number;
  readonly #file: AccountFile;
  readonly #reserve: Reserve;
  readonly #openJobs: OpenJobs;
  readonly #format: (seq: number, event: AuditEvent) => FormattedEntry;
  #next: number;
  #waiting: Waiting[] = [];
  #committing: Promise<void> | undefined;
  #isFull = false;
  #isClosed = false;
  #failure: AuditError | undefined;
  #triedAt = Number.NEGATIVE_INFINITY;

  /**
   * Opens the account in `dir`, which is made when missing.
   *
   * @throws {AuditError} `account-damaged`
   */
  static async open(dir: string, options: AccountOptions): Promise<Account> {
    mkdirSync(dir, {recursive: true, mode: 0o700});
    const {next, first, size, repair} = recover(dir);
    const file = await AccountFile.open(dir, options.disk ?? realDisk, {size, first});
    const account = new Account(dir, options, {file, next, repair});
    await account.#takeReserve();
    return account;
  }

  private constructor(
    dir: string,
    options: AccountOptions,
    state: {file: AccountFile; next: number; repair: Repair | undefined},
  ) {
    this.#dir = dir;
    this.#clock = options.clock;
    this.#rotateBytes = options.rotateBytes ?? defaultRotateBytes;
    this.#reserve = new Reserve(dir, options.reserveBytes ?? defaultReserveBytes);
    this.#openJobs = new OpenJobs(dir);
    this.#format = entryFormatter(options.host, options.clock);
    this.#file = state.file;
    this.#next = state.next;
    this.repair = state.repair;
  }

  /** Whether a start would be recorded, as far as is known. While it is false, `record` looks for space again. */
  get canStart(): boolean {
    return !this.#failure && !this.#isFull && !this.#isClosed;
  }

  /**
   * Records what happened. Resolves when it is on disk.
   *
   * @throws {AuditError} `account-unavailable`, `account-full`
   */
  append(event: Exclude<AuditEvent, {event: 'job-start'}>): Promise<Entry> {
    return this.#append(event);
  }

  /**
   * Records the intent to start a job, and makes the order one that may be run.
   *
   * @throws {AuditError} `account-unavailable`, `account-full`: the order must not be run
   */
  async record<A extends Authorized>(authorized: A, address: string): Promise<RecordedOrder<A>> {
    if (this.#isFull) await this.#takeReserve();
    const {seq} = await this.#append(jobStart(authorized, address));
    return {authorized, seq} as RecordedOrder<A>;
  }

  /** Waits for what was given, and closes the files. Later entries are refused. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#committing;
    this.#file.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #append(event: AuditEvent): Promise<Entry> {
    const {promise, resolve, reject} = Promise.withResolvers<Entry>();
    if (this.#failure || this.#isClosed) {
      reject(this.#failure ?? new AuditError('account-unavailable', `the account ${this.#dir} is closed`));
      return promise;
    }
    this.#waiting.push({event, resolve, reject});
    this.#committing ??= this.#commitAll();
    return promise;
  }

  async #commitAll(): Promise<void> {
    // What else is given in this turn joins the first group.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting;
      this.#waiting = [];
      await this.#commit(group);
    }
    this.#committing = undefined;
  }

  async #commit(group: Waiting[]): Promise<void> {
    try {
      if (this.#file.size >= this.#rotateBytes) {
        await this.#openJobs.save(this.#next);
        await this.#file.rotate(this.#next);
      }
      const written = this.#write(group);
      if (written.length === 0) return;
      // A crash before the sync ends may keep any of the lines, whole or torn. None was acknowledged.
      await this.#file.sync();
      for (const {waiting, entry} of written) waiting.resolve(entry);
    } catch (error) {
      this.#fail(error, group);
    }
  }

  #write(group: Waiting[]): {waiting: Waiting; entry: Entry}[] {
    const admitted = this.#isFull ? group.filter(waiting => this.#admit(waiting)) : group;
    if (admitted.length === 0) return [];
    const formatted = admitted.map((waiting, i) => ({
      waiting,
      ...this.#format(this.#next + i, waiting.event),
    }));
    try {
      this.#file.append(Buffer.from(formatted.map(({line}) => line).join('')));
    } catch (error) {
      if (!isDiskFull(error) || !this.#reserve.isHeld) throw error;
      this.#reserve.release();
      this.#isFull = true;
      return this.#write(admitted);
    }
    this.#next += formatted.length;
    for (const {entry} of formatted) this.#openJobs.note(entry);
    return formatted;
  }

  /** While the disk is full: refuses what is not the end of something. */
  #admit({event, reject}: Waiting): boolean {
    if (lastEvents.has(event.event)) return true;
    reject(this.#fullError());
    return false;
  }

  async #takeReserve(): Promise<void> {
    const now = this.#clock.monotonic();
    if (now - this.#triedAt < retakeMs) return;
    this.#triedAt = now;
    try {
      this.#isFull = !(await this.#reserve.take());
    } catch (error) {
      throw this.#fullError(error);
    }
  }

  #fullError(cause?: unknown): AuditError {
    const why = cause === undefined ? 'is full' : `has no room for its reserve (${messageOf(cause)})`;
    const message = `the disk that holds the account ${this.#dir} ${why}: nothing is started until space is freed there; what runs goes on`;
    return new AuditError('account-full', message, {cause});
  }

  #fail(cause: unknown, group: Waiting[]): void {
    const message = `the account ${this.#dir} cannot be written (${messageOf(cause)}): nothing runs until the cause is mended and the server started again`;
    const failure = new AuditError('account-unavailable', message, {cause});
    this.#failure = failure;
    for (const {reject} of [...group, ...this.#waiting]) reject(failure);
    this.#waiting = [];
  }
}
