import {basename} from 'node:path';

/**
 * What is wrong.
 * - `line`: a line that is not the entry it should be
 * - `missing`: entries that are not there
 * - `entry`: an entry that cannot be as it is
 * - `order`: an entry that does not fit the order it holds, or an order that does not fit its certificate
 * - `certificate`: a certificate that is missing, or not what it should be
 * - `tree`, `checkpoint`, `keys`, `pruned`: what is kept of those
 * - `seen`: the account does not continue the one that was seen before
 * - `unsigned`: entries that no checkpoint covers
 * - `torn`: a last line that was not finished
 */
export type FindingCode =
  | 'line'
  | 'missing'
  | 'entry'
  | 'order'
  | 'certificate'
  | 'tree'
  | 'checkpoint'
  | 'keys'
  | 'pruned'
  | 'seen'
  | 'unsigned'
  | 'torn';

export interface Finding {
  /** A warning is about what a crash may leave behind, or about what could not be looked at. */
  readonly level: 'error' | 'warning';
  readonly code: FindingCode;
  /** The name of the file. */
  readonly file: string;
  /** From 1. */
  readonly line?: number;
  /** Where the line, or what is wrong in a file without lines, begins. */
  readonly byte?: number;
  /** The first entry that it is about. */
  readonly seq?: number;
  /** For a person: begins with file and line. */
  readonly message: string;
}

/** Where something stands. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly byte?: number;
  readonly seq?: number;
}

/** The result of verifying an account, or a file that was taken out of one. */
export interface Report {
  /** Whether nothing is wrong; there may be warnings. */
  readonly ok: boolean;
  /** The host whose account it is, by its own word. */
  readonly host: string | undefined;
  /** How many were checked: entries, checkpoints, and orders whose signature is good. */
  readonly entries: number;
  readonly checkpoints: number;
  readonly orders: number;
  /** The times of the first and of the last entry, milliseconds since 1970. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** The first findings, and how many more there are. */
  readonly findings: readonly Finding[];
  readonly more: number;
  /** What was checked and what was not, in words. */
  readonly checked: readonly string[];
  readonly unchecked: readonly string[];
}

/** As many findings are kept; more are counted. */
const mostKept = 200;
/** As many findings are in a report. */
const mostTold = 20;

/** Collects what is found, in little memory whatever is found. */
export class Findings {
  #kept: Finding[] = [];
  #dropped = 0;
  #errors = 0;

  /** @param message behind the place, such as "is not what was signed" */
  add(level: Finding['level'], code: FindingCode, place: Place, message: string): void {
    if (level === 'error') this.#errors += 1;
    const file = basename(place.file);
    const shown = place.line === undefined ? file : `${file}:${place.line}`;
    const finding: Finding = {level, code, ...place, file, message: `${shown} ${message}`};
    const same = this.#kept.findIndex(kept => isSame(kept, finding));
    // One line, one finding: that it was changed says more than what is wrong with it now.
    if (same !== -1) {
      this.#errors -= level === 'error' ? 1 : 0;
      if (code === 'line') this.#kept[same] = finding;
    } else if (this.#kept.length < mostKept) this.#kept.push(finding);
    else this.#dropped += 1;
  }

  /** Counts errors that are like those that were added. */
  drop(errors: number): void {
    this.#dropped += errors;
    this.#errors += errors;
  }

  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  /** What stands first in the account comes first; what is about no entry, behind that. */
  told(): {findings: Finding[]; more: number} {
    const sorted = this.#kept.toSorted(
      (a, b) => rankOf(a) - rankOf(b) || (a.seq ?? 0) - (b.seq ?? 0) || (a.line ?? 0) - (b.line ?? 0),
    );
    const findings = sorted.slice(0, mostTold);
    return {findings, more: sorted.length - findings.length + this.#dropped};
  }

  /** What was found up to now, to come back to. */
  mark(): () => void {
    const [kept, dropped, errors] = [[...this.#kept], this.#dropped, this.#errors];
    return () => {
      [this.#kept, this.#dropped, this.#errors] = [kept, dropped, errors];
    };
  }
}

const rankOf = ({level, code}: Finding) =>
  level === 'warning' ? 3 : code === 'tree' || code === 'checkpoint' ? 2 : code === 'seen' ? 1 : 0;

const isSame = (a: Finding, b: Finding) =>
  a.line !== undefined && a.line === b.line && a.file === b.file && a.level === b.level;
