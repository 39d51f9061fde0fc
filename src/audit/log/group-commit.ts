import {syncFolder} from '../../base/durable-file.ts';
import {isDiskFull, messageOf} from '../../base/errors.ts';
import type {EntryPlace} from '../entry/entry-place.ts';
import type {AuditEvent, FormattedEntry} from '../entry/format-entry.ts';
import {AuditError} from '../errors.ts';
import type {SignedTree} from '../tree/signed-tree.ts';
import type {AccountFile} from './account-file.ts';
import type {DiskSpace} from './disk-space.ts';
import type {OpenJobs} from './open-jobs.ts';

export interface CommitOptions {
  readonly dir: string;
  readonly file: AccountFile;
  readonly tree: SignedTree;
  readonly space: DiskSpace;
  readonly openJobs: OpenJobs;
  readonly format: (seq: number, event: AuditEvent) => FormattedEntry;
  /** The number of the next entry. */
  readonly next: number;
  /** The growing file is finished at this size, bytes. */
  readonly rotateBytes: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** An event that waits to be recorded. */
interface Waiting {
  readonly event: AuditEvent;
  readonly resolve: (place: EntryPlace) => void;
  readonly reject: (error: AuditError) => void;
}

/** An event that was written, and is not acknowledged yet. */
interface Written {
  readonly waiting: Waiting;
  readonly place: EntryPlace;
  readonly line: Uint8Array;
}

/** Writes, syncs and signs entries in groups: those that are given while a group is being synced are the next one. */
export class GroupCommit {
  readonly #options: CommitOptions;
  #next: number;
  #waiting: Waiting[] = [];
  #committing: Promise<void> | undefined;
  #isClosed = false;
  #failure: AuditError | undefined;
  #signedAt: number | undefined;

  constructor(options: CommitOptions) {
    this.#options = options;
    this.#next = options.next;
  }

  /** The first failure, after which nothing is recorded any more. */
  get failure(): AuditError | undefined {
    return this.#failure;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  /** The time of the last checkpoint, milliseconds since 1970; undefined before the first of this run. */
  get signedAt(): number | undefined {
    return this.#signedAt;
  }

  /** Resolves when the event is on disk and under a checkpoint. @throws {AuditError} as `Account.append` */
  append(event: AuditEvent): Promise<EntryPlace> {
    const {promise, resolve, reject} = Promise.withResolvers<EntryPlace>();
    if (this.#failure || this.#isClosed) {
      reject(
        this.#failure ?? new AuditError('account-unavailable', `the account ${this.#options.dir} is closed`),
      );
      return promise;
    }
    this.#waiting.push({event, resolve, reject});
    this.#committing ??= this.#commitAll();
    return promise;
  }

  /** Refuses later entries, and waits for those that were given. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#committing;
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
    const {file, tree, rotateBytes, now} = this.#options;
    try {
      if (file.size >= rotateBytes && tree.isWritten) await this.#rotate();
      const written = this.#write(group);
      if (written.length === 0) return;
      // A crash before the sync ends may keep any of the lines, whole or torn. None was acknowledged.
      const synced = file.sync();
      // Hashing and signing go on meanwhile. If the sync fails, nobody sees the signature.
      const seal = tree.seal(written.map(({line}) => line));
      await synced;
      tree.publish(seal);
      this.#signedAt = now();
      for (const {waiting, place} of written) waiting.resolve(place);
    } catch (error) {
      this.#fail(error, group);
    }
  }

  async #rotate(): Promise<void> {
    const {dir, file, tree, openJobs} = this.#options;
    const {first} = file;
    await Promise.all([openJobs.save(first, this.#next), tree.sync()]);
    if (!(await file.rotate(this.#next))) return;
    tree.rotate(first);
    await syncFolder(dir);
  }

  #write(group: Waiting[]): Written[] {
    const admitted = group.filter(waiting => this.#admit(waiting));
    if (admitted.length === 0) return [];
    const {file, space, openJobs, format} = this.#options;
    const formatted = admitted.map(({event}, i) => format(this.#next + i, event));
    const lines = formatted.map(({line}) => Buffer.from(line));
    let position = file.size;
    try {
      file.append(Buffer.concat(lines));
    } catch (error) {
      if (!isDiskFull(error) || !space.spendReserve()) throw error;
      return this.#write(admitted);
    }
    this.#next += formatted.length;
    for (const {entry} of formatted) openJobs.note(entry);
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
    const {space} = this.#options;
    if (space.hasFor(event.event)) return true;
    reject(space.fullError());
    return false;
  }

  #fail(cause: unknown, group: Waiting[]): void {
    const message = `the account ${this.#options.dir} cannot be written (${messageOf(cause)}): nothing runs until the cause is mended and the server started again`;
    const failure = new AuditError('account-unavailable', message, {cause});
    this.#failure = failure;
    for (const {reject} of [...group, ...this.#waiting]) reject(failure);
    this.#waiting = [];
  }
}
