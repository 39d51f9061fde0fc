import type {X509Certificate} from 'node:crypto';
import type {Clock} from '../../base/clock.ts';
import {syncFolder} from '../../base/durable-file.ts';
import {isDiskFull, messageOf} from '../../base/errors.ts';
import {makeFolder} from '../../base/own-folder.ts';
import type {NoteSigner} from '../../merkle/note-signer.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import type {Receipt} from '../../protocol/generated/wire.ts';
import type {Authorized} from '../entry/build-event.ts';
import {jobStart} from '../entry/build-event.ts';
import type {EntryPlace} from '../entry/entry-place.ts';
import type {AuditEvent, FormattedEntry} from '../entry/format-entry.ts';
import {entryFormatter} from '../entry/format-entry.ts';
import type {RecordedOrder} from '../entry/recorded-order.ts';
import {AuditError} from '../errors.ts';
import {firstHeld, readEntryAt} from '../read/entry-at.ts';
import {SignedTree} from '../tree/signed-tree.ts';
import {AccountFile} from './account-file.ts';
import {Certificates, certificateLost} from './certificates.ts';
import type {Disk} from './disk.ts';
import {realDisk} from './disk.ts';
import {Room} from './disk-space.ts';
import {keepKey} from './keep-key.ts';
import {OpenJobs} from './open-jobs.ts';
import type {LinesEnd, Repair} from './recover.ts';
import {cutTorn, findEnd, syncLines} from './recover.ts';
import type {Waiting, Written} from './waiting.ts';

export interface AccountOptions {
  clock: Clock;
  /** The name in this host's certificate. */
  host: string;
  /** The log key, which signs the checkpoints. */
  signer: NoteSigner;
  disk?: Disk;
  /** The growing file is finished at this size, bytes. */
  rotateBytes?: number;
  reserveBytes?: number;
}

const defaultRotateBytes = 16 * 1024 * 1024;

/**
 * The account of what happens on this host. It owns the files in its folder, and nobody else may write there
 * (`lockFolder` sees to that). Entries are on disk when their promise resolves, in the order in which they
 * were given.
 *
 * Entries that are given while others are being synced wait, and share the next write and sync. A failed
 * write or sync is final: nobody can know what is on disk until the account is opened again, which recovers.
 * A full disk is not such a failure: unfinished lines are cut off, the reserve is freed, and starts are
 * refused.
 *
 * The lines are the leaves of a Merkle tree. Each group that is synced ends in a signed checkpoint of it.
 */
export class Account implements AsyncDisposable {
  /** The bytes that opening it cut off, for the log. */
  readonly repair: Repair | undefined;
  /** The number of entries that no checkpoint covered before it was opened. */
  readonly firstSigned: number;
  /** True if opening it computed its tree from all its lines. */
  readonly isTreeRebuilt: boolean;
  readonly #dir: string;
  readonly #rotateBytes: number;
  readonly #file: AccountFile;
  readonly #room: Room;
  readonly #tree: SignedTree;
  readonly #openJobs: OpenJobs;
  readonly #certificates: Certificates;
  readonly #format: (seq: number, event: AuditEvent) => FormattedEntry;
  #next: number;
  #waiting: Waiting[] = [];
  #committing: Promise<void> | undefined;
  #isClosed = false;
  #failure: AuditError | undefined;

  /**
   * Opens the account in `dir`, and makes the folder if it is missing.
   *
   * @throws {AuditError} `account-damaged`
   */
  static async open(dir: string, options: AccountOptions): Promise<Account> {
    makeFolder(dir, 0o700);
    const end = findEnd(dir);
    await syncLines(dir);
    await using opened = new AsyncDisposableStack();
    const tree = opened.use(await SignedTree.open(dir, end, options.signer));
    // This comes after the first checkpoint: keys without a checkpoint mean that somebody removed the
    // checkpoints.
    await keepKey(dir, options.signer.verifier);
    // This comes last: an account that is not what was signed must not be touched.
    cutTorn(end);
    const file = await AccountFile.open(dir, options.disk ?? realDisk, end);
    const account = new Account(dir, options, {file, tree, end});
    opened.move();
    await account.#room.look();
    return account;
  }

  private constructor(
    dir: string,
    options: AccountOptions,
    state: {file: AccountFile; tree: SignedTree; end: LinesEnd},
  ) {
    this.#dir = dir;
    this.#rotateBytes = options.rotateBytes ?? defaultRotateBytes;
    this.#room = new Room(dir, options.clock, options.reserveBytes);
    this.#openJobs = new OpenJobs(dir, state.end.latestOrder);
    this.#certificates = new Certificates(dir);
    this.#format = entryFormatter(options.host, options.clock);
    this.#file = state.file;
    this.#tree = state.tree;
    this.#next = state.end.next;
    this.repair = state.end.torn;
    this.isTreeRebuilt = state.tree.isRebuilt;
    this.firstSigned = state.tree.firstSigned;
  }

  /**
   * True if a start would be recorded, as far as is known. While it is false, `record` looks for space again.
   */
  get canStart(): boolean {
    return !this.#failure && !this.#room.isFull && !this.#isClosed;
  }

