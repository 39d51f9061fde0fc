import {verifyConsistency} from '../../merkle/proofs.ts';
import type {Receipt} from '../../protocol/generated/wire.ts';
import {ClientError} from '../errors.ts';
import type {CheckpointFiles, PinnedCheckpoint} from './checkpoint-files.ts';
import {nameOf} from './checkpoint-files.ts';
import type {StateWriter, Unwritten} from './state-writer.ts';
import {reasonOf} from './write-whole.ts';

/** A checkpoint that came with a receipt, and what came with it to show that it continues an earlier one. */
export interface Shown extends PinnedCheckpoint {
  readonly consistency?: Receipt['consistency'] | undefined;
}

/** Asks the host for the proof that its tree of `to` leaves begins with that of `from`, in base64. */
export type Prover = (from: number, to: number, isOverdue: boolean) => Promise<readonly string[]>;

/**
 * So long a host may be gone or have no time whenever it has to prove something, milliseconds: one that is started again and
 * again is honest.
 */
const mostOwedMs = 10 * 60_000;

/** Two checkpoints of one host, of which the later was not shown to begin with the earlier. */
export class Fork extends Error {
  readonly earlier: PinnedCheckpoint;
  readonly later: PinnedCheckpoint;
  /** The proof that shows nothing; undefined if there was none to ask for, or it was refused. */
  readonly proof: readonly string[] | undefined;

  constructor(
    earlier: PinnedCheckpoint,
    later: PinnedCheckpoint,
    options: {proof?: readonly string[]; cause?: unknown} = {},
  ) {
    super(`${later.size} entries do not continue ${earlier.size}`, options);
    this.earlier = earlier;
    this.later = later;
    this.proof = options.proof;
  }
}

/**
 * Holds a host to its account: whatever it shows must continue all that it showed before, to this process and
 * to others of this user. A checkpoint that comes while a proof is on its way waits for it, and is then
 * joined on together.
 */
export class ConsistencyTracker implements Unwritten {
  readonly #files: CheckpointFiles;
  readonly #prove: Prover;
  readonly #writer: StateWriter;
  readonly #warn: (text: string) => void;
  /**
   * By name, what is not known to be the beginning of something newer: one, unless other processes added
   * theirs.
   */
  #held = new Map<string, PinnedCheckpoint>();
  /** The names of those that were seen in the folder, or written to it. */
  readonly #filed = new Set<string>();
  /** Names of files that may go, once what they were shown to be the beginning of is written. */
  readonly #outdated = new Set<string>();
  #waiting: {shown: Shown; joined: PromiseWithResolvers<void>}[] = [];
  #isJoining = false;
  /** True if a proof is owed, as far as is known. */
  #isOwed: boolean;
  /** The names of files that are being written or removed. */
  readonly #underway = new Set<string>();

  /** @param warn hears of what cannot be read or written; each thing once */
  constructor(files: CheckpointFiles, prove: Prover, writer: StateWriter, warn: (text: string) => void) {
    this.#files = files;
    this.#writer = writer;
    this.#prove = prove;
    this.#warn = warn;
    this.#isOwed = files.owedSince !== undefined;
    this.#look();
  }

