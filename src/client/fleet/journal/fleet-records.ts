import {existsSync, readdirSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import {isSystemError, messageOf} from '../../../base/errors.ts';
import type {FolderLock} from '../../../base/folder-lock.ts';
import {readForeign} from '../../../base/foreign-file.ts';
import {mebibyte} from '../../../base/named-file.ts';
import type {ClientConfig} from '../../../config/client-config.ts';
import {isOrderId, timeOfId} from '../../../identity/order-id.ts';
import {ClientError} from '../../errors.ts';
import {stateFolder} from '../../receipts/state-folder.ts';
import {makeStateFolder} from '../../receipts/state-owner.ts';
import {fleetEvidence} from './fleet-evidence.ts';
import type {FleetRecord} from './fleet-record.ts';
import {readJournal} from './fleet-record.ts';
import {JournalFile, journalName} from './journal.ts';
import type {FleetOrder} from './journal-line.ts';
import {isHeldElsewhere, isLocked, lockRun} from './journal-lock.ts';

/** Runs that are kept: the newest. */
const mostKept = 200;
/** A journal that is longer is none of ours. */
const mostBytes = 256 * mebibyte;

/** The runs on many hosts that a user made: a folder for each, below that of the receipts. */
export class FleetRecords {
  readonly folder: string;
  readonly #state: string;
  readonly #keepMs: number;

  private constructor(state: string, keepMs: number) {
    this.folder = join(state, 'fleet');
    this.#state = state;
    this.#keepMs = keepMs;
  }

  /**
   * Returns undefined if nothing can be kept: there is no home folder, and client.yaml names none. `named` is
   * used in place of the folder of receipts that it names.
   */
  static of(config: ClientConfig, named?: string): FleetRecords | undefined {
    const folder = stateFolder(config, named);
    return folder === undefined ? undefined : new FleetRecords(folder, config.receipts.keepMs);
  }

  /** The ids of all that there are, newest first. */
  ids(): string[] {
    try {
      return readdirSync(this.folder).filter(isOrderId).toSorted().toReversed();
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return [];
      throw error;
    }
  }

  /** @throws {ClientError} `bad-fleet` if there is none, or it is damaged */
  read(id: string): FleetRecord {
    const file = join(this.folder, id, journalName);
    const text = readForeign(file, mostBytes)?.toString();
    if (text === undefined) throw new ClientError('bad-fleet', `there is no run ${id} in ${this.folder}`);
    return readJournal(text, file);
  }

  /**
   * The evidence of a run, a line at a time: the receipt of each host that has one, and of the others how it
   * went.
   */
  evidence(record: FleetRecord): Generator<string> {
    return fleetEvidence(record, this.#state);
  }

  /** True if a program works on the run now. */
  async isUnderWay(id: string): Promise<boolean> {
    return await isLocked(join(this.folder, id));
  }

  /** Asks the program that works on the run to cancel it. */
  askToCancel(id: string): void {
    makeStateFolder(join(this.folder, id, cancelName));
  }

  /** True if {@link askToCancel} was called for it. */
  isToBeCancelled(id: string): boolean {
    return existsSync(join(this.folder, id, cancelName));
  }

  /** Begins the journal of a new run; the oldest of all are removed. @throws {ClientError} `journal-failed` */
  async begin(id: string, order: FleetOrder): Promise<JournalFile> {
    const journal = await this.open(id);
    await journal.write({is: 'fleet', v: 1, fleet: id, at: Date.now(), order});
    return journal;
  }

  /**
   * Opens the journal of a run for writing.
   *
   * @param known what was read of it, by which it was decided what to do
   * @throws {ClientError} `bad-fleet` if another program works on it or did since then, `journal-failed`
   */
  async open(id: string, known?: FleetRecord): Promise<JournalFile> {
    const folder = join(this.folder, id);
    let lock: FolderLock;
    try {
      if (makeStateFolder(folder) !== undefined) await this.#prune(id);
      lock = await lockRun(folder);
    } catch (cause) {
      if (isHeldElsewhere(cause))
        throw new ClientError('bad-fleet', `another program works on run ${id} now`, {cause});
      throw new ClientError('journal-failed', `no journal can be kept in ${folder}: ${messageOf(cause)}`, {
        cause,
      });
    }
    if (known && !isDeepStrictEqual(this.read(id), known)) {
      lock.release();
      throw new ClientError('bad-fleet', `another program worked on run ${id} meanwhile; try again`);
    }
    rmSync(join(folder, cancelName), {recursive: true, force: true});
    return await JournalFile.open(folder, lock);
  }

  async #prune(newest: string): Promise<void> {
    const oldest = timeOfId(newest) - this.#keepMs;
    for (const [index, id] of this.ids().entries()) {
      if (index < mostKept && timeOfId(id) >= oldest) continue;
      if (!(await this.isUnderWay(id))) rmSync(join(this.folder, id), {recursive: true, force: true});
    }
  }
}

const cancelName = 'cancel';
