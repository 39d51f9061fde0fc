import type {Reconnector} from '../connection/reconnector.ts';
import {ClientError} from '../errors.ts';
import type {HeardLine, LineOptions} from './line-request.ts';
import {LineRequest} from './line-request.ts';

export interface LineQueueOptions<Fields, Begun> extends LineOptions<Fields, Begun> {
  /** The reason why nothing can be asked for. */
  readonly problem?: Error | undefined;
  /** Ends it when aborted: `next` throws its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** The lines of a host that wait to be taken: as many as were granted credit for, and no more. */
export class LineQueue<Fields extends object, Begun> {
  readonly #request: LineRequest<Fields, Begun>;
  readonly #host: string;
  #waiting: HeardLine<Begun>[] = [];
  #wake: (() => void) | undefined;
  #end: {error?: Error} | undefined;
  #stopHearing: (() => void) | undefined;

  constructor(reconnector: Reconnector, options: LineQueueOptions<Fields, Begun>) {
    const {signal} = options;
    this.#host = reconnector.name;
    const problem = options.problem ?? (signal?.aborted ? asError(signal.reason, this.#host) : undefined);
    this.#request = new LineRequest(reconnector, options, {
      // The lines that wait were asked for by an earlier stream, and come again.
      opened: () => {
        this.#waiting = [];
      },
      heard: line => this.#hear(line),
      failed: error => this.#finish(error),
    });
    if (problem) reconnector.decline(this.#request, problem);
    else reconnector.submit(this.#request);
    if (signal && !problem) this.#endOn(signal);
  }

  /** The next line, when it comes; undefined if nothing more is wanted. @throws the reason why none comes */
  async next(): Promise<HeardLine<Begun> | undefined> {
    for (;;) {
      const next = this.#waiting.shift();
      if (next) return next;
      if (this.#end?.error) throw this.#end.error;
      if (this.#end) return undefined;
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
    }
  }

  /** Wants nothing more. */
  close(): void {
    this.#request.release();
    this.#finish();
  }

  #hear(line: HeardLine<Begun>): void {
    this.#waiting.push(line);
    this.#wake?.();
  }

  #finish(error?: Error): void {
    this.#end ??= error ? {error} : {};
    this.#stopHearing?.();
    this.#wake?.();
  }

  #endOn(signal: AbortSignal): void {
    const end = () => {
      this.#request.release();
      this.#finish(asError(signal.reason, this.#host));
    };
    signal.addEventListener('abort', end, {once: true});
    this.#stopHearing = () => signal.removeEventListener('abort', end);
  }
}

function asError(reason: unknown, host: string): Error {
  if (reason instanceof Error) return reason;
  return new ClientError('connection-lost', `following ${host} was aborted`, {cause: reason});
}
