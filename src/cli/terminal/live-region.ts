import {afterStop} from './after-stop.ts';
import {isInForeground} from './foreground.ts';

/** Milliseconds between two drawings. */
const everyMs = 100;
/** Characters of output that wait for the next drawing. */
const mostWaiting = 1024 * 1024;
/** Rows that are left for output. */
const leastRows = 2;

/** A terminal that became narrower may be so for a moment before we hear of it: it cuts lines then. */
const unwrapped = '\u001b[?7l';
const wrapped = '\u001b[?7h';

/** True if standard error is a terminal on which lines can be drawn in place. */
export function canDrawInPlace(): boolean {
  const {isTTY, columns} = process.stderr;
  return isTTY && columns > 0 && process.env.TERM !== 'dumb';
}

/**
 * Lines at the end of what a terminal shows, drawn again and again in place on standard error, while output
 * goes on above them. It is not there while the process is stopped or in the background, and is gone when it is
 * disposed of and when the process ends. The cursor stays in the first column of the first line: a terminal
 * that becomes narrower breaks lines in two, and all of them are behind the cursor then.
 */
export class LiveRegion implements Disposable {
  readonly #lines: (columns: number) => readonly string[];
  readonly #timer: NodeJS.Timeout;
  readonly #showFrom: number;
  readonly #waiting: {readonly stream: NodeJS.WriteStream; text: string}[] = [];
  #waitingSize = 0;
  readonly #stops: Disposable;
  /** When something was written or drawn. */
  #touched = Number.NEGATIVE_INFINITY;
  #shown = '';

  /**
   * @param lines what is shown now, each line of at most so many columns; an array without any shows nothing
   * @param afterMs milliseconds before which nothing is shown
   */
  constructor(lines: (columns: number) => readonly string[], afterMs = 0) {
    this.#lines = lines;
    this.#showFrom = performance.now() + afterMs;
    this.#timer = setInterval(this.#draw, everyMs);
    process.on('exit', this.#leave);
    process.on('SIGTSTP', this.#stop);
    this.#stops = afterStop(this.#forget);
    process.stderr.on('resize', this.#forget);
  }

  /** Writes whole lines to the terminal, above the region; several at once, where they come fast. */
  write(stream: NodeJS.WriteStream, lines: string): void {
    const last = this.#waiting.at(-1);
    if (last?.stream === stream) last.text += lines;
    else this.#waiting.push({stream, text: lines});
    this.#waitingSize += lines.length;
    if (this.#waitingSize > mostWaiting) this.#flush();
    else if (performance.now() - this.#touched >= everyMs) this.#draw();
  }

  /** Says something else above the region. */
  aside<Result>(work: () => Result): Result {
    this.#flush();
    this.#clear();
    return work();
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    process.off('exit', this.#leave);
    process.off('SIGTSTP', this.#stop);
    this.#stops[Symbol.dispose]();
    process.stderr.off('resize', this.#forget);
    this.#leave();
  }

  readonly #draw = (): void => {
    this.#flush();
    if (performance.now() < this.#showFrom) return;
    const {columns, rows} = process.stderr;
    const lines = this.#lines(columns - 1).slice(0, Math.max(0, rows - leastRows));
    const up = lines.length > 1 ? `\u001b[${lines.length - 1}A` : '';
    const text =
      lines.length === 0 ? '' : `\r${unwrapped}${lines.join('\u001b[K\r\n')}\u001b[J\r${up}${wrapped}`;
    if (text === this.#shown || !isInForeground()) return;
    if (text === '') this.#clear();
    else process.stderr.write(text);
    this.#shown = text;
    this.#touched = performance.now();
  };

  /** Writes the output that waits. */
  #flush(): void {
    if (this.#waiting.length === 0) return;
    this.#clear();
    for (const {stream, text} of this.#waiting.splice(0)) stream.write(text);
    this.#waitingSize = 0;
    this.#touched = performance.now();
  }

  #clear(): void {
    if (this.#shown === '') return;
    this.#shown = '';
    // A shell that has the terminal meanwhile has its prompt there.
    if (isInForeground()) process.stderr.write('\r\u001b[J');
  }

  readonly #leave = (): void => {
    this.#flush();
    this.#clear();
  };

  /** The lines on the terminal have another form now, or are gone. */
  readonly #forget = (): void => {
    if (this.#shown !== '') this.#shown = '\r';
  };

  readonly #stop = (): void => {
    this.#leave();
    process.kill(process.pid, 'SIGSTOP');
  };
}
