import {TerminalModes} from '../../present/terminal/modes.ts';
import {afterStop} from './after-stop.ts';
import {TerminalGuard} from './guard.ts';

/**
 * Our terminal in the hands of a program that runs elsewhere: every byte passes as it is, in both directions. It is
 * left as it was by {@link TerminalScreen.restore}, when the process ends, while it is stopped, and by a guard should
 * it be killed.
 */
export class TerminalScreen {
  readonly #guard = TerminalGuard.start();
  readonly #modes = new TerminalModes();
  readonly #resumed: () => void;
  readonly #stops: Disposable;
  #isRaw = false;
  #isOver = false;
  /** Of what we do to the terminal when we go on, one after the other. */
  #resuming: Promise<void> = Promise.resolve();

  /** @param resumed Called when the process goes on after it was stopped: the program may have to draw anew */
  private constructor(resumed: () => void) {
    this.#resumed = resumed;
    process.once('exit', this.restore);
    process.on('SIGTSTP', this.#suspend);
    this.#stops = afterStop(() => {
      this.#resuming = this.#resuming.then(() => this.#resume());
    });
  }

  static async open(resumed: () => void): Promise<TerminalScreen> {
    const screen = new TerminalScreen(resumed);
    await screen.#makeRaw();
    return screen;
  }

  get isOnOwnScreen(): boolean {
    return this.#modes.isOnOwnScreen;
  }

  write(text: string): void {
    this.#modes.push(text);
    // The guard first: we may be killed in between.
    this.#guard.tell(this.#modes.undo());
    process.stdout.write(text);
  }

  /** Leaves the terminal as it was. Does nothing the second time. */
  readonly restore = (): void => {
    process.off('exit', this.restore);
    process.off('SIGTSTP', this.#suspend);
    this.#stops[Symbol.dispose]();
    this.#isOver = true;
    if (this.#isRaw) this.#giveBack();
    this.#guard.dismiss();
  };

  async #makeRaw(): Promise<void> {
    await this.#guard.save();
    process.stdin.setRawMode(true);
    this.#isRaw = true;
    await this.#guard.makeRaw();
  }

  #giveBack(): void {
    this.#isRaw = false;
    const {isOnOwnScreen, endsLine} = this.#modes;
    // The next message begins a line; a screen that goes away restores the cursor.
    process.stdout.write(this.#modes.undo() + (isOnOwnScreen || endsLine ? '' : '\r\n'));
    process.stdin.setRawMode(false);
    this.#guard.tell('');
  }

  /** Somebody stops us from outside (Ctrl-Z is the program's). */
  readonly #suspend = (): void => {
    if (!this.#isRaw) return;
    this.#giveBack();
    process.kill(process.pid, 'SIGSTOP');
  };

  /** Also after a stop that we did not see (SIGSTOP), which left the terminal to the shell as it was. */
  async #resume(): Promise<void> {
    if (this.#isOver) return;
    if (this.#isRaw) process.stdin.setRawMode(false);
    await this.#makeRaw();
    if (this.#isOver) return;
    this.write(this.#modes.redo());
    this.#resumed();
  }
}
