// Folders of a share, by descriptors. Somebody who may write in the share can put a link where a folder was between any
// two calls, so no path of several names is ever given to the system: each name is looked up in a folder that is open,
// without following a link (`/proc/self/fd/N/NAME` with O_NOFOLLOW, which is openat(2)), and what was found is used by its
// descriptor alone.

import type {BigIntStats, Dir} from 'node:fs';
import {
  closeSync,
  constants,
  fstatSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  opendirSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  statfsSync,
  unlinkSync,
} from 'node:fs';
import {ShareError, shareErrorOf} from './errors.ts';
import type {Kind} from './kind.ts';
import {kindOf, kindWords} from './kind.ts';
import {requireName, SharePath} from './share-path.ts';

/** open(2) on Linux: a descriptor that says where something is, and opens neither a device nor a pipe. Node does not name it. */
const O_PATH = 0o10000000;
const {O_CREAT, O_DIRECTORY, O_EXCL, O_NOFOLLOW, O_NONBLOCK, O_RDONLY, O_RDWR} = constants;

/** A descriptor of something that is neither followed nor opened yet. */
interface Found extends Disposable {
  readonly fd: number;
  readonly stats: BigIntStats;
}

/** A folder that is open, and closed by whoever opened it. All names are looked up in it, wherever it is moved meanwhile. */
export class Folder implements Disposable {
  /** From the share; for messages alone. */
  readonly path: SharePath;
  readonly #fd: number;
  readonly #mount: string;

  private constructor(fd: number, path: SharePath, mount: string) {
    this.#fd = fd;
    this.path = path;
    this.#mount = mount;
  }

  /**
   * The folder of a share, by its real path: no component of that may have become a link.
   *
   * @throws {ShareError}
   */
  static openShare(realPath: string): Folder {
    let folder = new Folder(openSync('/', O_PATH | O_DIRECTORY), SharePath.share, '');
    for (const name of realPath.split('/').filter(part => part !== '')) {
      using above = folder;
      using found = above.#look(Buffer.from(name));
      if (!found.stats.isDirectory())
        throw new ShareError('not-a-folder', `the share's own ${realPath} ${kindWords[kindOf(found.stats)]}`);
      // Disks may be mounted on the way to the share, and none below it.
      folder = new Folder(keep(found), SharePath.share, '');
    }
    const mount = mountOf(folder.#fd);
    return new Folder(folder.#fd, SharePath.share, mount);
  }

  /**
   * The folder `path` below this one.
   *
   * @throws {ShareError} `no-such-file`, `not-a-folder`, `path-refused` for a link or another disk, `file-denied`
   */
  descend(path: SharePath): Folder {
    let folder = this.#again();
    for (const name of path.names) {
      using above = folder;
      folder = above.folder(name);
    }
    return folder;
  }

  /** @throws {ShareError} as `descend` */
  folder(name: Buffer): Folder {
    using found = this.#look(name);
    const path = this.path.child(name);
    const kind = kindOf(found.stats);
    if (kind !== 'folder') throw wrongKind('not-a-folder', path, kind);
    this.#requireSameMount(found, path);
    return new Folder(keep(found), path, this.#mount);
  }

  /**
   * Opens a regular file for reading, or to write it, too. A pipe is not waited for, a device not opened, a link not followed.
   *
   * @throws {ShareError} `not-a-file`, `no-such-file`, `path-refused`, `file-denied`
   */
  file(name: Buffer, access: 'read' | 'write' = 'read'): number {
    using found = this.#look(name);
    const path = this.path.child(name);
    const kind = kindOf(found.stats);
    if (kind !== 'file') throw wrongKind('not-a-file', path, kind);
    this.#requireSameMount(found, path);
    // The file of the descriptor, which is a regular one, and nothing that took its name since.
    const flags = (access === 'read' ? O_RDONLY : O_RDWR) | O_NONBLOCK;
    return this.#told(name, () => openSync(`/proc/self/fd/${found.fd}`, flags));
  }

  /** Returns the stats of this name; undefined if nothing has it. Nothing is followed or opened. */
  stats(name: Buffer): BigIntStats | undefined {
    requireName(name);
    return this.#told(name, () => lstatSync(this.#at(name), {bigint: true, throwIfNoEntry: false}));
  }

  /** The names in it, in no order. Closed by whoever reads it. */
  names(): Dir {
    return this.#told(undefined, () =>
      opendirSync(`/proc/self/fd/${this.#fd}`, {encoding: 'buffer' as 'utf8'}),
    );
  }

  /** Makes a file that was not there, open for reading and writing. */
  create(name: Buffer, mode: number): number {
    requireName(name);
    return this.#told(name, () => openSync(this.#at(name), O_CREAT | O_EXCL | O_NOFOLLOW | O_RDWR, mode));
  }

  /** Makes a folder that was not there. */
  makeFolder(name: Buffer, mode: number): void {
    requireName(name);
    this.#told(name, () => mkdirSync(this.#at(name), mode));
  }

  /**
   * Gives what is called `from` another name, in this folder or another one of the share. A file that has that
   * name is replaced; a link is not followed.
   */
  rename(from: Buffer, to: Buffer, folder: Folder = this): void {
    requireName(to);
    folder.#told(to, () => renameSync(this.#at(from), folder.#at(to)));
  }

  /** Removes anything that is no folder; of a link, the link. */
  unlink(name: Buffer): void {
    requireName(name);
    this.#told(name, () => unlinkSync(this.#at(name)));
  }

  /** Removes a folder that is empty. */
  removeFolder(name: Buffer): void {
    requireName(name);
    this.#told(name, () => rmdirSync(this.#at(name)));
  }

  /** Makes its names survive a power cut. */
  sync(): void {
    this.#told(undefined, () => {
      const fd = openSync(`/proc/self/fd/${this.#fd}`, O_RDONLY | O_DIRECTORY);
      try {
        fsyncSync(fd);
      } finally {
        closeSync(fd);
      }
    });
  }

