import {
  closeSync,
  constants,
  existsSync,
  fdatasync,
  ftruncateSync,
  openSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {isDiskFull} from '../../base/errors.ts';
import {readForeign} from '../../base/foreign-file.ts';
import type {Checkpoint} from '../../merkle/checkpoint.ts';
import {openCheckpoint} from '../../merkle/checkpoint.ts';
import {MerkleError} from '../../merkle/errors.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import {noteLines} from '../read/checkpoints.ts';
import {activeCheckpoints, activeName, finishedCheckpoints, finishedNames, firstOf} from '../read/layout.ts';

/** A checkpoint and its signed note. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: string;
}

const sync = promisify(fdatasync);

/** The checkpoints of one part never take more bytes: each covers at least one entry. */
const mostBytes = 64 * 1024 * 1024;

/** The file of the checkpoints of the growing part, which it owns. */
export class CheckpointFile implements Disposable {
  readonly #dir: string;
  #fd: number;
  #size: number;

  /** Opens the file, and cuts off all behind its first `size` bytes. */
  constructor(dir: string, size: number) {
    this.#dir = dir;
    this.#fd = openSync(join(dir, activeCheckpoints), constants.O_RDWR | constants.O_CREAT, 0o600);
    this.#size = size;
    ftruncateSync(this.#fd, size);
  }

  /**
   * A crash loses the note or half of it. The lines that it covers are on disk, and the next note covers
   * them, too.
   */
  append(note: string): void {
    const bytes = Buffer.from(note);
    try {
      const written = writeSync(this.#fd, bytes, 0, bytes.length, this.#size);
      if (written === bytes.length) this.#size += written;
      else ftruncateSync(this.#fd, this.#size);
    } catch (error) {
      ftruncateSync(this.#fd, this.#size);
      if (!isDiskFull(error)) throw error;
    }
  }

  sync(): Promise<void> {
    return sync(this.#fd);
  }

  /**
   * Finishes the file, as the part that began with entry `first` is finished. The next checkpoints get a file
   * of their own.
   */
  rotate(first: number): void {
    const path = join(this.#dir, activeCheckpoints);
    renameSync(path, join(this.#dir, finishedCheckpoints(first)));
    // A crash from here on leaves no file for the growing part: its checkpoints begin with the next.
    closeSync(this.#fd);
    this.#fd = openSync(path, 'w+', 0o600);
    this.#size = 0;
  }

  [Symbol.dispose](): void {
    closeSync(this.#fd);
  }
}

export interface LastCheckpoint {
  /** The last checkpoint that a key of `verifiers` signed; undefined if there is none. */
  readonly last: SignedCheckpoint | undefined;
  /** Bytes of the growing part's file up to its end, or up to the end of its last good note. */
  readonly size: number;
}

/**
 * Finds the last checkpoint of the account in `dir`. Checkpoints are not synced, so that a power cut may
 * leave less of them, or garbage at their end.
 */
export function lastCheckpoint(dir: string, verifiers: readonly NoteVerifier[]): LastCheckpoint {
  finishRotation(dir);
  const active = lastIn(join(dir, activeCheckpoints), verifiers);
  if (active.last) return active;
  for (const name of finishedNames(dir).toReversed()) {
    const {last} = lastIn(join(dir, finishedCheckpoints(firstOf(name))), verifiers);
    if (last) return {last, size: active.size};
  }
  return active;
}

/** A crash may have come after a part of the account got its name, and before its checkpoints did. */
function finishRotation(dir: string): void {
  const finished = finishedNames(dir).at(-1);
  const growing = statSync(join(dir, activeName), {throwIfNoEntry: false});
  if (finished === undefined || (growing?.size ?? 0) > 0) return;
  const from = join(dir, activeCheckpoints);
  const to = join(dir, finishedCheckpoints(firstOf(finished)));
  if (existsSync(from) && !existsSync(to)) renameSync(from, to);
}

function lastIn(path: string, verifiers: readonly NoteVerifier[]): LastCheckpoint {
  const lines = (readForeign(path, mostBytes)?.toString() ?? '').split('\n');
  for (let end = Math.floor((lines.length - 1) / noteLines) * noteLines; end > 0; end -= noteLines) {
    const note = `${lines.slice(end - noteLines, end).join('\n')}\n`;
    const checkpoint = openIfSigned(note, verifiers);
    const size = Buffer.byteLength(lines.slice(0, end).join('\n')) + 1;
    if (checkpoint) return {last: {...checkpoint, note}, size};
  }
  return {last: undefined, size: 0};
}

function openIfSigned(note: string, verifiers: readonly NoteVerifier[]): Checkpoint | undefined {
  try {
    return openCheckpoint(note, verifiers);
  } catch (error) {
    if (error instanceof MerkleError) return undefined;
    throw error;
  }
}
