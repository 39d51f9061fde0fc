import {mebibyte} from '../base/named-file.ts';
import {limits} from '../protocol/limits.ts';
import {DialLimit} from './connection/dial-limit.ts';

export interface BudgetOptions {
  /** Bytes of output that hosts may send before they are read, over all jobs (256 MiB unless given). */
  readonly credit?: number | undefined;
  /** Bytes of output that `await job` keeps, over all jobs that are under way (1 GiB unless given). */
  readonly buffer?: number | undefined;
  /** Connections that are made at once (32 unless given; one at least). */
  readonly dials?: number | undefined;
}

/** The budgets that all jobs and hosts of one client share. */
export class Budgets {
  readonly credit: CreditBudget;
  readonly buffer: BufferBudget;
  readonly dials: DialLimit;

  constructor({credit = 256 * mebibyte, buffer = 1024 * mebibyte, dials = 32}: BudgetOptions = {}) {
    this.credit = new CreditBudget(credit);
    this.buffer = new BufferBudget(buffer);
    this.dials = new DialLimit(Math.max(1, dials));
  }
}

/** Of what is left a job is given this part, so that many jobs have smaller windows and none has nothing. */
const part = 16;

/**
 * Credit for output. A job that nobody reads holds what it was given, and must not keep others from going on.
 */
export class CreditBudget {
  #left: number;

  constructor(total: number) {
    this.#left = total;
  }

  /**
   * Takes the window of one job: 4 MiB while there is plenty, and less then, down to the least that the wire
   * allows (64 KiB), which a job is given even where nothing is left.
   */
  take(): number {
    const fair = Math.floor(this.#left / part);
    const window = Math.min(limits.initialCredit, Math.max(limits.data, fair));
    this.#left -= window;
    return window;
  }

  giveBack(bytes: number): void {
    this.#left += bytes;
  }
}

/** Output that is kept in memory until its job has ended. */
export class BufferBudget {
  readonly total: number;
  #used = 0;

  constructor(total: number) {
    this.total = total;
  }

  /** Returns false, and takes nothing, where there is no room for so many bytes. */
  take(bytes: number): boolean {
    if (this.#used + bytes > this.total) return false;
    this.#used += bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.#used -= bytes;
  }
}
