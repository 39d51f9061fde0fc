import {basename} from 'node:path';

/**
 * The kind of a finding.
 * - `line`: a line that is not the entry it should be
 * - `missing`: entries that are not there
 * - `entry`: an entry that cannot be right
 * - `order`: an entry that does not fit the order it holds, or an order that does not fit its certificate
 * - `certificate`: a certificate that is missing or wrong
 * - `manifest`: a manifest that is not the one that its entry names
 * - `tree`, `checkpoint`, `keys`, `pruned`: a mistake in those files
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
  | 'manifest'
  | 'tree'
  | 'checkpoint'
  | 'keys'
  | 'pruned'
  | 'seen'
  | 'unsigned'
  | 'torn';

export interface Finding {
  /** A warning is about the effect of a crash, or about something that could not be checked. */
  readonly level: 'error' | 'warning';
  readonly code: FindingCode;
  /** The name of the file. */
  readonly file: string;
  /** The number of the line, from 1. */
  readonly line?: number;
  /** The first byte of the line, or of the mistake in a file without lines. */
  readonly byte?: number;
  /** The first entry that it is about. */
  readonly seq?: number;
  /** The words for a person, which begin with file and line. */
  readonly message: string;
}

/** A place in a file. */
export interface Place {
  readonly file: string;
  readonly line?: number;
  readonly byte?: number;
  readonly seq?: number;
}

/** The result of verifying an account, or a file that was taken out of one. */
export interface Report {
  /** True if nothing is wrong. There may be warnings. */
  readonly ok: boolean;
  /** The host whose account it claims to be. */
  readonly host: string | undefined;
  /** The numbers of checked entries, of checked checkpoints, and of orders whose signature is good. */
  readonly entries: number;
  readonly checkpoints: number;
  readonly orders: number;
  /** The times of the first and of the last entry, milliseconds since 1970. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** The first findings, and how many more there are. */
  readonly findings: readonly Finding[];
  readonly more: number;
  /** The things that were checked and those that were not, in words. */
  readonly checked: readonly string[];
  readonly unchecked: readonly string[];
}

/** As many findings are kept; more are counted. */
const mostKept = 200;
/** As many findings are in a report. */
const mostTold = 20;

/** Collects findings, in little memory however many there are. */
export class Findings {
  #kept: Finding[] = [];
  #dropped = 0;
  #errors = 0;

  /** @param message follows the place, such as "is not what was signed" */
  add(level: Finding['level'], code: FindingCode, place: Place, message: string): void {
    if (level === 'error') this.#errors += 1;
    const file = basename(place.file);
    const shown = place.line === undefined ? file : `${file}:${place.line}`;
    const finding: Finding = {level, code, ...place, file, message: `${shown} ${message}`};
    const same = this.#kept.findIndex(kept => isSame(kept, finding));
    // One line is one finding. That it was changed says more than the mistake in its content.
    if (same !== -1) {
      this.#errors -= level === 'error' ? 1 : 0;
      if (code === 'line') this.#kept[same] = finding;
    } else if (this.#kept.length < mostKept) this.#kept.push(finding);
    else this.#dropped += 1;
  }

  /** Counts more errors like those that were added. */
  drop(errors: number): void {
    this.#dropped += errors;
    this.#errors += errors;
  }

  get hasErrors(): boolean {
    return this.#errors > 0;
  }

  /** Returns the findings in the order of the account, and those about no entry behind them. */
  told(): {findings: Finding[]; more: number} {
    const sorted = this.#kept.toSorted(
      (a, b) => rankOf(a) - rankOf(b) || (a.seq ?? 0) - (b.seq ?? 0) || (a.line ?? 0) - (b.line ?? 0),
    );
    const findings = sorted.slice(0, mostTold);
    return {findings, more: sorted.length - findings.length + this.#dropped};
  }

  /** Returns a function that goes back to the findings up to now. */
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
