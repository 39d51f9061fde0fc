import type {Entry} from '../../audit/generated/entry.ts';
import type {Outcome, Receipt} from '../../protocol/generated/wire.ts';
import {ClientError} from '../errors.ts';
import type {ReportedDenial, ReportedMessage} from './check-receipt.ts';
import {checkDenial, checkEnd, checkMessage} from './check-receipt.ts';
import type {PinnedCheckpoint} from './checkpoint-files.ts';
import {CheckpointFiles, NoCheckpointFiles, nameOf} from './checkpoint-files.ts';
import type {Prover} from './consistency-tracker.ts';
import {ConsistencyTracker, Fork} from './consistency-tracker.ts';
import type {Memory} from './describe-fork.ts';
import {describeFork} from './describe-fork.ts';
import {keepEvidence} from './evidence.ts';
import type {Read} from './read-receipt.ts';
import {ReceiptReader} from './read-receipt.ts';
import type {KeptReceipt} from './receipt-file.ts';
import {formatReceipt, ReceiptFolder} from './receipt-file.ts';
import type {HostFolders} from './state-folder.ts';
import {foldersOf} from './state-folder.ts';
import type {StateWriter} from './state-writer.ts';
import type {HostLogKey} from './verify-log-key.ts';
import {reasonOf} from './write-whole.ts';

export interface ReceiptVerifierOptions {
  /** The folder of all hosts of the lab; undefined if nothing can be kept. */
  readonly folder: string | undefined;
  /** Milliseconds that receipts are kept. */
  readonly keepMs: number;
  readonly memory: () => Memory;
  /** The caller's name, where it has one. */
  readonly person: string | undefined;
  readonly prove: Prover;
  readonly writer: StateWriter;
  /** Asks the host for the log key that it has now, on a connection of its own. */
  readonly fetchLogKey: () => Promise<HostLogKey | undefined>;
  /** Hears that something could not be kept. */
  readonly warn: (text: string) => void;
}

/** An end that a host told. */
export interface Told {
  readonly job: string;
  readonly outcome: Outcome;
  /** True if it was ordered by us. */
  readonly isOurs: boolean;
}

/** An end that a receipt shows. */
export interface ShownEnd {
  /** Its entry in the account. */
  readonly entry: Entry;
  readonly receipt: KeptReceipt;
}

/**
 * Holds one host to its account. Each receipt is verified, shown to continue what was shown before, and kept,
 * in this order; where keeping fails, that is a warning.
 */
export class ReceiptVerifier {
  readonly #host: string;
  readonly #options: ReceiptVerifierOptions;
  readonly #folders: HostFolders | undefined;
  readonly #files: CheckpointFiles;
  readonly #tracker: ConsistencyTracker;
  readonly #receipts: ReceiptFolder | undefined;
  readonly #reader: ReceiptReader;
  readonly #warned = new Set<string>();
  /** The folder of evidence, once there is some. */
  #evidence: string | undefined;