  /** Tells it from every other folder that is there. */
  get identity(): string {
    const {dev, ino} = fstatSync(this.#fd, {bigint: true});
    return `${dev} ${ino}`;
  }

  /** Bytes that this user may still take on its disk. */
  freeBytes(): number {
    const {bavail, bsize} = statfsSync(`/proc/self/fd/${this.#fd}`);
    return bavail * bsize;
  }

  [Symbol.dispose](): void {
    closeSync(this.#fd);
  }

  #again(): Folder {
    const fd = openSync(`/proc/self/fd/${this.#fd}`, O_PATH | O_DIRECTORY);
    return new Folder(fd, this.path, this.#mount);
  }

  #look(name: Buffer): Found {
    requireName(name);
    return this.#told(name, () => {
      const fd = openSync(this.#at(name), O_PATH | O_NOFOLLOW);
      return {fd, stats: fstatSync(fd, {bigint: true}), [Symbol.dispose]: () => closeSync(fd)};
    });
  }

  #at(name: Buffer): Buffer {
    return Buffer.concat([Buffer.from(`/proc/self/fd/${this.#fd}/`), name]);
  }

  /** A bind mount has the device of what it shows, so that this does not tell it; the mount's own number does. */
  #requireSameMount({fd}: Found, path: SharePath): void {
    if (mountOf(fd) === this.#mount) return;
    throw new ShareError(
      'path-refused',
      `"${path.shown}" is where another disk is mounted; a share is one disk`,
    );
  }

  #told<Result>(name: Buffer | undefined, work: () => Result): Result {
    try {
      return work();
    } catch (error) {
      throw shareErrorOf(error, (name === undefined ? this.path : this.path.child(name)).shown);
    }
  }
}

/** A descriptor of its own of what was found, which is closed with that. */
function keep({fd}: Found): number {
  return openSync(`/proc/self/fd/${fd}`, O_PATH | O_DIRECTORY);
}

function mountOf(fd: number): string {
  return /^mnt_id:\s*(\d+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'latin1'))?.[1] ?? '';
}

function wrongKind(code: 'not-a-file' | 'not-a-folder', path: SharePath, kind: Kind): ShareError {
  return new ShareError(kind === 'link' ? 'path-refused' : code, `"${path.shown}" ${kindWords[kind]}`);
}
