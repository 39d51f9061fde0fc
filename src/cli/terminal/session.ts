import type {Chunk} from '../../index.ts';
import type {NearJob} from '../../persist/near-host.ts';
import {CastReader} from '../../present/terminal/cast-reader.ts';
import type {Escape} from '../../present/terminal/escapes.ts';
import {TerminalFilter} from '../../present/terminal/filter.ts';
import {TerminalView} from '../../present/terminal/view.ts';
import type {JobOutput} from '../job/job-output.ts';
import {openJobOutput} from '../job/job-output.ts';
import {say} from '../print.ts';
import type {Keyboard} from './keyboard.ts';
import {terminalSize} from './keyboard.ts';
import {TerminalScreen} from './screen.ts';
import {writtenIn} from './terminal-output.ts';

/** When nothing came for so long, what a recording holds of the past has been shown. */
const quietMs = 100;

/**
 * A job on our terminal: its output there, the keys typed to it, and its size as ours. If the command turns out to
 * have no terminal, its output is shown as that of any other, and our terminal stays as it is.
 */
export class TerminalSession implements JobOutput {
  readonly unshown = undefined;
  readonly #job: NearJob;
  readonly #keyboard: Keyboard;
  readonly #reader = new CastReader();
  readonly #opened: Promise<void>;
  /** Set if the job has no terminal. */
  #output: JobOutput | undefined;
  #screen: TerminalScreen | undefined;
  /** Through which the past is shown. */
  #past: TerminalView | undefined;
  #quiet: NodeJS.Timeout | undefined;
  #next = 0;
  #isOver = false;
  #hasLeft = false;

  /** @param isAttached Whether the job was there before, so that what comes first is its past */
  constructor(job: NearJob, keyboard: Keyboard, isAttached: boolean) {
    this.#job = job;
    this.#keyboard = keyboard;
    if (isAttached) this.#past = new TerminalView('typist');
    // The follower of the job reports why it did not start.
    this.#opened = job.started.then(
      ({terminal, takesInput}) => (terminal ? this.#takeOver(isAttached) : this.#standBack(takesInput)),
      () => {},
    );
  }

  /** True if the person at the terminal asked to leave; the job goes on. */
  get hasLeft(): boolean {
    return this.#hasLeft;
  }

  get failure(): Error | undefined {
    return this.#output?.failure;
  }

  write(chunk: Chunk): Promise<void> | undefined {
    return this.#output ? this.#output.write(chunk) : this.#show(chunk);
  }

  async end(): Promise<void> {
    await this.#opened;
    this.abandon();
    await this.#output?.end();
  }

  abandon(): void {
    this.#isOver = true;
    clearTimeout(this.#quiet);
    process.stdout.off('resize', this.#resized);
    this.#keyboard.stop();
    this.#screen?.restore();
  }

  async #takeOver(isAttached: boolean): Promise<void> {
    const ordered = sizeAsText();
    this.#screen = await TerminalScreen.open(this.#drawAnew);
    if (this.#isOver) {
      this.#screen.restore();
      return;
    }
    process.stdout.on('resize', this.#resized);
    if (isAttached || sizeAsText() !== ordered) this.#resized();
    this.#keyboard.start(this.#escape);
  }

  #standBack(takesInput: boolean): void {
    say('the command has no terminal; its output is shown without one', this.#job.host);
    this.#output = openJobOutput();
    if (takesInput) this.#keyboard.start();
  }

  async #show(chunk: Chunk): Promise<void> {
    await this.#opened;
    if (this.#output) return this.#output.write(chunk);
    const {channel, offset, bytes} = chunk;
    if (offset !== this.#next) this.#reader.gap();
    this.#next = offset + bytes.length;
    if (channel === 'stdout') this.#print(writtenIn(this.#reader.push(bytes)));
    else process.stderr.write(new TerminalFilter().push(bytes).replaceAll('\n', '\r\n'));
  }

  #print(text: string): void {
    this.#screen?.write(this.#past ? this.#past.push(text) : text);
    if (!this.#past) return;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#reachPresent(), quietMs);
  }

  #reachPresent(): void {
    const rest = this.#past?.unfinished ?? '';
    this.#past = undefined;
    this.#screen?.write(rest);
  }

  readonly #resized = (): void => {
    const {columns, rows} = terminalSize();
    this.#job.resize(columns, rows);
  };

  /** A full-screen program draws anew when its size changes, so it does for a moment. */
  readonly #drawAnew = (): void => {
    const {columns, rows} = terminalSize();
    if (this.#screen?.isOnOwnScreen) this.#job.resize(columns, rows > 1 ? rows - 1 : rows + 1);
    this.#resized();
  };

  readonly #escape = (asked: Escape): void => {
    if (asked === 'help') process.stderr.write(help);
    else this.#leave();
  };

  #leave(): void {
    this.#hasLeft = true;
    this.#job.release();
  }
}

const sizeAsText = () => JSON.stringify(terminalSize());

const help = [
  '',
  'Escapes, at the beginning of a line:',
  ' ~.  leave; the program goes on, and reeve says how to come back to it',
  ' ~?  this',
  ' ~~  a tilde',
  '',
].join('\r\n');
