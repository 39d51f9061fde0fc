import {randomBytes} from 'node:crypto';
import type {Stats} from 'node:fs';
import type {FileHandle} from 'node:fs/promises';
import {lstat, mkdir, open, rename, rm, rmdir, stat} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {isSystemError} from '../../base/errors.ts';
import {stretches} from '../../shares/incoming.ts';
import type {SharePath} from '../../shares/share-path.ts';
import type {Begin} from '../../shares/transfer/record.ts';
import {localError, locally} from './local-error.ts';
import type {StageNote, StageNotes} from './stage-notes.ts';

/** The destination on this machine of the files that are got. */
export interface Target extends AsyncDisposable {
  begin(path: SharePath, begin: Begin): Promise<void>;
  content(bytes: Buffer): Promise<void>;
  end(): Promise<void>;
  /** All came, and is what was said. */
  commit(): Promise<void>;
  /** Returns the name of a file on this machine. */
  nameOf(path: SharePath): string;
}

export interface TargetOptions {
  /** The target must be a folder that is there. */
  readonly into?: boolean | undefined;
  readonly preserve?: boolean | undefined;
}

interface Part {
  readonly partial: Buffer;
  readonly path: Buffer;
  isRenamed: boolean;
}

const slash = Buffer.from('/');

/**
 * Writes what is got to this machine's disk. A file is written in a folder of a random name beside its place, and has its
 * own when all of a transfer came; otherwise nothing is left. No link is followed below the place that was named. In that folder
 * the files have their names already: those that this disk takes for one, as where case does not count, are found before any is
 * replaced.
 */
export class LocalTarget implements Target {
  readonly #preserve: boolean;
  readonly #top: Buffer;
  readonly #stage = Buffer.from(`.${randomBytes(16).toString('hex')}.part`);
  /** The folders that files come into, by their paths as latin1. */
  readonly #stages = new Map<string, {readonly folder: Buffer; readonly stage: Buffer}>();
  readonly #parts: Part[] = [];
  /** The folders that came, by device and inode. */
  readonly #folders = new Set<string>();
  readonly #made: Buffer[] = [];
  readonly #note: StageNote;
  #open: {readonly handle: FileHandle; readonly begin: Begin; readonly part: Part; at: number} | undefined;

  private constructor(top: string | Buffer, {preserve = false}: TargetOptions, note: StageNote) {
    this.#top = Buffer.from(top);
    this.#preserve = preserve;
    this.#note = note;
  }

  /**
   * As scp does: into a folder that is there, else under the name that was given.
   *
   * @param name what it is called in a folder
   * @param notes of the folders that are made
   * @throws {ClientError} `local-file`
   */
  static async open(
    target: string,
    name: Buffer,
    options: TargetOptions,
    notes: StageNotes,
  ): Promise<LocalTarget> {
    const found = await locally(target, () => unlessMissing(stat(target)));
    const note = notes.begin();
    if (found?.isDirectory()) return new LocalTarget(under(Buffer.from(target), name), options, note);
    if (options.into || target.endsWith('/')) throw localError(target, 'is no folder that is there');
    return new LocalTarget(target, options, note);
  }

  async begin(path: SharePath, begin: Begin): Promise<void> {
    const local = this.pathOf(path);
    await locally(local, () =>
      begin.kind === 'folder' ? this.#folder(local, begin.mode) : this.#file(local, begin),
    );
  }

  /** Blocks of zeros are left out, and become holes. */
  async content(bytes: Buffer): Promise<void> {
    const file = this.#open;
    if (file === undefined) return;
    await locally(file.part.path, async () => {
      for (const {from, to} of stretches(bytes, file.at))
        for (let at = from; at < to; )
          at += (await file.handle.write(bytes, at, to - at, file.at + at)).bytesWritten;
    });
    file.at += bytes.length;
  }