  /** The size of the newest checkpoint that is held. */
  get seen(): number | undefined {
    return inOrder(this.#held.values()).at(-1)?.size;
  }

  /** True if this one is remembered, and not only shown. */
  remembers(one: PinnedCheckpoint): boolean {
    return this.#held.has(nameOf(one));
  }

  /**
   * Requires that what is shown and what is held continue one another; from then on the newest is held. It is
   * written soon after. A host that is gone, or has no time, before it could prove that has to the next time: until then both
   * are held, and it is said. One that owes a proof for too long is taken to refuse.
   *
   * @throws {Fork}
   */
  join(shown: Shown): Promise<void> {
    const joined = Promise.withResolvers<void>();
    this.#waiting.push({shown, joined});
    if (!this.#isJoining) void this.#joinAll();
    return joined.promise;
  }

  /** Writes what is held and not written. */
  async write(): Promise<void> {
    const held = [...this.#held].filter(([name]) => !this.#filed.has(name));
    // Of these it is known now that what is held goes on from them.
    const outdated = [...this.#outdated];
    try {
      for (const [name, pinned] of held) await this.#file(name, pinned);
      // A crash in here leaves more than need be, which the next one to come proves and takes away.
      for (const name of outdated) if (this.#outdated.has(name)) await this.#unfile(name);
    } catch (error) {
      this.#notWritten(error);
    }
  }

  writeNow(): void {
    try {
      for (const [name, held] of this.#held) {
        if (this.#filed.has(name)) continue;
        this.#files.add(held);
        this.#filed.add(name);
      }
      for (const name of this.#outdated) {
        this.#files.remove(name);
        this.#filed.delete(name);
      }
      this.#outdated.clear();
    } catch (error) {
      this.#notWritten(error);
    }
  }

  async #file(name: string, pinned: PinnedCheckpoint): Promise<void> {
    this.#underway.add(name);
    try {
      await this.#files.addSoon(pinned);
      this.#filed.add(name);
    } finally {
      this.#underway.delete(name);
    }
  }

  async #unfile(name: string): Promise<void> {
    this.#underway.add(name);
    try {
      this.#outdated.delete(name);
      await this.#files.removeSoon(name);
      this.#filed.delete(name);
    } finally {
      this.#underway.delete(name);
    }
  }

  #notWritten(error: unknown): void {
    this.#warn(`the newest checkpoint could not be remembered in ${this.#files.folder}: ${reasonOf(error)}`);
  }

  async #joinAll(): Promise<void> {
    this.#isJoining = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0);
      try {
        await this.#joinBatch(batch.map(({shown}) => shown));
        for (const {joined} of batch) joined.resolve();
      } catch (error) {
        for (const {joined} of batch) joined.reject(error);
      }
    }
    this.#isJoining = false;
  }

  /** In the order of their sizes, each must continue the one before: then each continues all. */
  async #joinBatch(batch: readonly Shown[]): Promise<void> {
    this.#look();
    const line = inOrder([...this.#held.values(), ...batch]);
    // One question first: a host that could not be asked it could be asked none.
    let mayAsk = true;
    const requireContinued = (later: Shown, index: number) =>
      this.#requireContinued(line[index] as PinnedCheckpoint, later, mayAsk);
    const [second, ...others] = line.slice(1);
    const isContinued = second ? [await requireContinued(second, 0)] : [];
    mayAsk = isContinued[0] === true;
    isContinued.push(
      ...(await Promise.all(others.map((later, index) => requireContinued(later, index + 1)))),
    );
    if (this.#isOwed && isContinued.every(Boolean)) this.#settle();
    const before = this.#held;
    this.#held = new Map();
    for (const [index, {size, root, note, key, ca}] of line.entries())
      if (!isContinued[index])
        this.#held.set(nameOf({size, root, note, key, ca}), {size, root, note, key, ca});
    for (const name of before.keys()) this.#outdated.add(name);
    for (const name of this.#held.keys()) this.#outdated.delete(name);
    const isNew = this.#held.keys().some(name => !this.#filed.has(name));
    if (this.#outdated.size > 0 || isNew) this.#writer.add(this);
  }

  /** False if the host could not be asked. */
  async #requireContinued(earlier: PinnedCheckpoint, later: Shown, mayAsk: boolean): Promise<boolean> {
    if (earlier.size === later.size) {
      if (!earlier.root.equals(later.root)) throw new Fork(earlier, later);
      return true;
    }
    const {from, proof: came} = later.consistency ?? {};
    const asked = () => (mayAsk ? this.#ask(earlier, later) : undefined);
    const proof = from === earlier.size && came ? came : await asked();
    if (!proof) return false;
    const isContinued = verifyConsistency({
      first: earlier.size,
      second: later.size,
      firstRoot: earlier.root,
      secondRoot: later.root,
      proof: proof.map(hash => Buffer.from(hash, 'base64')),
    });
    if (!isContinued) throw new Fork(earlier, later, {proof});
    return true;
  }

  async #ask(earlier: PinnedCheckpoint, later: PinnedCheckpoint): Promise<readonly string[] | undefined> {
    const isOverdue = Date.now() - (this.#files.owedSince ?? Number.POSITIVE_INFINITY) > mostOwedMs;
    try {
      return await this.#prove(earlier.size, later.size, isOverdue);
    } catch (cause) {
      if (!(cause instanceof ClientError) || cause.code !== 'connection-lost')
        throw new Fork(earlier, later, {cause});
      if (isOverdue) throw new Fork(earlier, later, {cause});
      this.#owe();
      this.#warn(
        `it did not prove yet that its account continues the ${earlier.size} entries that it showed before: ${cause.message}; the next run has it do so`,
      );
      return undefined;
    }
  }

  #owe(): void {
    this.#isOwed = true;
    try {
      this.#files.owe();
    } catch (error) {
      this.#warn(`that it owes a proof could not be remembered in ${this.#files.folder}: ${reasonOf(error)}`);
    }
  }

  #settle(): void {
    this.#isOwed = false;
    this.#files.settle();
  }

  /** Takes in what other processes put into the folder, and lets go of what they took out of it. */
  #look(): void {
    let names: string[];
    try {
      names = this.#files.list();
      for (const name of names) if (!this.#filed.has(name) && !this.#underway.has(name)) this.#take(name);
    } catch (error) {
      this.#warn(
        `the checkpoints that were shown before cannot be read from ${this.#files.folder}: ${reasonOf(error)}`,
      );
      return;
    }
    for (const name of this.#filed) {
      if (names.includes(name) || this.#underway.has(name)) continue;
      // The process that removed it knew it to be the beginning of a newer one; or the user did, on purpose.
      this.#filed.delete(name);
      this.#outdated.delete(name);
      this.#held.delete(name);
    }
  }

  #take(name: string): void {
    const found = this.#files.read(name);
    if (found === undefined) return;
    if (found === 'damaged') {
      this.#warn(`a remembered checkpoint is damaged, and not used: ${this.#files.pathOf(name)}`);
      return;
    }
    this.#filed.add(name);
    this.#held.set(name, found);
  }
}

const inOrder = (all: Iterable<PinnedCheckpoint>): PinnedCheckpoint[] =>
  [...all].sort((a, b) => a.size - b.size);
