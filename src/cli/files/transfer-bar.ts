import type {ProgressHearer} from '../../index.ts';
import {TransferRate, transferLine} from '../../present/transfer-line.ts';
import type {ConnectionStatus} from '../job/connection-status.ts';
import {say} from '../print.ts';
import {isInForeground} from '../terminal/foreground.ts';

/** Milliseconds between two drawings. */
const everyMs = 100;

/**
 * A line on a terminal that says how far a transfer is, drawn again and again in place. The cursor stays in its first column: a
 * terminal that becomes narrower breaks the line in two, and all of it is behind the cursor then.
 */
export class TransferBar implements Disposable {
  readonly #isWanted: boolean;
  readonly #areMany: boolean;
  #timer: NodeJS.Timeout | undefined;
  #rate = new TransferRate();
  #passed = {files: 0, bytes: 0};
  /** The line but for the rate. */
  #heard: Omit<Parameters<typeof transferLine>[0], 'rate'> | undefined;
  #isShown = false;

  /**
   * @param isWanted false if something else goes to this terminal, or nothing shall
   * @param areMany true if transfers go side by side, of which the line has the sum
   */
  constructor({isWanted, areMany = false}: {isWanted: boolean; areMany?: boolean}) {
    const {isTTY, columns} = process.stderr;
    this.#isWanted = isWanted && isTTY && columns > 0 && process.env.TERM !== 'dumb';
    this.#areMany = areMany;
    if (this.#isWanted) process.on('exit', this.#clear);
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
      this.#timer ??= setInterval(this.#draw, everyMs);
    };
  }

  /** Says something else in its place. */
  aside<Result>(work: () => Result): Result {
    this.#clear();
    return work();
  }

  [Symbol.dispose](): void {
    this.#begin();
    process.off('exit', this.#clear);
  }

  #begin(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#clear();
    this.#rate = new TransferRate();
    this.#passed = {files: 0, bytes: 0};
  }

  readonly #draw = (): void => {
    if (this.#heard === undefined || !isInForeground()) return;
    const rate = this.#rate.at(performance.now(), this.#heard.bytes);
    const line = transferLine({...this.#heard, rate}, process.stderr.columns - 1);
    this.#isShown = true;
    process.stderr.write(`\r${line}\u001b[J\r`);
  };

  readonly #clear = (): void => {
    if (!this.#isShown) return;
    this.#isShown = false;
    // A shell that has the terminal meanwhile has its prompt there.
    if (isInForeground()) process.stderr.write('\r\u001b[J');
  };
}