  constructor(host: string, options: ReceiptVerifierOptions) {
    this.#host = host;
    this.#options = options;
    this.#folders = options.folder === undefined ? undefined : foldersOf(options.folder, host);
    this.#files = this.#folders ? new CheckpointFiles(this.#folders.checkpoints) : new NoCheckpointFiles();
    this.#tracker = new ConsistencyTracker(this.#files, options.prove, options.writer, text =>
      this.#warn(text),
    );
    this.#reader = new ReceiptReader(options.fetchLogKey);
    this.#receipts =
      this.#folders &&
      new ReceiptFolder(this.#folders.receipts, options.keepMs, options.writer, error =>
        this.#notKept(error),
      );
  }

  /** The size of the newest checkpoint that is held, which orders tell the host. */
  get seen(): number | undefined {
    return this.#tracker.seen;
  }

  /**
   * Verifies and keeps the receipt of a job's end. Returns undefined for a lost job without a receipt, since
   * the account may not be writable then.
   *
   * @throws {ClientError} `receipt-invalid`, `account-forked`, `account-began-anew`, `other-lab`, all with
   *   the outcome; `connection-lost`
   */
  async ended(told: Told, receipt: Receipt | undefined, logKey: HostLogKey): Promise<ShownEnd | undefined> {
    const {job, outcome, isOurs} = told;
    if (!receipt && outcome.state === 'lost') return undefined;
    const person = isOurs ? this.#options.person : undefined;
    const read = await this.#reader.read(
      current => checkEnd(receipt, {job, outcome, person}, current),
      logKey,
    );
    const kept = await this.#accept(receipt as Receipt, read, {order: job, outcome});
    return {entry: read.attested.entry, receipt: kept};
  }

  /** As `ended`, of an order that was refused. */
  async denied(told: ReportedDenial, receipt: Receipt, logKey: HostLogKey): Promise<KeptReceipt | undefined> {
    const read = await this.#reader.read(current => checkDenial(receipt, told, current), logKey);
    return this.#accept(receipt, read, {order: told.order});
  }

  /** As `ended`, of a message that was sent. */
  async sent(
    told: ReportedMessage,
    receipt: Receipt | undefined,
    logKey: HostLogKey,
  ): Promise<KeptReceipt | undefined> {
    const read = await this.#reader.read(current => checkMessage(receipt, told, current), logKey);
    return this.#accept(receipt as Receipt, read, {order: told.order});
  }

  /**
   * Requires that a checkpoint that came in a file, and was verified, continues what was shown before, and
   * remembers it. `head` is the line of that file which shows it.
   *
   * @throws {ClientError} `account-forked`, `account-began-anew`, `other-lab`, `connection-lost`
   */
  async shown(checkpoint: PinnedCheckpoint, head: string): Promise<void> {
    await this.#tracker.join(checkpoint).catch((error: unknown) => {
      throw error instanceof Fork ? this.#alarm(error, 'file', head, undefined) : error;
    });
  }

  async #accept(
    receipt: Receipt,
    {attested, logKey}: Read,
    {order, outcome}: {order: string; outcome?: Outcome},
  ): Promise<KeptReceipt> {
    const {size, root} = attested.checkpoint;
    const {checkpoint: note, consistency} = receipt;
    try {
      await this.#tracker.join({size, root, note, key: String(logKey.verifier), ca: logKey.ca, consistency});
    } catch (error) {
      if (!(error instanceof Fork)) throw error;
      throw this.#alarm(error, order, formatReceipt(receipt, logKey), outcome);
    }
    return this.#receipts?.keep(order, () => formatReceipt(receipt, logKey), Date.now()) ?? {path: undefined};
  }

  #notKept(error: unknown): void {
    this.#warn(`the receipt could not be kept in ${this.#folders?.receipts}: ${reasonOf(error)}`);
  }

  #alarm(fork: Fork, order: string, receipt: string, outcome: Outcome | undefined): ClientError {
    // The checkpoint must be on disk, so that the next run says the same.
    this.#tracker.writeNow();
    const {code, what, advice} = describeFork(
      this.#host,
      fork,
      one => this.#tracker.remembers(one),
      this.#options.memory(),
    );
    // Two hosts of one name contradict nobody: there is nothing to show.
    const kept = code === 'other-lab' ? [] : [this.#keep(fork, order, receipt)];
    return new ClientError(code, what, {cause: fork, outcome, advice: [...kept, advice]});
  }

  /** In words for a person. */
  #keep(fork: Fork, order: string, receipt: string): string {
    if (!this.#folders) return 'the evidence is not kept: there is no folder for it';
    try {
      // One fork is evidence enough: a program that goes on must not fill the disk with it.
      const known = this.#tracker.remembers(fork.earlier) ? fork.earlier : fork.later;
      this.#evidence ??= keepEvidence(this.#folders.evidence(nameOf(known)), fork, order, receipt);
      return `the evidence is kept in ${this.#evidence}`;
    } catch (error) {
      return `the evidence could not be kept in ${this.#options.folder}: ${reasonOf(error)}`;
    }
  }

  /** Each thing once, however many receipts it is about. */
  #warn(text: string): void {
    if (this.#warned.has(text)) return;
    this.#warned.add(text);
    this.#options.warn(`${this.#host}: ${text}`);
  }
}
