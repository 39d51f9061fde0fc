import {openCheckpoint, signCheckpoint} from '../../merkle/checkpoint.ts';
import type {Frontier} from '../../merkle/frontier.ts';
import type {Hash} from '../../merkle/hashes.ts';
import {leafHash} from '../../merkle/hashes.ts';
import type {NoteSigner} from '../../merkle/note-signer.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import {consistencyProof, inclusionProof} from '../../merkle/proofs.ts';
import type {Receipt} from '../../protocol/generated/wire.ts';
import {AuditError, whatToDo} from '../errors.ts';
import {readKeys} from '../read/keys.ts';
import type {SignedCheckpoint} from './checkpoint-file.ts';
import {CheckpointFile, lastCheckpoint} from './checkpoint-file.ts';
import type {EndOfLines} from './restore-tree.ts';
import {restoreTree} from './restore-tree.ts';
import type {TreeFile} from './tree-file.ts';

/**
 * The hashes and the checkpoint of lines that are being synced. They are stored as soon as the lines are on
 * disk.
 */
export interface Seal {
  readonly hashes: readonly Hash[];
  readonly checkpoint: SignedCheckpoint;
}

interface Parts {
  readonly tree: TreeFile;
  readonly frontier: Frontier;
  readonly checkpoints: CheckpointFile;
  readonly signer: NoteSigner;
  readonly newest: SignedCheckpoint;
  readonly isRebuilt: boolean;
  readonly firstSigned: number;
}

/** The Merkle tree over the lines of an account, and its checkpoints: one for each group of lines. */
export class SignedTree implements Disposable {
  /** True if it was computed from all lines, since the stored hashes could not be used. */
  readonly isRebuilt: boolean;
  /** The number of entries that were there before the first checkpoint was signed. */
  readonly firstSigned: number;
  readonly #tree: TreeFile;
  readonly #frontier: Frontier;
  readonly #checkpoints: CheckpointFile;
  #signer: NoteSigner;
  #newest: SignedCheckpoint;

  /**
   * Opens the tree of the account in `dir`, whose lines end at `end`.
   *
   * @throws {AuditError} `account-damaged` if lines and last checkpoint do not fit
   */
  static async open(dir: string, end: EndOfLines, signer: NoteSigner): Promise<SignedTree> {
    const known = readKeys(dir);
    const {last, size} = lastCheckpoint(dir, [...known, signer.verifier]);
    if (!last && (known.length > 0 || end.hadKey)) throw unsigned(dir);
    if (last) requireSignedBy(signer.verifier, last, dir);
    using opened = new DisposableStack();
    const {tree, frontier, isRebuilt} = await restoreTree(dir, end, last);
    opened.use(tree);
    const checkpoints = opened.use(new CheckpointFile(dir, size));
    // It covers all lines, including those that a crash left behind the last checkpoint.
    const newest = last?.size === frontier.size ? last : sign(frontier, signer);
    if (newest !== last) checkpoints.append(newest.note);
    await checkpoints.sync();
    opened.move();
    return new SignedTree({
      tree,
      frontier,
      checkpoints,
      signer,
      newest,
      isRebuilt,
      firstSigned: last ? 0 : end.next,
    });
  }

  private constructor({tree, frontier, checkpoints, signer, newest, isRebuilt, firstSigned}: Parts) {
    this.isRebuilt = isRebuilt;
    this.firstSigned = firstSigned;
    this.#tree = tree;
    this.#frontier = frontier;
    this.#checkpoints = checkpoints;
    this.#signer = signer;
    this.#newest = newest;
  }

  /** The number of entries under the newest checkpoint. */
  get size(): number {
    return this.#newest.size;
  }

  get verifier(): NoteVerifier {
    return this.#signer.verifier;
  }

  /** True if all hashes are in their file. A full disk may not have taken them. */
  get isWritten(): boolean {
    return this.#tree.isWritten;
  }

