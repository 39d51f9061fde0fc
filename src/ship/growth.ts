import {watch} from 'node:fs';
import {newestNote} from '../audit/read/checkpoints.ts';
import {parseCheckpoint} from '../merkle/checkpoint.ts';
import {parseNote} from '../merkle/note.ts';

export interface Patience {
  /** Ends the waiting. */
  readonly signal: AbortSignal;
  /** Milliseconds. The default is no limit. */
  readonly withinMs?: number;
}

/**
 * The account is checked so often if the system reports changes, which may miss some, or reports none.
 * Milliseconds.
 */
const pollMs = 5_000;
const pollUnwatchedMs = 500;

/**
 * Waits until a checkpoint covers more than `size` entries of the account in `dir`. Returns the number that
 * it covers.
 */
export async function growth(dir: string, size: number, {signal, withinMs}: Patience): Promise<number> {
  const deadline = performance.now() + (withinMs ?? Number.POSITIVE_INFINITY);
  for (;;) {
    // A change after the check is noticed, since the watch began before it.
    using change = new Change(dir, deadline - performance.now(), signal);
    const found = committedSize(dir);
    if (found > size || signal.aborted || performance.now() >= deadline) return found;
    await change.happened;
  }
}

/**
 * Returns the number of entries of the account in `dir` under its newest checkpoint. Those are on disk for
 * good, and a crash may cut off the entries behind them. The signature is not verified: the folder is the
 * server's own.
 */
export function committedSize(dir: string): number {
  const note = newestNote(dir);
  return note === undefined ? 0 : parseCheckpoint(parseNote(note).text).size;
}

/** Resolves after `ms`, or when `signal` aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    if (signal.aborted) done();
    else signal.addEventListener('abort', done);
  });
}

/** The next change in a folder, or the end of the time to wait. */
class Change implements Disposable {
  readonly happened: Promise<void>;
  readonly #end = new AbortController();
  readonly #signal: AbortSignal;
  readonly #ended = () => this.#end.abort();

  constructor(dir: string, withinMs: number, signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.#ended);
    if (signal.aborted) this.#ended();
    const {promise, resolve} = Promise.withResolvers<void>();
    const isWatched = onChange(dir, this.#end.signal, resolve);
    const poll = pause(
      Math.min(Math.max(0, withinMs), isWatched ? pollMs : pollUnwatchedMs),
      this.#end.signal,
    );
    this.happened = Promise.race([promise, poll]);
  }

  [Symbol.dispose](): void {
    this.#signal.removeEventListener('abort', this.#ended);
    this.#ended();
  }
}

/** Returns false if the folder cannot be watched: the system may have no watches left. */
function onChange(dir: string, signal: AbortSignal, changed: () => void): boolean {
  if (signal.aborted) return false;
  try {
    watch(dir, {signal}, changed).on('error', changed);
    return true;
  } catch {
    return false;
  }
}
