import type {ChildProcess, StdioOptions} from 'node:child_process';
import {spawn} from 'node:child_process';
import type {BackoffRange} from './backoff.ts';
import {backoffMs} from './backoff.ts';
import {messageOf} from './errors.ts';

export interface ChildCommand {
  readonly argv: readonly [program: string, ...args: string[]];
  readonly stdio: StdioOptions;
  /** Complete: nothing of this process's own environment is added. */
  readonly env: Readonly<Record<string, string>>;
}

export interface SupervisedChildOptions {
  /** The pauses before a child that died is replaced. */
  readonly pauses: BackoffRange;
  /** Milliseconds after which a child no longer counts as one that failed at once. */
  readonly settledMs: number;
  /** Milliseconds that a child has to end by itself once it was asked to. */
  readonly patienceMs: number;
}

export interface ChildOwner {
  /** Returns the command that is to be started; asked each time. */
  command(): ChildCommand;
  /** A child was spawned. Returns what asks this one to end by itself. */
  started(child: ChildProcess): () => void;
  /** The child died without having been asked to end, or could not be started; another follows after `pauseMs`. */
  died(reason: string, pauseMs: number): void;
}

/**
 * Keeps one child of ours running until it is stopped: a child that dies is replaced, after a pause that grows while they
 * die soon. Each child leads a session of its own, so that Ctrl-C on our terminal does not reach it. No failure to start
 * one is thrown.
 */
export class SupervisedChild {
  readonly #options: SupervisedChildOptions;
  readonly #owner: ChildOwner;
  #child: ChildProcess | undefined;
  #askToEnd: () => void = () => {};
  #ended: Promise<void> = Promise.resolve();
  #next: NodeJS.Timeout | undefined;
  #failures = 0;
  #restarts = 0;
  #isStopping = false;

  constructor(options: SupervisedChildOptions, owner: ChildOwner) {
    this.#options = options;
    this.#owner = owner;
  }

  /** To be called once. */
  start(): void {
    this.#spawn();
  }

  /** The child that runs; undefined between two of them. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get restarts(): number {
    return this.#restarts;
  }

  get isStopping(): boolean {
    return this.#isStopping;
  }

  /** Kills the child. Unless this is being stopped, another takes its place. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  /** Asks the child to end, kills it when it takes too long or `hurry` is aborted, and resolves when it is gone. */
  async stop(hurry?: AbortSignal): Promise<void> {
    this.#isStopping = true;
    clearTimeout(this.#next);
    const child = this.#child;
    if (!child) return;
    const kill = () => this.kill();
    endWithin(child, this.#options.patienceMs);
    hurry?.addEventListener('abort', kill);
    if (hurry?.aborted) kill();
    this.#askToEnd();
    await this.#ended;
    hurry?.removeEventListener('abort', kill);
  }

  #spawn(): void {
    const startedAt = performance.now();
    const failed = (error: unknown) => this.#died(0, messageOf(error));
    const child = this.#trySpawn(failed);
    if (!child) return;
    // A child that has a process id exits; one without was not started, and does not.
    child.once('error', error => {
      if (child.pid === undefined) failed(error);
    });
    child.on('error', () => {});
    if (child.pid === undefined) return;
    this.#child = child;
    this.#ended = new Promise(resolve => {
      child.once('exit', (code, signal) => {
        this.#child = undefined;
        resolve();
        this.#died(performance.now() - startedAt, signal ?? `status ${code}`);
      });
    });
    this.#askToEnd = this.#owner.started(child);
  }

  #trySpawn(failed: (error: unknown) => void): ChildProcess | undefined {
    try {
      const {argv, stdio, env} = this.#owner.command();
      const [program, ...args] = argv;
      return spawn(program, args, {detached: true, stdio, env});
    } catch (error) {
      // As the other failures, which come as events: never before the caller has this object.
      setImmediate(failed, error);
      return undefined;
    }
  }

  #died(livedMs: number, reason: string): void {
    if (this.#isStopping) return;
    const {pauses, settledMs} = this.#options;
    if (livedMs > settledMs) this.#failures = 0;
    const pauseMs = backoffMs(pauses, this.#failures++);
    this.#restarts++;
    this.#next = setTimeout(() => this.#spawn(), pauseMs);
    this.#owner.died(reason, pauseMs);
  }
}

/** Kills a child that has not ended after so many milliseconds. */
export function endWithin(child: ChildProcess, ms: number): void {
  const late = setTimeout(() => child.kill('SIGKILL'), ms);
  child.once('exit', () => clearTimeout(late));
}
