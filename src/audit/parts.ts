import {closeSync, fstatSync, openSync, readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {openIfThere} from '../base/open-if-there.ts';

// The account is `account.jsonl`, which grows, and before it `account-SEQ.jsonl`: files that reached their size, named
// by the sequence number of their first entry in 16 decimal digits, so that their names sort as their entries do.

export const activeName = 'account.jsonl';

export function finishedName(first: number): string {
  return `account-${String(first).padStart(16, '0')}.jsonl`;
}

/** The sequence number of the first entry of a finished file. */
export function firstOf(name: string): number {
  return Number(/\d{16}/.exec(name)?.[0]);
}

/** The names of the finished files, oldest first. */
export function finishedNames(dir: string): string[] {
  return readdirSync(dir)
    .filter(name => /^account-\d{16}\.jsonl$/.test(name))
    .toSorted();
}

export interface Part {
  readonly path: string;
  /** Bytes that were there when the account was opened for reading. */
  readonly size: number;
}

/**
 * The files of an account as they are at one moment, oldest first, for reading while it grows: what is appended later
 * is not seen, and a file that is renamed meanwhile is seen once.
 */
export class AccountParts implements Disposable {
  readonly parts: readonly Part[];
  readonly #active: number | undefined;
  #last: {path: string; fd: number} | undefined;

  constructor(dir: string) {
    const activePath = join(dir, activeName);
    // First the growing file is opened, then the others are listed: one that is renamed in between is in both.
    this.#active = openIfThere(activePath);
    const active = this.#active === undefined ? undefined : fstatSync(this.#active);
    const parts: Part[] = [];
    for (const name of finishedNames(dir)) {
      const path = join(dir, name);
      const {ino, size} = statSync(path);
      if (ino !== active?.ino) parts.push({path, size});
    }
    if (active) parts.push({path: activePath, size: active.size});
    this.parts = parts;
  }

  /** A file descriptor of a part; good until that of another part is asked for. */
  open(part: Part): number {
    if (this.#active !== undefined && part === this.parts.at(-1)) return this.#active;
    if (this.#last?.path === part.path) return this.#last.fd;
    this.#closeLast();
    this.#last = {path: part.path, fd: openSync(part.path, 'r')};
    return this.#last.fd;
  }

  [Symbol.dispose](): void {
    this.#closeLast();
    if (this.#active !== undefined) closeSync(this.#active);
  }

  #closeLast(): void {
    if (this.#last) closeSync(this.#last.fd);
    this.#last = undefined;
  }
}
