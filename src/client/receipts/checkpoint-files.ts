import {readdirSync, rmSync, statSync} from 'node:fs';
import {rm} from 'node:fs/promises';
import {join} from 'node:path';
import {isSystemError} from '../../base/errors.ts';
import {readForeign} from '../../base/foreign-file.ts';
import {parseCheckpoint} from '../../merkle/checkpoint.ts';
import {parseNote} from '../../merkle/note.ts';
import {makeStateFolder} from './state-owner.ts';
import {writeWhole, writeWholeSoon} from './write-whole.ts';

/** A checkpoint that a host signed and showed. */
export interface PinnedCheckpoint {
  readonly size: number;
  readonly root: Buffer;
  /** The signed note. */
  readonly note: string;
  /** The verifier line of the key that signed it. */
  readonly key: string;
  /** The CA that vouched for that key, as `authorityId` has it; undefined if there was nobody to ask. */
  readonly ca: string | undefined;
}

/**
 * The memory of one host's account: a file for each checkpoint that is not yet known to be the
 * beginning of a newer one. Several processes may do this at once: each adds what it was shown, and takes
 * away only what is the beginning of that.
 */
export class CheckpointFiles {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The path of a checkpoint. */
  pathOf(name: string): string {
    return join(this.folder, name);
  }

  /** The names of those that are there. */
  list(): string[] {
    try {
      return readdirSync(this.folder).filter(name => namePattern.test(name));
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return [];
      throw error;
    }
  }

  /**
   * Undefined if it is gone meanwhile, or is damaged: a power cut may leave a file without what was
   * written.
   */
  read(name: string): PinnedCheckpoint | 'damaged' | undefined {
    const content = readForeign(this.pathOf(name), mostBytes)?.toString();
    if (content === undefined) return undefined;
    const remembered = parse(content);
    return remembered && nameOf(remembered) === name ? remembered : 'damaged';
  }

  add(pinned: PinnedCheckpoint): void {
    const path = this.pathOf(nameOf(pinned));
    try {
      writeWhole(path, contentOf(pinned));
    } catch (error) {
      if (!isSystemError(error, 'ENOENT')) throw error;
      makeStateFolder(this.folder);
      writeWhole(path, contentOf(pinned));
    }
  }

  /** As `add`, beside the event loop. */
  async addSoon(pinned: PinnedCheckpoint): Promise<void> {
    const path = this.pathOf(nameOf(pinned));
    try {
      await writeWholeSoon(path, contentOf(pinned));
    } catch (error) {
      if (!isSystemError(error, 'ENOENT')) throw error;
      makeStateFolder(this.folder);
      await writeWholeSoon(path, contentOf(pinned));
    }
  }

  /**
   * Since when the host owes a proof, before which it went away; milliseconds since 1970, undefined if it
   * does not.
   */
  get owedSince(): number | undefined {
    try {
      return statSync(this.pathOf(owed), {throwIfNoEntry: false})?.mtimeMs;
    } catch {
      // Of a folder that cannot be looked into its list tells.
      return undefined;
    }
  }

  owe(): void {
    const since = this.owedSince;
    // A clock that was ahead is put right.
    if (since !== undefined && since <= Date.now()) return;
    makeStateFolder(this.folder);
    writeWhole(this.pathOf(owed), '');
  }

  settle(): void {
    rmSync(this.pathOf(owed), {force: true});
  }

  remove(name: string): void {
    rmSync(this.pathOf(name), {force: true});
  }

  /** As `remove`, beside the event loop. */
  async removeSoon(name: string): Promise<void> {
    await rm(this.pathOf(name), {force: true});
  }
}

/** Without a folder: nothing is remembered longer than this process lives. */
export class NoCheckpointFiles extends CheckpointFiles {
  constructor() {
    super('');
  }

  override list(): string[] {
    return [];
  }

  override get owedSince(): undefined {
    return undefined;
  }

  override add(): void {}
  override async addSoon(): Promise<void> {}
  override owe(): void {}
  override settle(): void {}
  override remove(): void {}
  override async removeSoon(): Promise<void> {}
}

/** The name of a file that is there while the host owes a proof. */
const owed = 'owed';

/** No checkpoint is longer. */
const mostBytes = 64 * 1024;

const namePattern = /^\d{16}-[0-9a-f]{16}$/;

export function nameOf({size, root}: PinnedCheckpoint): string {
  return `${String(size).padStart(16, '0')}-${root.toString('hex', 0, 8)}`;
}

/**
 * The note, a line for the CA, and the line of the key at last, so that it can be verified by itself later
 * on.
 */
export function contentOf({note, key, ca = '-'}: PinnedCheckpoint): string {
  return `${note}${ca}\n${key}\n`;
}

function parse(content: string): PinnedCheckpoint | undefined {
  const [, note = '', ca, key = ''] = /^(.*\n)([0-9a-f]{64}|-)\n([^\n]*)\n$/s.exec(content) ?? [];
  try {
    const {size, root} = parseCheckpoint(parseNote(note).text);
    return {size, root, note, key, ca: ca === '-' ? undefined : ca};
  } catch {
    return undefined;
  }
}