  async end(): Promise<void> {
    const file = this.#open;
    if (file === undefined) return;
    const {handle, begin, part, at} = file;
    await locally(part.path, async () => {
      await handle.truncate(at);
      const replaced = await fileAt(part.path);
      const umask = this.#preserve ? 0 : process.umask();
      await handle.chmod(replaced ? replaced.mode & 0o777 : begin.mode & ~umask);
      if (this.#preserve && begin.modified !== undefined)
        await handle.utimes(begin.modified / 1000, begin.modified / 1000);
      // A crash before this leaves a partial file; so does one after it, and it is whole.
      await handle.sync();
    });
    this.#open = undefined;
    await handle.close();
  }

  async commit(): Promise<void> {
    for (const {path} of this.#parts) await locally(path, () => fileAt(path));
    for (const part of this.#parts) {
      await locally(part.path, () => rename(part.partial, part.path));
      part.isRenamed = true;
    }
    this.#made.length = 0;
    for (const {folder} of this.#stages.values()) await syncFolder(folder);
  }

  nameOf(path: SharePath): string {
    return this.pathOf(path).toString();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#open?.handle.close();
    for (const {partial, isRenamed} of this.#parts) if (!isRenamed) await rm(partial, {force: true});
    // Somebody else may have put something into one.
    for (const {stage} of this.#stages.values()) await rmdir(stage).catch(() => {});
    for (const folder of this.#made.reverse()) await rmdir(folder).catch(() => {});
    await this.#note[Symbol.asyncDispose]();
  }

  /** Returns the path on this machine of something that comes. */
  pathOf({names}: SharePath): Buffer {
    return names.reduce<Buffer>(under, this.#top);
  }

  async #folder(path: Buffer, mode: number): Promise<void> {
    const found = await unlessMissing(lstat(path));
    if (found && !found.isDirectory()) throw localError(path, 'is there already, and is no folder');
    if (!found) {
      await this.#note.makes(path, false);
      await mkdir(path, (mode | 0o700) & 0o777);
      this.#made.push(path);
    }
    const {dev, ino} = await lstat(path, {bigint: true});
    const identity = `${dev} ${ino}`;
    if (this.#folders.has(identity)) throw localError(path, collides);
    this.#folders.add(identity);
  }

  async #file(path: Buffer, begin: Begin): Promise<void> {
    await fileAt(path);
    const [folder, name] = [dirname, basename].map(part =>
      Buffer.from(part(path.toString('latin1')), 'latin1'),
    ) as [Buffer, Buffer];
    const partial = under(await this.#stageIn(folder), name);
    const handle = await unlessThere(path, open(partial, 'wx', 0o600));
    const part = {partial, path, isRenamed: false};
    this.#parts.push(part);
    this.#open = {handle, begin, part, at: 0};
  }

  async #stageIn(folder: Buffer): Promise<Buffer> {
    const key = folder.toString('latin1');
    const known = this.#stages.get(key);
    if (known !== undefined) return known.stage;
    const stage = under(folder, this.#stage);
    await this.#note.makes(stage, true);
    await locally(folder, () => mkdir(stage, 0o700));
    this.#stages.set(key, {folder, stage});
    return stage;
  }
}

const collides = 'is a name that this disk takes for that of another one that came';

/** The file that has this name, if one has. Nothing else is replaced. */
async function fileAt(path: Buffer): Promise<Stats | undefined> {
  const found = await unlessMissing(lstat(path));
  if (found && !found.isFile()) throw localError(path, 'is there already, and is no file');
  return found;
}

/** To Windows a name may be a way: what could be one is no name there. */
function under(folder: Buffer, name: Buffer): Buffer {
  if (process.platform !== 'win32') return Buffer.concat([folder, slash, name]);
  if (/[\x00-\x1f<>:"/\\|?*]|[. ]$/.test(name.toString())) throw localError(name, 'is no name on Windows');
  return Buffer.from(join(folder.toString(), name.toString()));
}

async function unlessThere(path: Buffer, made: Promise<FileHandle>): Promise<FileHandle> {
  try {
    return await made;
  } catch (error) {
    if (isSystemError(error, 'EEXIST')) throw localError(path, collides, error);
    throw error;
  }
}

async function unlessMissing(found: Promise<Stats>): Promise<Stats | undefined> {
  try {
    return await found;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Makes the names survive a power cut, where a folder can be opened. */
async function syncFolder(path: Buffer): Promise<void> {
  if (process.platform === 'win32') return;
  await locally(path, async () => {
    await using folder = await open(path);
    await folder.sync();
  });
}
