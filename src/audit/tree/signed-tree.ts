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

/** Lines that are being synced: what is stored and said of them as soon as they are. */
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

/** The Merkle tree over the lines of an account, and what is signed of it: one checkpoint for each group of lines. */
export class SignedTree implements Disposable {
  /** Whether it had to be computed from all lines, since what was stored of it did not serve. */
  readonly isRebuilt: boolean;
  /** Entries that were there before anything was signed, and that opening it was the first to sign. */
  readonly firstSigned: number;
  readonly #tree: TreeFile;
  readonly #frontier: Frontier;
  readonly #checkpoints: CheckpointFile;
  #signer: NoteSigner;
  #newest: SignedCheckpoint;

  /**
   * Opens the tree of the account in `dir`, whose lines end at `end`.
   *
   * @throws {AuditError} `account-damaged` where lines and last checkpoint do not fit
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
    // Of all that is there, whatever a crash left behind the last checkpoint included.
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

  /** How many entries the newest checkpoint covers. */
  get size(): number {
    return this.#newest.size;
  }

  get verifier(): NoteVerifier {
    return this.#signer.verifier;
  }

  /** Whether the hashes are in their file, and not only here: a full disk may not have taken them. */
  get isWritten(): boolean {
    return this.#tree.isWritten;
  }

  /** From now on another key signs, which must have been kept (`keepKey`): at once, so that a start by it finds its word. */
  setSigner(signer: NoteSigner): void {
    // Where lines are being synced, the checkpoint of the next group is by the new key.
    if (this.#frontier.size === this.#newest.size) {
      const newest = sign(this.#frontier, signer);
      // Where this fails, all is as it was.
      this.#checkpoints.append(newest.note);
      this.#newest = newest;
    }
    this.#signer = signer;
  }

  /** Adds lines, which are without their newlines, and signs; nobody may see the result before they are on disk. */
  seal(lines: readonly Uint8Array[]): Seal {
    const hashes = lines.flatMap(line => this.#frontier.append(leafHash(line)));
    return {hashes, checkpoint: sign(this.#frontier, this.#signer)};
  }

  /** The lines are on disk. A crash in here loses what can be computed, and a checkpoint that the next one stands for. */
  publish({hashes, checkpoint}: Seal): void {
    this.#tree.append(hashes);
    this.#checkpoints.append(checkpoint.note);
    this.#newest = checkpoint;
  }

  /** What shows that the line of entry `seq` is in the account, and that it continues the account of `seen` entries. */
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
   * The proof that the account of `to` entries begins with that of `from`.
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

  /** Brings it to disk, so that the lines need not be read for it again. */
  async sync(): Promise<void> {
    await Promise.all([this.#tree.sync(), this.#checkpoints.sync()]);
  }

  /** The part that began with entry `first` is finished. */
  rotate(first: number): void {
    this.#checkpoints.rotate(first);
  }

  [Symbol.dispose](): void {
    this.#tree[Symbol.dispose]();
    this.#checkpoints[Symbol.dispose]();
  }
}

/** Whoever may write here may name any key. Only that of the host is believed. */
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
