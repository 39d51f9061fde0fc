import {exitStatus} from '../exit-status.ts';

/** The status that a shell gives a program that SIGPIPE ended. */
export const brokenPipeStatus = exitStatus.signalBase + 13;

export function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'EPIPE';
}

/** A reader of our output that went away (`reeve ... | head`) is not an error: we exit silently. */
export function quitOnBrokenPipe(error: Error): void {
  if (isBrokenPipe(error)) process.exit(brokenPipeStatus);
}

/** Does some work before the process exits because the reader of our output went. Active until it is disposed of. */
export class BeforeQuitting implements Disposable {
  readonly #work: () => Promise<void>;
  #quitting: Promise<void> | undefined;

  constructor(work: () => Promise<void>) {
    this.#work = work;
    process.stdout.off('error', quitOnBrokenPipe);
    process.stdout.on('error', this.#hear);
  }

  /** Never resolves if `error` means that the reader went, since the process ends. */
  async outcomeOf(error: unknown): Promise<void> {
    if (isBrokenPipe(error)) await this.#quit();
  }

  [Symbol.dispose](): void {
    process.stdout.off('error', this.#hear);
    process.stdout.on('error', quitOnBrokenPipe);
  }

  readonly #hear = (error: Error): void => {
    if (isBrokenPipe(error)) void this.#quit();
  };

  /** Later writes fail as well; they lead to the same end. */
  #quit(): Promise<void> {
    this.#quitting ??= this.#work()
      .catch(() => {})
      .finally(() => process.exit(brokenPipeStatus));
    return this.#quitting;
  }
}
