import type {ProgressHearer} from '../../index.ts';
import {TransferRate, transferLine} from '../../present/transfer-line.ts';
import type {ConnectionStatus} from '../job/connection-status.ts';
import {say} from '../print.ts';
import {canDrawInPlace, LiveRegion} from '../terminal/live-region.ts';

/** A line on a terminal that says how far a transfer is. */
export class TransferBar implements Disposable {
  readonly #isWanted: boolean;
  readonly #areMany: boolean;
  #region: LiveRegion | undefined;
  #rate = new TransferRate();
  #passed = {files: 0, bytes: 0};
  /** The line but for the rate. */
  #heard: Omit<Parameters<typeof transferLine>[0], 'rate'> | undefined;

  /**
   * @param isWanted false if something else goes to this terminal, or nothing shall
   * @param areMany true if transfers go side by side, of which the line has the sum
   */
  constructor({isWanted, areMany = false}: {isWanted: boolean; areMany?: boolean}) {
    this.#isWanted = isWanted && canDrawInPlace();
    this.#areMany = areMany;
  }

  /** Has what a connection says stand in place of the line, until it is disposed of. */
  besides(connection: ConnectionStatus): Disposable {
    return connection.toldBy((text, host) => this.aside(() => say(text, host)));
  }

  /**
   * Returns the `onProgress` of the next transfer; undefined where nothing is shown.
   *
   * @param name of what is put or got
   */
  next(name: string): ProgressHearer | undefined {
    if (!this.#isWanted) return undefined;
    if (!this.#areMany) this.#begin();
    const passed = this.#passed;
    let [filesBefore, bytesBefore] = [0, 0];
    return ({path, files, bytes, size, isWhole}) => {
      passed.files += files - filesBefore;
      passed.bytes += bytes - bytesBefore;
      [filesBefore, bytesBefore] = [files, bytes];
      const isTree = this.#areMany || path !== '';
      this.#heard = {
        name: path === '' ? name : path.slice(path.lastIndexOf('/') + 1),
        files: isTree ? passed.files : undefined,
        bytes: passed.bytes,
        size: isTree ? undefined : size,
        isWhole,
      };
      this.#region ??= new LiveRegion(this.#lines);
    };
  }

  /** Says something else in its place. */
  aside<Result>(work: () => Result): Result {
    return this.#region ? this.#region.aside(work) : work();
  }

  [Symbol.dispose](): void {
    this.#begin();
  }

  #begin(): void {
    this.#region?.[Symbol.dispose]();
    this.#region = undefined;
    this.#rate = new TransferRate();
    this.#passed = {files: 0, bytes: 0};
  }

  readonly #lines = (columns: number): string[] => {
    if (this.#heard === undefined) return [];
    const rate = this.#rate.at(performance.now(), this.#heard.bytes);
    return [transferLine({...this.#heard, rate}, columns)];
  };
}
