import {accessSync, constants, lstatSync} from 'node:fs';
import {join} from 'node:path';
import {messageOf} from '../base/errors.ts';
import {claimFolder} from '../base/own-folder.ts';
import {ExecutorError} from './errors.ts';
import {FreeSpace} from './free-space.ts';

/** Without so much free nothing is started, bytes. */
const leastBytes = 1024 * 1024;
/** The greatest age of the figure of what is free when a job starts, milliseconds. */
const freshMs = 100;
/** Old output is given up where less is free, bytes; on a small disk it is this share of it. */
const wantedBytes = 64 * 1024 * 1024;
const wantedShare = 0.05;

/**
 * The folder of output logs. It is entered and read by the gate's group and by nobody else. A file that is
 * made in it belongs to that group too (the set-group-ID bit), which saves a chown for every job.
 */
export class OutputPlace {
  readonly folder: string;
  readonly space: FreeSpace;
  /** The folder was deleted or moved, and made again. */
  onReplaced: () => void = () => {};
  readonly #gid: number | undefined;
  #claimed: {dev: number; ino: number};

  static async open(data: string, gid: number | undefined, now: () => number): Promise<OutputPlace> {
    const folder = join(data, 'output');
    const claimed = claim(folder, gid);
    return new OutputPlace(folder, gid, claimed, await FreeSpace.of(folder, now));
  }

  private constructor(
    folder: string,
    gid: number | undefined,
    claimed: {dev: number; ino: number},
    space: FreeSpace,
  ) {
    this.folder = folder;
    this.space = space;
    this.#gid = gid;
    this.#claimed = claimed;
  }

  /** True if old output is to make room. */
  get isShort(): boolean {
    return this.missingBytes > 0;
  }

  /** The bytes that should be freed. */
  get missingBytes(): number {
    return Math.max(0, Math.min(wantedBytes, this.space.total * wantedShare) - this.space.bytes);
  }

  /**
   * The reason why output could not be kept now; undefined if it could. A folder that was taken away is made
   * again.
   */
  get whyNot(): string | undefined {
    try {
      this.#claimAgain();
      accessSync(this.folder, constants.W_OK | constants.X_OK);
    } catch (error) {
      return `the folder of output ${this.folder} cannot be written (${messageOf(error)}): nothing is started until it can`;
    }
    if (this.space.bytes >= leastBytes) return undefined;
    return `the disk that holds the output ${this.folder} is full: nothing is started until space is freed there; jobs that run go on`;
  }

  /** @throws {ExecutorError} `output-unavailable` */
  async require(): Promise<void> {
    await this.space.fresh(freshMs);
    const why = this.whyNot;
    if (why !== undefined) throw new ExecutorError('output-unavailable', why);
  }

  #claimAgain(): void {
    const {dev, ino} = lstatSync(this.folder, {throwIfNoEntry: false}) ?? {dev: -1, ino: -1};
    if (dev === this.#claimed.dev && ino === this.#claimed.ino) return;
    this.#claimed = claim(this.folder, this.#gid);
    this.onReplaced();
  }
}

function claim(folder: string, gid: number | undefined): {dev: number; ino: number} {
  claimFolder(folder, {mode: gid === undefined ? 0o750 : 0o2750, gid});
  const {dev, ino} = lstatSync(folder);
  return {dev, ino};
}
