import {statSync} from 'node:fs';
import type {Account} from '../audit/log/account.ts';
import type {Logger} from '../server-log/logger.ts';
import {FreeSpace} from './free-space.ts';
import type {OutputPlace} from './output-place.ts';

const lookMs = 5000;
/** A disk is warned about from here on, until it is below the second again; shares of what may be used. */
const warnedShare = 0.9;
const calmShare = 0.88;

export interface DisksOptions {
  readonly account: Pick<Account, 'whyNoStart'>;
  readonly accountFolder: string;
  readonly output: OutputPlace;
  readonly log: Logger;
  /** The space for output runs out: what is old may go. */
  readonly makeRoom: () => void;
  /** Jobs are started no longer, or again. */
  readonly changed: () => void;
  readonly now: () => number;
}

/**
 * The disks that the server writes to while jobs run: warns before one is full, when it is, and when it is
 * not any more.
 */
export class Disks implements Disposable {
  readonly #options: DisksOptions;
  readonly #spaces: ReadonlyMap<string, FreeSpace>;
  readonly #warned = new Set<string>();
  readonly #timer: NodeJS.Timeout;
  #why: string | undefined;

  static async open(options: DisksOptions): Promise<Disks> {
    const {accountFolder, output, now} = options;
    const account = await FreeSpace.of(accountFolder, now);
    const isOne = statSync(accountFolder).dev === statSync(output.folder).dev;
    return new Disks(
      options,
      new Map([[accountFolder, account], ...(isOne ? [] : [[output.folder, output.space] as const])]),
    );
  }

  private constructor(options: DisksOptions, spaces: ReadonlyMap<string, FreeSpace>) {
    this.#options = options;
    this.#spaces = spaces;
    this.look();
    this.#timer = setInterval(() => this.look(), lookMs);
  }

  /** The reason why no job is started; undefined if jobs are. */
  get whyNoStart(): string | undefined {
    return this.#options.account.whyNoStart ?? this.#options.output.whyNot;
  }

  /** Bytes that are free for the account and for output; of two disks, on that which has fewer. */
  get freeBytes(): number {
    return Math.min(this.free.account, this.free.output);
  }

  /** The warnings that an administrator should know. */
  get warnings(): string[] {
    return [...this.#spaces].flatMap(([folder, space]) =>
      space.usedShare >= (this.#warned.has(folder) ? calmShare : warnedShare) ? [warning(folder, space)] : [],
    );
  }

  /** Bytes that are free where the account and where the output is, as they were a little while ago. */
  get free(): {account: number; output: number} {
    const {accountFolder, output} = this.#options;
    const account = this.#spaces.get(accountFolder) ?? output.space;
    return {account: account.bytes, output: output.space.bytes};
  }

  /** Measures, so that what is told next is so now. */
  async measure(): Promise<void> {
    await Promise.all([...this.#spaces.values(), this.#options.output.space].map(space => space.fresh(0)));
    this.look();
  }

  /** Logs what changed. To be called also when an order was refused, so that the log says it then. */
  look(): void {
    const {log, output, makeRoom, changed} = this.#options;
    for (const [folder, space] of this.#spaces) {
      const isWarned = this.#warned.has(folder);
      if (!isWarned && space.usedShare >= warnedShare) {
        this.#warned.add(folder);
        log.warn(warning(folder, space));
      }
      if (isWarned && space.usedShare < calmShare) this.#warned.delete(folder);
    }
    const why = this.whyNoStart;
    if (why !== undefined && this.#why === undefined) log.error(why);
    if (why === undefined && this.#why !== undefined) log.warn('jobs are started again');
    const isOther = why !== this.#why;
    this.#why = why;
    if (isOther) changed();
    if (output.isShort) makeRoom();
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }
}

function warning(folder: string, {usedShare, bytes}: FreeSpace): string {
  const left = `${(bytes / 1024 / 1024).toFixed(0)} MiB are left`;
  return `the disk that holds ${folder} is ${Math.floor(usedShare * 100)} % full, ${left}; nothing is started when it is full`;
}
