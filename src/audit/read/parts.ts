import {lstatSync} from 'node:fs';
import {join} from 'node:path';
import type {ForeignFile} from '../../base/foreign-file.ts';
import {openForeign} from '../../base/foreign-file.ts';
import {AuditError} from '../errors.ts';
import {activeName, finishedNames} from './layout.ts';

export interface Part {
  readonly path: string;
  /** Bytes that were there when the account was opened for reading. */
  readonly size: number;
}

/** A part that is open for reading; whoever opened it holds it with `using`, for as long as it reads. */
export interface OpenPart extends Disposable {
  readonly fd: number;
}

/**
 * The files of an account as they are at one moment, oldest first, for reading while it grows: what is appended later
 * is not seen, and a file that is renamed meanwhile is seen once.
 */
export class AccountParts implements Disposable {
  readonly parts: readonly Part[];
  /** Under its name another file may stand soon: it stays open as long as this does. */
  readonly #active: ForeignFile | undefined;

  constructor(dir: string) {
    const activePath = join(dir, activeName);
    // First the growing file is opened, then the others are listed: one that is renamed in between is in both.
    using opened = new DisposableStack();
    this.#active = opened.use(openForeign(activePath));
    const parts: Part[] = [];
    for (const name of finishedNames(dir)) {
      const path = join(dir, name);
      const {ino, size} = lstatSync(path);
      if (ino !== this.#active?.inode) parts.push({path, size});
    }
    if (this.#active) parts.push({path: activePath, size: this.#active.size});
    this.parts = parts;
    opened.move();
  }

  /**
   * Opens a part, each time anew: nobody else's reading depends on it.
   *
   * @throws {AuditError} `account-damaged` where it was taken away meanwhile; {UnfitFileError}
   */
  open(part: Part): OpenPart {
    if (this.#active && part === this.parts.at(-1)) return {fd: this.#active.fd, [Symbol.dispose]() {}};
    const file = openForeign(part.path);
    if (file) return file;
    throw new AuditError('account-damaged', `${part.path} was taken away while the account was read`);
  }

  [Symbol.dispose](): void {
    this.#active?.[Symbol.dispose]();
  }
}
