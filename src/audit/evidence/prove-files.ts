import {Frontier} from '../../merkle/frontier.ts';
import type {Hash} from '../../merkle/hashes.ts';
import {hashSize, leafHash} from '../../merkle/hashes.ts';
import {inclusionProof} from '../../merkle/proofs.ts';
import {storedHashCount} from '../../merkle/stored-hashes.ts';
import {manifestFile} from '../../shares/manifest.ts';
import {AuditError, whatToDo} from '../errors.ts';
import type {JobEnd, Transfer} from '../generated/entry.ts';
import {linesForward} from '../read/lines.ts';
import {openManifest, pathsOf} from '../read/manifest.ts';
import {evidenceOfFile} from './evidence-file.ts';

/** Files of a transfer that are proven where nobody says which. */
const mostUnasked = 100;

/**
 * The lines of evidence that prove files of a transfer: the one with the path `wanted`, else the first.
 * None if its manifest is not kept any more.
 *
 * @throws {AuditError} `account-damaged` if the manifest is not the one that the entry names; `evidence-nothing` if the file
 *   that is wanted cannot be proven
 */
export function proveFiles(dir: string, entry: JobEnd, wanted?: string): string[] {
  const {job, seq, transfer} = entry;
  if (transfer === undefined) return [];
  using file = openManifest(dir, job);
  if (file === undefined) {
    if (wanted === undefined) return [];
    throw nothing(`the manifest of job ${job} is not kept any more`);
  }
  const paths = wanted === undefined ? undefined : pathsOf(wanted, transfer.share);
  const tree = new Tree(transfer.files);
  const chosen: {index: number; line: string}[] = [];
  for (const {bytes} of linesForward(file.fd, 0, file.size)) {
    const index = tree.size;
    tree.append(leafHash(bytes));
    if (paths === undefined ? index < mostUnasked : isOneOf(bytes, paths))
      chosen.push({index, line: bytes.toString()});
  }
  requireNamed(tree, transfer, file.path);
  if (chosen.length === 0 && wanted !== undefined)
    throw nothing(`job ${job} has no file ${JSON.stringify(wanted)}`);
  return chosen.map(({index, line}) =>
    evidenceOfFile({file: line, of: seq, index, proof: tree.prove(index)}),
  );
}

function isOneOf(line: Buffer, paths: readonly string[]): boolean {
  return paths.includes(manifestFile(line.toString())?.path ?? '');
}

function requireNamed(tree: Tree, {files, root}: Transfer, path: string): void {
  if (tree.size === files && tree.root().toString('hex') === root) return;
  throw new AuditError('account-damaged', `${path} is not the manifest that the account names\n${whatToDo}`);
}

/** A tree whose hashes are all held, 64 bytes a leaf. */
class Tree {
  readonly #frontier = Frontier.empty();
  readonly #hashes: Buffer;
  #count = 0;

  /** @param most the leaves that it should have; those beyond are counted, and not held */
  constructor(most: number) {
    this.#hashes = Buffer.alloc(storedHashCount(Math.min(most, mostLeaves)) * hashSize);
  }

  get size(): number {
    return this.#frontier.size;
  }

  append(leaf: Hash): void {
    for (const hash of this.#frontier.append(leaf)) {
      if (this.#count * hashSize < this.#hashes.length) hash.copy(this.#hashes, this.#count * hashSize);
      this.#count++;
    }
  }

  root(): Hash {
    return this.#frontier.root();
  }

  prove(index: number): string[] {
    const read = (indexes: readonly number[]) =>
      indexes.map(at => this.#hashes.subarray(at * hashSize, (at + 1) * hashSize));
    return inclusionProof(index, this.size, {read}).map(hash => hash.toString('base64'));
  }
}

/** No manifest has more lines: the shortest has more than 100 bytes. */
const mostLeaves = 4 * 1024 * 1024;

const nothing = (why: string) => new AuditError('evidence-nothing', why);
