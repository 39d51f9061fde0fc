import type {NearJob} from '../../persist/near-host.ts';
import {cutTo} from '../../present/text-width.ts';
import {said, say} from '../print.ts';
import {isInForeground} from '../terminal/foreground.ts';
import type {ConnectionStatus} from './connection-status.ts';

/** Delay before the line is shown. */
const quietMs = 2000;

interface Quiet {
  readonly host: string;
  readonly command: string;
  readonly job: NearJob;
  readonly connection: ConnectionStatus;
  /** True if the user may type into the same line, which then cannot be taken back. */
  readonly isTyped: boolean;
}

/**
 * A line on a terminal with host and id of a job that has printed nothing yet. It is removed before anything else is shown,
 * if it can be.
 */
export class QuietLine implements Disposable {
  readonly #quiet: Quiet;
  readonly #timer: NodeJS.Timeout;
  readonly #untold: Disposable;
  #isDue = false;
  #isShown = false;
  #isOver = false;
  #state: string | undefined;

  constructor(quiet: Quiet) {
    this.#quiet = quiet;
    const {command, job, connection} = quiet;
    this.#timer = setTimeout(() => {
      this.#isDue = true;
      this.#show();
    }, quietMs);
    this.#untold = connection.toldBy((text, host) => this.aside(() => say(text, host)));
    void connection.queued.then(() => this.#becomes(`job ${job.id} waits for its turn; Ctrl-C cancels it`));
    job.started.then(
      () => this.#becomes(`${command} runs as job ${job.id}; Ctrl-C ends it`),
      () => {},
    );
    process.on('SIGINT', this.#hide).on('SIGTERM', this.#hide).on('exit', this.#hide);
  }

  /** Prints something else above the line. */
  aside(work: () => void): void {
    this.#clear();
    work();
    this.#show();
  }

  /** Removes the line for good: there is output to show. */
  hide(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#timer);
    this.#clear();
    this.#untold[Symbol.dispose]();
    process.off('SIGINT', this.#hide).off('SIGTERM', this.#hide).off('exit', this.#hide);
  }

  [Symbol.dispose](): void {
    this.hide();
  }

  readonly #hide = (): void => this.hide();

  #becomes(state: string): void {
    this.#clear();
    this.#state = state;
    this.#show();
  }

  #show(): void {
    if (!this.#isDue || this.#isOver || this.#isShown || this.#state === undefined) return;
    if (!isInForeground()) return;
    const {host} = this.#quiet;
    this.#isShown = true;
    if (this.#canBeTakenBack())
      process.stderr.write(cutTo(said(this.#state, host), process.stderr.columns - 1));
    else say(this.#state, host);
  }

  #clear(): void {
    if (!this.#isShown || !this.#canBeTakenBack()) return;
    this.#isShown = false;
    // A shell that has the terminal meanwhile has its prompt there.
    if (isInForeground()) process.stderr.write('\r\u001b[K');
  }

  #canBeTakenBack(): boolean {
    return !this.#quiet.isTyped && process.env.TERM !== 'dumb' && process.stderr.columns > 0;
  }
}