  /** The reason why no start would be recorded, in words. */
  get whyNoStart(): string | undefined {
    if (this.canStart) return undefined;
    return (this.#failure ?? this.#room.fullError()).message;
  }

  /**
   * Records an event. Resolves when it is on disk and under a checkpoint.
   *
   * @throws {AuditError} `account-unavailable`, `account-full`
   */
  append(event: Exclude<AuditEvent, {event: 'job-start'}>): Promise<EntryPlace> {
    return this.#append(event);
  }

  /**
   * Records the intent to start a job, and makes the order one that may be run.
   *
   * @throws {AuditError} `account-unavailable`, `account-full`: the order must not be run
   */
  async record<A extends Authorized>(authorized: A, address: string): Promise<RecordedOrder<A>> {
    if (this.#room.isFull) await this.#room.look();
    const {seq} = await this.#append(jobStart(authorized, address));
    return {authorized, seq} as RecordedOrder<A>;
  }

  /**
   * Keeps the certificate of the caller, which must be there before an entry holds the order. Returns
   * undefined if it is there already.
   *
   * @throws {AuditError} `account-full`, `account-unavailable`
   */
  keepCertificate(fingerprint: string, certificate: X509Certificate): Promise<void> | undefined {
    return this.#certificates.keep(fingerprint, certificate)?.catch((cause: unknown) => {
      throw isDiskFull(cause) ? this.#room.fullError() : certificateLost(this.#dir, cause);
    });
  }

  /** True if an entry is still there, and was not pruned. */
  holds({seq}: EntryPlace): boolean {
    return seq >= firstHeld(this.#dir, this.#file.first);
  }

  /**
   * Returns the proof that an entry is in this account, which continues the account of `seen` entries;
   * undefined if the entry was pruned.
   */
  receipt(place: EntryPlace, seen?: number): Receipt | undefined {
    const line = readEntryAt(this.#dir, place, this.#file.first);
    return line && this.#tree.receipt(place.seq, line, seen);
  }

  /**
   * Returns the consistency proof (RFC 6962, 2.1.2) that the account of `to` entries begins with that of
   * `from`, in base64.
   *
   * @throws {AuditError} `tree-beyond`
   */
  prove(from: number, to: number): string[] {
    return this.#tree.prove(from, to);
  }

  /** The log key that signs now. */
  get verifier(): NoteVerifier {
    return this.#tree.verifier;
  }

  /** From the next entry on, this key signs. */
  async setSigner(signer: NoteSigner): Promise<void> {
    if (signer.verifier.toString() === this.verifier.toString()) return;
    await keepKey(this.#dir, signer.verifier);
    this.#tree.setSigner(signer);
  }

  /** Waits for all entries that were given, and closes the files. Later entries are refused. */
  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#committing;
    this.#file.close();
    this.#tree[Symbol.dispose]();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #append(event: AuditEvent): Promise<EntryPlace> {
    const {promise, resolve, reject} = Promise.withResolvers<EntryPlace>();
    if (this.#failure || this.#isClosed) {
      reject(this.#failure ?? new AuditError('account-unavailable', `the account ${this.#dir} is closed`));
      return promise;
    }
    this.#waiting.push({event, resolve, reject});
    this.#committing ??= this.#commitAll();
    return promise;
  }

  async #commitAll(): Promise<void> {
    // All entries that are given in this turn join the first group.
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
      if (this.#file.size >= this.#rotateBytes && this.#tree.isWritten) await this.#rotate();
      const written = this.#write(group);
      if (written.length === 0) return;
      // A crash before the sync ends may keep any of the lines, whole or torn. None was acknowledged.
      const synced = this.#file.sync();
      // Hashing and signing go on meanwhile. If the sync fails, nobody sees the signature.
      const seal = this.#tree.seal(written.map(({line}) => line));
      await synced;
      this.#tree.publish(seal);
      for (const {waiting, place} of written) waiting.resolve(place);
    } catch (error) {
      this.#fail(error, group);
    }
  }

  async #rotate(): Promise<void> {
    const {first} = this.#file;
    await Promise.all([this.#openJobs.save(first, this.#next), this.#tree.sync()]);
    if (!(await this.#file.rotate(this.#next))) return;
    this.#tree.rotate(first);
    await syncFolder(this.#dir);
  }

  #write(group: Waiting[]): Written[] {
    const admitted = group.filter(waiting => this.#admit(waiting));
    if (admitted.length === 0) return [];
    const formatted = admitted.map(({event}, i) => this.#format(this.#next + i, event));
    const lines = formatted.map(({line}) => Buffer.from(line));
    let position = this.#file.size;
    try {
      this.#file.append(Buffer.concat(lines));
    } catch (error) {
      if (!isDiskFull(error) || !this.#room.spendReserve()) throw error;
      return this.#write(admitted);
    }
    this.#next += formatted.length;
    for (const {entry} of formatted) this.#openJobs.note(entry);
    return admitted.map((waiting, i) => {
      const {entry} = formatted[i] as FormattedEntry;
      // The newline is left out.
      const line = (lines[i] as Buffer).subarray(0, -1);
      const place = {seq: entry.seq, position, bytes: line.length};
      position += line.length + 1;
      return {waiting, place, line};
    });
  }

  #admit({event, reject}: Waiting): boolean {
    if (this.#room.hasFor(event.event)) return true;
    reject(this.#room.fullError());
    return false;
  }

  #fail(cause: unknown, group: Waiting[]): void {
    const message = `the account ${this.#dir} cannot be written (${messageOf(cause)}): nothing runs until the cause is mended and the server started again`;
    const failure = new AuditError('account-unavailable', message, {cause});
    this.#failure = failure;
    for (const {reject} of [...group, ...this.#waiting]) reject(failure);
    this.#waiting = [];
  }
}