  /**
   * Has another key sign from now on, which must have been kept (`keepKey`). Signs at once, so that a start
   * with it finds its checkpoint.
   */
  setSigner(signer: NoteSigner): void {
    // If lines are being synced, the new key signs the checkpoint of the next group.
    if (this.#frontier.size === this.#newest.size) {
      const newest = sign(this.#frontier, signer);
      // If this throws, nothing was changed.
      this.#checkpoints.append(newest.note);
      this.#newest = newest;
    }
    this.#signer = signer;
  }

  /**
   * Adds lines, without their newlines, and signs. Nobody may see the result before the lines are on disk.
   */
  seal(lines: readonly Uint8Array[]): Seal {
    const hashes = lines.flatMap(line => this.#frontier.append(leafHash(line)));
    return {hashes, checkpoint: sign(this.#frontier, this.#signer)};
  }

  /**
   * Stores hashes and checkpoint: the lines are on disk. A crash in here loses hashes that can be computed,
   * and a checkpoint that the next one replaces.
   */
  publish({hashes, checkpoint}: Seal): void {
    this.#tree.append(hashes);
    this.#checkpoints.append(checkpoint.note);
    this.#newest = checkpoint;
  }

  /**
   * Returns the proof that the line of entry `seq` is in the account, and that the account continues that of
   * `seen` entries.
   */
  receipt(seq: number, line: Uint8Array, seen: number | undefined): Receipt {
    const {size, note} = this.#newest;
    const proof = encode(inclusionProof(seq, size, this.#tree));
    const isEarlier = seen !== undefined && seen <= size;
    const consistency = isEarlier ? {from: seen, proof: this.prove(seen, size)} : undefined;
    return {
      seq,
      line: Buffer.from(line).toString(),
      proof,
      checkpoint: note,
      ...(consistency && {consistency}),
    };
  }

  /**
   * Returns the proof that the account of `to` entries begins with that of `from`.
   *
   * @throws {AuditError} `tree-beyond`
   */
  prove(from: number, to: number): string[] {
    const {size} = this.#newest;
    if (from <= to && to <= size) return encode(consistencyProof(from, to, this.#tree));
    throw new AuditError(
      'tree-beyond',
      `the account has ${size} entries: it cannot prove from ${from} to ${to}`,
    );
  }

  /** Syncs it, so that it need not be computed from the lines again. */
  async sync(): Promise<void> {
    await Promise.all([this.#tree.sync(), this.#checkpoints.sync()]);
  }

  /** Must be called when the part that began with entry `first` is finished. */
  rotate(first: number): void {
    this.#checkpoints.rotate(first);
  }

  [Symbol.dispose](): void {
    this.#tree[Symbol.dispose]();
    this.#checkpoints[Symbol.dispose]();
  }
}

/** Anybody who may write here can name any key. Only the key of the host is believed. */
function requireSignedBy(verifier: NoteVerifier, {note}: SignedCheckpoint, dir: string): void {
  try {
    openCheckpoint(note, verifier);
  } catch (cause) {
    const by = note.trimEnd().split('\n').at(-1)?.split(' ')[1] ?? '';
    const message = `the last checkpoint of the account ${dir} is signed by another key of ${by} than the log key of this host: if that was renewed, start once with the one before, and bring the new one while the server runs, which takes it over by itself; if not: ${whatToDo}`;
    throw new AuditError('account-damaged', message, {cause});
  }
}

function unsigned(dir: string): AuditError {
  return new AuditError(
    'account-damaged',
    `the account ${dir} has no checkpoint by any of its keys, which it had: ${whatToDo}`,
  );
}

function sign(frontier: Frontier, signer: NoteSigner): SignedCheckpoint {
  const checkpoint = {origin: signer.verifier.name, size: frontier.size, root: frontier.root()};
  return {...checkpoint, note: signCheckpoint(checkpoint, signer)};
}

const encode = (hashes: readonly Hash[]) => hashes.map(hash => hash.toString('base64'));
