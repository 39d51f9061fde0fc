import type {Host} from '../client/host.ts';
import type {Job} from '../client/job/job.ts';
import {channel, dataHeader} from '../protocol/frame.ts';
import type {FromCommand, FromKeeper, JobCall} from './messages.ts';
import {window} from './messages.ts';
import {ServedInput} from './served-input.ts';
import {toldError} from './told-error.ts';

/** The socket of a command, as far as one job needs it. */
export interface CommandStream {
  readonly number: number;
  send(message: FromKeeper): void;
  grant(bytes: number): void;
  /** `written` is called once they left us, if they do. */
  write(bytes: Uint8Array, written?: () => void): void;
}

/** A job that is followed for a command. */
export class ServedJob {
  readonly #stream: CommandStream;
  readonly #input: ServedInput | undefined;
  readonly #job: Job;
  #room = window;
  #wake: (() => void) | undefined;
  #isReleased = false;

  constructor(host: Host, call: JobCall, stream: CommandStream) {
    this.#stream = stream;
    const isFed = call.call !== 'auditLog' && call.options.stdin;
    if (isFed) this.#input = new ServedInput(window, bytes => stream.grant(bytes));
    this.#job = start(host, call, this.#input);
    void this.#tell();
  }

  message(message: FromCommand): void {
    if (message.type === 'resize') this.#job.resize(message.columns, message.rows);
    if (message.type === 'input-end') this.#input?.end();
    if (message.type === 'input-failed') this.#input?.end(new Error(message.message));
    if (message.type === 'release') this.release();
  }

  /** Some input came. */
  data(bytes: Uint8Array): void {
    this.#input?.push(bytes);
  }

  /** The command takes so many bytes of output more. */
  credit(bytes: number): void {
    this.#room += bytes;
    this.#wake?.();
  }

  /** Nothing more is wanted; the job goes on. */
  release(): void {
    this.#isReleased = true;
    this.#job.release();
    this.#wake?.();
  }

  async #tell(): Promise<void> {
    try {
      // A job that never began ends without a start.
      const started = await Promise.race([this.#job.started, this.#job.settled]);
      if (started) this.#stream.send({type: 'started', started});
      for await (const {channel: name, offset, bytes, done} of this.#job) {
        await this.#whenThereIsRoom();
        if (this.#isReleased) return;
        this.#room -= bytes.length;
        this.#stream.write(dataHeader(this.#stream.number, channel[name], offset, bytes.length));
        this.#stream.write(bytes, done);
      }
      const {stdout: _o, stderr: _e, stdoutBytes: _ob, stderrBytes: _eb, ...result} = await this.#job;
      this.#stream.send({type: 'ended', result: {...result, receipt: result.receipt}});
    } catch (error) {
      if (!this.#isReleased) this.#stream.send({type: 'failed', error: toldError(error)});
    }
  }

  async #whenThereIsRoom(): Promise<void> {
    while (this.#room <= 0 && !this.#isReleased)
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
  }
}

function start(host: Host, call: JobCall, input: ServedInput | undefined): Job {
  switch (call.call) {
    case 'run': {
      const {stdin: _, ...options} = call.options;
      return host.run(call.command, call.words, {...options, stdin: input});
    }
    case 'attach': {
      const {stdin: _, ...options} = call.options;
      return host.attach(call.job, {...options, stdin: input});
    }
    case 'auditLog':
      return host.auditLog(call.filter, {id: call.id});
  }
}
