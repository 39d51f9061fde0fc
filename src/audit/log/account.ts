import type {X509Certificate} from 'node:crypto';
import type {Clock} from '../../base/clock.ts';
import {isDiskFull} from '../../base/errors.ts';
import {makeFolder} from '../../base/own-folder.ts';
import type {NoteSigner} from '../../merkle/note-signer.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import type {Receipt} from '../../protocol/generated/wire.ts';
import type {Authorized} from '../entry/build-event.ts';
import {jobStart} from '../entry/build-event.ts';
import type {EntryPlace} from '../entry/entry-place.ts';
import type {AuditEvent} from '../entry/format-entry.ts';
import {entryFormatter} from '../entry/format-entry.ts';
import type {RecordedOrder} from '../entry/recorded-order.ts';
import {firstHeld, readEntryAt} from '../read/entry-at.ts';
import {SignedTree} from '../tree/signed-tree.ts';
import {AccountFile} from './account-file.ts';
import {Certificates, certificateLost} from './certificates.ts';
import type {Disk} from './disk.ts';
import {realDisk} from './disk.ts';
import {DiskSpace} from './disk-space.ts';
import {GroupCommit} from './group-commit.ts';
import {keepKey} from './keep-key.ts';
import {OpenJobs} from './open-jobs.ts';
import type {LinesEnd, Repair} from './recover.ts';
import {cutTorn, findEnd, syncLines} from './recover.ts';

export interface AccountOptions {
  clock: Clock;
  /** The name in this host's certificate. */
  host: string;
  /** The log key, which signs the checkpoints. */
  signer: NoteSigner;
  disk?: Disk;
  /** The growing file is finished at this size, bytes. A start reads all of it, and of the others little. */
  rotateBytes?: number;
  reserveBytes?: number;
}

const defaultRotateBytes = 4 * 1024 * 1024;

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
  readonly #file: AccountFile;
  readonly #space: DiskSpace;
  readonly #tree: SignedTree;
  readonly #certificates: Certificates;
  readonly #commit: GroupCommit;

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
    await account.#space.look();
    return account;
  }

  private constructor(
    dir: string,
    options: AccountOptions,
    state: {file: AccountFile; tree: SignedTree; end: LinesEnd},
  ) {
    this.#dir = dir;
    const {file, tree, end} = state;
    const {clock, host, rotateBytes = defaultRotateBytes, reserveBytes} = options;
    this.#file = file;
    this.#tree = tree;
    this.#space = new DiskSpace(dir, clock, reserveBytes);
    this.#certificates = new Certificates(dir);
    this.#commit = new GroupCommit({
      dir,
      file,
      tree,
      space: this.#space,
      openJobs: new OpenJobs(dir, end.latestOrder),
      format: entryFormatter(host, clock),
      next: end.next,
      rotateBytes,
      now: () => clock.now(),
    });
    this.repair = end.torn;
    this.isTreeRebuilt = tree.isRebuilt;
    this.firstSigned = tree.firstSigned;
  }

  /**
   * True if a start would be recorded, as far as is known. While it is false, `record` looks for space again.
   */
  get canStart(): boolean {
    return !this.#commit.failure && !this.#space.isFull && !this.#commit.isClosed;
  }

  /** The reason why no start would be recorded, in words. */
  get whyNoStart(): string | undefined {
    if (this.canStart) return undefined;
    return (this.#commit.failure ?? this.#space.fullError()).message;
  }

  /**
   * Records an event. Resolves when it is on disk and under a checkpoint.
   *
   * @throws {AuditError} `account-unavailable`, `account-full`
   */
  append(event: Exclude<AuditEvent, {event: 'job-start'}>): Promise<EntryPlace> {
    return this.#commit.append(event);
  }

  /**
   * Records the intent to start a job, and makes the order one that may be run.
   *
   * @throws {AuditError} `account-unavailable`, `account-full`: the order must not be run
   */
  async record<A extends Authorized>(authorized: A, address: string): Promise<RecordedOrder<A>> {
    if (this.#space.isFull) await this.#space.look();
    const {seq} = await this.#commit.append(jobStart(authorized, address));
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
      throw isDiskFull(cause) ? this.#space.fullError() : certificateLost(this.#dir, cause);
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

  /** The number of entries under the last checkpoint. */
  get size(): number {
    return this.#tree.size;
  }

  /** The time of that checkpoint, milliseconds since 1970; undefined before the first of this run. */
  get signedAt(): number | undefined {
    return this.#commit.signedAt;
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
    if (this.#commit.isClosed) return;
    await this.#commit.close();
    this.#file.close();
    this.#tree[Symbol.dispose]();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
