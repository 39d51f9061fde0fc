import type {WriteStream} from 'node:tty';
import type {Painted} from '../../present/lines.ts';
import type {Screen} from '../../present/screen.ts';
import {screenOf} from '../../present/screen.ts';
import {cutTo} from '../../present/text-width.ts';

/** Without line wrap: a table that is wider than the screen is cut by it. */
const enter = '\u001b[?1049h\u001b[?25l\u001b[?7l';
const leave = '\u001b[?7h\u001b[?25h\u001b[?1049l';
const home = '\u001b[H';
/** Before a line: behind one that fills its row it would take the last character away. */
const emptied = '\u001b[2K';
const restOfScreen = '\u001b[J';

/** True if lines can be drawn in place there: it is a terminal that says its size and can move its cursor. */
export const canBeDrawnOn = ({isTTY, columns, rows}: WriteStream): boolean =>
  isTTY && columns > 0 && rows > 0 && process.env.TERM !== 'dumb';

/** Signals that end a process; the terminal is restored before. */
const endings = ['SIGTERM', 'SIGHUP', 'SIGQUIT'] as const;

/**
 * Lines that are drawn again and again in place, on a screen of their own: the terminal's other one, so that what stood
 * on the first is there afterwards. Cut to the terminal's size, which is followed.
 */
export class LiveScreen implements Disposable {
  readonly #terminal: WriteStream;
  #lines: (screen: Screen) => readonly (string | Painted)[] = () => [];
  #isShown = false;

  constructor(terminal: WriteStream) {
    this.#terminal = terminal;
    terminal.on('resize', this.#redraw);
    process.on('exit', this.#hide);
    process.on('SIGTSTP', this.#stop);
    process.on('SIGCONT', this.#redraw);
    for (const signal of endings) process.on(signal, this.#end);
  }

  /** Shows lines in place of those before; text in them is visible, and what is painted is no wider than the screen it is for. */
  draw(lines: (screen: Screen) => readonly (string | Painted)[]): void {
    this.#lines = lines;
    this.#redraw();
  }

  [Symbol.dispose](): void {
    this.#hide();
    this.#terminal.off('resize', this.#redraw);
    process.off('exit', this.#hide);
    process.off('SIGTSTP', this.#stop);
    process.off('SIGCONT', this.#redraw);
    for (const signal of endings) process.off(signal, this.#end);
  }

  readonly #redraw = (): void => {
    const {columns, rows} = this.#terminal;
    const lines = this.#lines(screenOf(this.#terminal)).slice(0, rows);
    const shown = lines.map(line => emptied + (typeof line === 'string' ? cutTo(line, columns) : line.shown));
    const opening = this.#isShown ? '' : enter;
    this.#isShown = true;
    this.#terminal.write(opening + home + shown.join('\n') + restOfScreen);
  };

  readonly #hide = (): void => {
    if (this.#isShown) this.#terminal.write(leave);
    this.#isShown = false;
  };

  readonly #stop = (): void => {
    this.#hide();
    process.kill(process.pid, 'SIGSTOP');
  };

  readonly #end = (signal: NodeJS.Signals): void => {
    this[Symbol.dispose]();
    process.kill(process.pid, signal);
  };
}
